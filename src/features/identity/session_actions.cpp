#include "features/identity/session_actions.h"

#include "features/identity/account_actions.h"
#include "features/identity/account_rules.h"
#include "features/identity/account_store.h"
#include "features/identity/attempt_actions.h"
#include "features/identity/grant_store.h"
#include "features/identity/password_actions.h"
#include "features/identity/second_factor_actions.h"
#include "features/places/places.h"
#include "platform/journal/journal.h"

namespace lianxin::identity {
namespace {

Result<void> tell(db::Writer& w, const Doing& doing, std::string_view kind, const Account& account) {
  return journal::record(w, doing,
                         {.kind = kind, .subject_kind = "account", .subject = to_text(account.id), .place_path = account.place_path});
}

Result<void> tell_own(db::Writer& w, const Doing& doing, std::string_view partition, std::string_view kind) {
  const Account account = TRY(load_account(w, partition, doing.by.account));
  return tell(w, doing, kind, account);
}

Doing as_account(const Doing& doing, const Account& account) {
  Doing out = doing;
  out.by.kind = Actor::Kind::account;
  out.by.account = account.id;
  out.by.person = account.person.value_or(PersonId{});
  out.by.name = account.person_name.empty() ? account.login_name : account.person_name;
  out.by.via = "session";
  return out;
}

}  // namespace

Result<SignInProof> check_sign_in(db::Store& store, std::string_view partition, const SignIn& given, Moment now) {
  SignInProof proof{.login_name = normalized_login_name(given.login_name), .code = given.code};
  auto read = store.reading([&](db::Reader& r) -> Result<std::optional<Credentials>> {
    if (auto refusal = TRY(locked_now(r, partition, proof.login_name, now))) return std::move(*refusal);
    return find_credentials(r, partition, proof.login_name);
  });
  const auto credentials = TRY(std::move(read));
  if (!credentials) {
    compare_with_nobodys(given.password);
    return proof;
  }
  proof.account = credentials->account;
  proof.password_hash = credentials->password_hash;
  proof.matched = is_password_of(credentials->password_hash, given.password);
  return proof;
}

Result<SignInOutcome> sign_in(db::Writer& w, const Doing& doing, const Deployment& deployment, const SignInProof& proof,
                              std::string_view user_agent) {
  const std::string& partition = deployment.partition;
  if (auto refusal = TRY(locked_now(w, partition, proof.login_name, doing.now))) return SignInOutcome{.refusal = std::move(*refusal)};
  std::optional<Account> account;
  bool right = proof.matched && proof.account;
  if (proof.account) {
    account = TRY(find_account(w, partition, *proof.account));
    const auto credentials = TRY(find_credentials(w, partition, *proof.account));
    const auto view = TRY(access::find_account(w, *proof.account));
    right = right && account && credentials && credentials->password_hash == proof.password_hash && view && view->active;
  }
  if (!right) {
    TRY(count_failure(w, doing, partition, proof.login_name, account));
    return SignInOutcome{.refusal = fail(Code::unauthenticated, "identity.sign_in_refused")};
  }
  if (auto refusal = TRY(second_refusal(w, doing, deployment, *account, proof.code))) return SignInOutcome{.refusal = std::move(*refusal)};
  TRY(forget_failures(w, partition, proof.login_name));
  TRY(set_signed_in(w, partition, account->id, doing.now));
  account->last_sign_in_at = doing.now;
  auto session = TRY(access::begin_session(w, account->id, doing.now, user_agent));
  TRY(tell(w, as_account(doing, *account), "account.signed_in", *account));
  return SignInOutcome{.signed_in = SignedIn{std::move(*account), std::move(session)}};
}

Result<void> sign_out(db::Writer& w, const Doing& doing, std::string_view partition, std::string_view session_token) {
  TRY(access::end_session(w, session_token));
  return tell_own(w, doing, partition, "account.signed_out");
}

Result<void> sign_out_everywhere(db::Writer& w, const Doing& doing, std::string_view partition, std::string_view session_token,
                                 bool with_own) {
  if (with_own) {
    TRY(access::end_sessions_of(w, doing.by.account));
  } else {
    TRY(access::end_other_sessions_of(w, doing.by.account, session_token));
  }
  return tell_own(w, doing, partition, "account.signed_out_everywhere");
}

Result<void> end_own_session(db::Writer& w, const Doing& doing, std::string_view partition, std::string_view session_id) {
  if (!TRY(access::end_session_by_id(w, doing.by.account, session_id))) return fail(Code::not_found, "base.not_found");
  return tell_own(w, doing, partition, "account.session_ended");
}

Result<std::vector<OwnSession>> list_own_sessions(const db::Reader& r, const Actor& by, std::string_view session_token, Moment now) {
  std::vector<OwnSession> out;
  for (auto& open : TRY(access::list_sessions_of(r, by.account, session_token, now)))
    out.push_back({std::move(open.id), open.begun_at, open.seen_at, std::move(open.user_agent), open.current});
  return out;
}

Result<PasswordProof> check_password_change(db::Store& store, std::string_view partition, AccountId id, std::string_view old_password,
                                            std::string_view new_password) {
  std::string login_name;
  auto read = store.reading([&](db::Reader& r) -> Result<Credentials> {
    login_name = TRY(load_account(r, partition, id)).login_name;
    auto found = TRY(find_credentials(r, partition, id));
    if (!found) return fail(Code::not_found, "base.not_found");
    return std::move(*found);
  });
  const auto credentials = TRY(std::move(read));
  TRY(check_password(new_password, login_name, "new_password"));
  if (new_password == old_password) return invalid_field("new_password", "identity.password_same");
  PasswordProof proof{.matched = is_password_of(credentials.password_hash, old_password), .checked_hash = credentials.password_hash};
  if (proof.matched) proof.new_hash = hashed(new_password);
  return proof;
}

Result<std::optional<Error>> change_password(db::Writer& w, const Doing& doing, std::string_view partition, const PasswordProof& proof,
                                             std::string_view session_token) {
  const Account account = TRY(load_account(w, partition, doing.by.account));
  if (auto refusal = TRY(locked_now(w, partition, account.login_name, doing.now))) return refusal;
  const auto credentials = TRY(find_credentials(w, partition, account.id));
  if (!proof.matched || !credentials || credentials->password_hash != proof.checked_hash) {
    TRY(count_failure(w, doing, partition, account.login_name, account));
    return std::optional<Error>{invalid_field("old_password", "identity.password_wrong")};
  }
  TRY(forget_failures(w, partition, account.login_name));
  TRY(set_password(w, partition, account.id, proof.new_hash, false, doing.now));
  TRY(access::end_other_sessions_of(w, account.id, session_token));
  TRY(tell(w, doing, "account.password_changed", account));
  TRY(refresh_account(w, partition, account.id, day_of(doing.now, doing.zone)));
  return std::optional<Error>{};
}

Result<Account> change_settings(db::Writer& w, const Doing& doing, std::string_view partition, const Settings& settings) {
  Account account = TRY(load_account(w, partition, doing.by.account));
  account.language = settings.language.value_or(account.language);
  account.theme = settings.theme.value_or(account.theme);
  TRY(set_settings(w, partition, account.id, account.language, account.theme));
  return account;
}

Result<SessionInfo> describe_session(const db::Reader& r, const Actor& by, std::string_view partition) {
  SessionInfo info;
  info.account = TRY(load_account(r, partition, by.account));
  if (info.account.unit) {
    if (const auto unit = TRY(places::find_unit(r, partition, *info.account.unit)))
      info.place = places::PlaceRef{unit->place, unit->place_name, unit->place_full_name};
  }
  if (info.account.must_change_password) return info;
  for (const AccountGrant& grant : TRY(list_grants_of(r, partition, by.account))) {
    RoleAt role{.role = grant.role, .reach = grant.reach, .place = grant.place, .unit = grant.unit};
    if (grant.place) {
      if (const auto place = TRY(places::find_place(r, partition, *grant.place))) role.name = place->name;
    } else if (grant.unit) {
      if (const auto unit = TRY(places::find_unit(r, partition, *grant.unit))) role.name = unit->name;
    }
    info.roles.push_back(std::move(role));
  }
  return info;
}

}  // namespace lianxin::identity
