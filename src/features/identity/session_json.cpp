#include "features/identity/session_json.h"

#include <boost/describe.hpp>

#include "base/text.h"
#include "features/identity/account_json.h"
#include "features/identity/account_rules.h"
#include "features/identity/second_factor.h"
#include "platform/json/json.h"

namespace lianxin::identity {
namespace {

struct AccountName {
  AccountId id{};
  std::string account;
};
BOOST_DESCRIBE_STRUCT(AccountName, (), (id, account))

struct Named {
  Uuid id{};
  std::string name;
};
BOOST_DESCRIBE_STRUCT(Named, (), (id, name))

struct PlaceBody {
  std::string code;
  std::string name;
  std::string full_name;
};
BOOST_DESCRIBE_STRUCT(PlaceBody, (), (code, name, full_name))

struct ScopeBody {
  std::string kind;
  json::Maybe<std::string> place{};
  json::Maybe<UnitId> unit{};
  json::Maybe<std::string> name{};
};
BOOST_DESCRIBE_STRUCT(ScopeBody, (), (kind, place, unit, name))

struct RoleBody {
  Role role{};
  ScopeBody scope{};
};
BOOST_DESCRIBE_STRUCT(RoleBody, (), (role, scope))

struct SessionBody {
  std::string csrf_token;
  AccountName account{};
  std::optional<Named> person{};
  std::optional<Named> unit{};
  std::optional<PlaceBody> place{};
  std::vector<RoleBody> roles{};
  std::vector<std::string> may{};
  Language language{};
  Theme theme{};
  bool must_change_password = false;
  Moment now{};
  Moment expires_at{};
};
BOOST_DESCRIBE_STRUCT(SessionBody, (), (csrf_token, account, person, unit, place, roles, may, language, theme,
                                        must_change_password, now, expires_at))

struct OwnSessionBody {
  std::string id;
  Moment begun_at{};
  Moment seen_at{};
  std::string user_agent;
  bool current = false;
};
BOOST_DESCRIBE_STRUCT(OwnSessionBody, (), (id, begun_at, seen_at, user_agent, current))

struct SignInBody {
  std::string account;
  std::string password;
  std::optional<std::string> totp{};
};
BOOST_DESCRIBE_STRUCT(SignInBody, (), (account, password, totp))

struct SettingsBody {
  std::optional<Language> language{};
  std::optional<Theme> theme{};
};
BOOST_DESCRIBE_STRUCT(SettingsBody, (), (language, theme))

struct PasswordChangeBody {
  std::string old_password;
  std::string new_password;
};
BOOST_DESCRIBE_STRUCT(PasswordChangeBody, (), (old_password, new_password))

void check_length(std::vector<FieldFault>& faults, std::string_view field, std::string_view text, std::size_t longest) {
  if (text.empty()) faults.push_back({std::string(field), "identity.blank"});
  if (length_of(text) > longest) faults.push_back({std::string(field), "identity.too_long", {{"max", std::to_string(longest)}}});
}

RoleBody role_body(const RoleAt& at) {
  RoleBody body{.role = at.role, .scope = {.kind = std::string(scope_kind_of(at.reach))}};
  if (at.place) body.scope.place = *at.place;
  if (at.unit) body.scope.unit = *at.unit;
  if (!at.name.empty()) body.scope.name = at.name;
  return body;
}

}  // namespace

std::string session_json(const SessionInfo& info, std::string_view csrf_token, Moment now, Moment expires_at,
                         const std::vector<std::string>& may, Zone zone) {
  const Account& account = info.account;
  SessionBody body{.csrf_token = std::string(csrf_token), .account = {account.id, account.login_name}, .may = may,
                   .language = account.language, .theme = account.theme, .must_change_password = account.must_change_password,
                   .now = now, .expires_at = expires_at};
  if (account.person) body.person = Named{account.person->value, account.person_name};
  if (account.unit) body.unit = Named{account.unit->value, account.unit_name};
  if (info.place) body.place = PlaceBody{info.place->code, info.place->name, info.place->full_name};
  for (const RoleAt& at : info.roles) body.roles.push_back(role_body(at));
  return json::write(body, zone);
}

std::string own_sessions_json(const std::vector<OwnSession>& sessions, Zone zone) {
  Page<OwnSessionBody> out;
  for (const OwnSession& s : sessions) out.items.push_back({s.id, s.begun_at, s.seen_at, s.user_agent, s.current});
  return json::write(out, zone);
}

Result<SignIn> read_sign_in(std::string_view text) {
  auto body = TRY(json::read<SignInBody>(text));
  std::vector<FieldFault> faults;
  check_length(faults, "account", body.account, longest_login_name);
  check_length(faults, "password", body.password, longest_password);
  if (body.totp && length_of(*body.totp) > longest_code)
    faults.push_back({"totp", "identity.too_long", {{"max", std::to_string(longest_code)}}});
  if (!faults.empty()) return invalid(std::move(faults));
  return SignIn{std::move(body.account), std::move(body.password), std::move(body.totp).value_or("")};
}

Result<Settings> read_settings(std::string_view text) {
  const auto body = TRY(json::read<SettingsBody>(text));
  if (!body.language && !body.theme) return invalid_field("", "identity.nothing_to_change");
  return Settings{body.language, body.theme};
}

Result<PasswordChange> read_password_change(std::string_view text) {
  auto body = TRY(json::read<PasswordChangeBody>(text));
  std::vector<FieldFault> faults;
  check_length(faults, "old_password", body.old_password, longest_password);
  if (!faults.empty()) return invalid(std::move(faults));
  return PasswordChange{std::move(body.old_password), std::move(body.new_password)};
}

}  // namespace lianxin::identity
