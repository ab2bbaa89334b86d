#include "features/identity/account_json.h"

#include <boost/describe.hpp>
#include <algorithm>

#include "platform/json/json.h"

namespace lianxin::identity {
namespace {

enum class ScopeKind { subtree, unit, links };
BOOST_DESCRIBE_ENUM(ScopeKind, subtree, unit, links)

struct ScopeBody {
  ScopeKind kind{};
  json::Maybe<std::string> place{};
  json::Maybe<UnitId> unit{};
  json::Maybe<std::string> name{};
};
BOOST_DESCRIBE_STRUCT(ScopeBody, (), (kind, place, unit, name))

struct Named {
  Uuid id{};
  std::string name;
};
BOOST_DESCRIBE_STRUCT(Named, (), (id, name))

struct GrantBody {
  GrantId id{};
  Role role{};
  ScopeBody scope{};
  Moment granted_at{};
  json::Maybe<Named> granted_by{};
};
BOOST_DESCRIBE_STRUCT(GrantBody, (), (id, role, scope, granted_at, granted_by))

struct AccountBody {
  AccountId id{};
  std::string account;
  std::optional<Named> person{};
  std::optional<Named> unit{};
  bool blocked = false;
  bool must_change_password = false;
  std::optional<Moment> last_sign_in_at{};
  std::vector<GrantBody> grants{};
  std::int64_t version = 1;
  json::Maybe<bool> has_totp{};
};
BOOST_DESCRIBE_STRUCT(AccountBody, (), (id, account, person, unit, blocked, must_change_password, last_sign_in_at, grants, version, has_totp))

struct GrantNewBody {
  Role role{};
  ScopeBody scope{};
};
BOOST_DESCRIBE_STRUCT(GrantNewBody, (), (role, scope))

struct AccountNewBody {
  std::optional<AccountId> id{};
  std::string account;
  std::string password;
  std::optional<PersonId> person_id{};
  std::optional<Language> language{};
  std::optional<bool> must_change_password{};
  std::optional<std::vector<GrantNewBody>> grants{};
};
BOOST_DESCRIBE_STRUCT(AccountNewBody, (), (id, account, password, person_id, language, must_change_password, grants))

struct AccountEditBody {
  std::optional<bool> blocked{};
  std::optional<std::string> password{};
  std::optional<bool> must_change_password{};
  std::optional<PersonId> person_id{};
};
BOOST_DESCRIBE_STRUCT(AccountEditBody, (), (blocked, password, must_change_password, person_id))

struct TokenBody {
  std::string id;
  std::string name;
  Moment created_at{};
  std::optional<Moment> last_used_at{};
  std::optional<Day> expires_on{};
};
BOOST_DESCRIBE_STRUCT(TokenBody, (), (id, name, created_at, last_used_at, expires_on))

struct TokenNewBody {
  std::string name;
  std::optional<Day> expires_on{};
};
BOOST_DESCRIBE_STRUCT(TokenNewBody, (), (name, expires_on))

struct TokenMadeBody {
  std::string id;
  std::string name;
  std::string secret;
};
BOOST_DESCRIBE_STRUCT(TokenMadeBody, (), (id, name, secret))

ScopeKind kind_of(Reach reach) {
  switch (reach) {
    case Reach::subtree: return ScopeKind::subtree;
    case Reach::own_unit: return ScopeKind::unit;
    case Reach::own_links: return ScopeKind::links;
  }
  return ScopeKind::links;
}

Reach reach_of_kind(ScopeKind kind) {
  switch (kind) {
    case ScopeKind::subtree: return Reach::subtree;
    case ScopeKind::unit: return Reach::own_unit;
    case ScopeKind::links: return Reach::own_links;
  }
  return Reach::own_links;
}

ScopeBody scope_body(const AccountGrant& grant, const ScopeNames& names) {
  ScopeBody body{.kind = kind_of(grant.reach)};
  std::string key;
  if (grant.place) body.place = key = *grant.place;
  if (grant.unit) {
    body.unit = *grant.unit;
    key = to_text(*grant.unit);
  }
  const auto name = std::ranges::find(names, key, &ScopeNames::value_type::first);
  if (name != names.end()) body.name = name->second;
  return body;
}

GrantBody grant_body(const AccountGrant& grant, const ScopeNames& names) {
  GrantBody body{.id = grant.id, .role = grant.role, .scope = scope_body(grant, names), .granted_at = grant.granted_at};
  if (grant.granted_by) body.granted_by = Named{grant.granted_by->value, grant.granted_by_name};
  return body;
}

AccountBody account_body(const Account& account, const std::vector<AccountGrant>& grants, const ScopeNames& names) {
  AccountBody body{.id = account.id, .account = account.login_name, .blocked = account.blocked,
                   .must_change_password = account.must_change_password, .last_sign_in_at = account.last_sign_in_at,
                   .version = account.version};
  if (account.person) body.person = Named{account.person->value, account.person_name};
  if (account.unit) body.unit = Named{account.unit->value, account.unit_name};
  for (const AccountGrant& grant : grants)
    if (grant.account == account.id) body.grants.push_back(grant_body(grant, names));
  return body;
}

NewGrant new_grant(GrantNewBody body) {
  return {.role = body.role, .reach = reach_of_kind(body.scope.kind), .place = std::move(body.scope.place),
          .unit = std::move(body.scope.unit)};
}

}  // namespace

std::string_view scope_kind_of(Reach reach) { return json::name_of_enumerator(kind_of(reach)); }

std::string account_json(const Account& account, const std::vector<AccountGrant>& grants, const ScopeNames& names, bool has_totp, Zone zone) {
  AccountBody body = account_body(account, grants, names);
  body.has_totp = std::optional(has_totp);
  return json::write(body, zone);
}

std::string accounts_json(const Page<Account>& page, const std::vector<AccountGrant>& grants, const ScopeNames& names, Zone zone) {
  Page<AccountBody> out{.items = {}, .next = page.next, .total = page.total};
  for (const Account& account : page.items) out.items.push_back(account_body(account, grants, names));
  return json::write(out, zone);
}

std::string grant_json(const AccountGrant& grant, const ScopeNames& names, Zone zone) {
  return json::write(grant_body(grant, names), zone);
}

std::string grants_json(const std::vector<AccountGrant>& grants, const ScopeNames& names, Zone zone) {
  Page<GrantBody> out;
  for (const AccountGrant& grant : grants) out.items.push_back(grant_body(grant, names));
  return json::write(out, zone);
}

Result<AccountCreation> read_new_account(std::string_view text) {
  auto body = TRY(json::read<AccountNewBody>(text));
  AccountCreation creation{.account = {}, .password = std::move(body.password)};
  NewAccount& account = creation.account;
  account.id = body.id.value_or(AccountId{});
  account.login_name = std::move(body.account);
  account.person = body.person_id;
  account.language = body.language.value_or(Language::zh);
  account.must_change_password = body.must_change_password.value_or(true);
  if (body.grants)
    for (auto& grant : *body.grants) account.grants.push_back(new_grant(std::move(grant)));
  return creation;
}

Result<AccountChange> read_account_edit(std::string_view text) {
  auto body = TRY(json::read<AccountEditBody>(text));
  if (!body.blocked && !body.password && !body.person_id) return invalid_field("", "identity.nothing_to_change");
  return AccountChange{.edit = {.blocked = body.blocked, .person = body.person_id}, .password = std::move(body.password),
                       .must_change_password = body.must_change_password.value_or(true)};
}

Result<NewGrant> read_new_grant(std::string_view text) { return new_grant(TRY(json::read<GrantNewBody>(text))); }

std::string tokens_json(const std::vector<Token>& tokens, Zone zone) {
  Page<TokenBody> out;
  for (const Token& t : tokens) out.items.push_back({t.id, t.name, t.created_at, t.last_used_at, t.expires_on});
  return json::write(out, zone);
}

std::string token_made_json(const TokenMade& made) { return json::write(TokenMadeBody{made.id, made.name, made.secret}); }

Result<TokenNew> read_new_token(std::string_view text) {
  auto body = TRY(json::read<TokenNewBody>(text));
  return TokenNew{std::move(body.name), body.expires_on};
}

}  // namespace lianxin::identity
