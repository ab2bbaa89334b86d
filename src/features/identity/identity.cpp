#include "features/identity/identity.h"

#include "features/identity/account_routes.h"
#include "features/identity/account_rules.h"
#include "features/identity/account_seed.h"
#include "features/identity/account_store.h"
#include "features/identity/identity_jobs.h"
#include "features/identity/password_actions.h"
#include "features/identity/second_factor_actions.h"
#include "features/identity/role_routes.h"
#include "features/identity/session_actions.h"
#include "features/identity/session_routes.h"
#include "features/identity/token_actions.h"
#include "features/people/demo_person.h"

namespace lianxin::identity {

Feature feature(const Deployment& deployment, std::shared_ptr<const std::vector<access::Verb>> verbs) {
  const Deployment* const d = &deployment;
  return {.name = "identity",
          .verbs = {verb::sign_in, verb::own_session, verb::own_password, verb::own_second_factor, verb::own_tokens, verb::read_accounts,
                    verb::manage_accounts},
          .mount =
              [d, verbs](http::Router& router) {
                mount_session(router, *d);
                mount_tokens(router, *d);
                mount_second_factor(router, *d);
                mount_accounts(router, *d);
                mount_roles(router, verbs);
              },
          .jobs = identity_jobs(deployment),
          .reactions = identity_reactions(deployment),
          .namings = {{"account", [d](const db::Reader& r, const std::vector<std::string>& ids) -> Result<Names> {
                         return names_of(TRY(login_names(r, d->partition, ids_in<AccountId>(ids))));
                       }}},
          .seed = [d](db::Store& store, const SeedOptions& options) { return seed_accounts(store, *d, options); }};
}

std::vector<DemoAccount> demo_accounts() {
  std::vector<DemoAccount> out;
  for (const auto& person : people::demo_people()) out.push_back({person.login_name, person.name, person.post, person.role});
  return out;
}

Result<std::optional<Account>> find_account_named(const db::Reader& r, std::string_view partition, std::string_view login_name) {
  return find_account_by_name(r, partition, normalized_login_name(login_name));
}

Result<Account> add_account(db::Store& store, const Doing& doing, std::string_view partition, NewAccount wanted,
                            std::string_view password) {
  wanted.login_name = normalized_login_name(wanted.login_name);
  TRY(check_new_account(wanted, password));
  const std::string hash = hashed(password);
  auto made = store.transact([&](db::Writer& w) { return create_account(w, doing, partition, wanted, hash); });
  if (!made) return std::move(made).error();
  return std::move(made->account);
}

Result<void> reset_password(db::Store& store, const Doing& doing, std::string_view partition, std::string_view login_name,
                            std::string_view password, bool must_change) {
  const auto account = TRY(store.reading([&](db::Reader& r) { return find_account_named(r, partition, login_name); }));
  if (!account) return fail(Code::not_found, "identity.no_such_account", {{"account", std::string(login_name)}});
  TRY(check_password(password, account->login_name, "password"));
  const std::string hash = hashed(password);
  TRY(store.transact([&](db::Writer& w) {
    return edit_account(w, doing, partition, account->id, {}, NewPassword{hash, must_change}, std::nullopt);
  }));
  return {};
}

Result<void> drop_second_factor_of(db::Store& store, const Doing& doing, std::string_view partition, std::string_view login_name) {
  return store.write_and_wait([&](db::Writer& w) -> Result<void> {
    const auto account = TRY(find_account_named(w, partition, login_name));
    if (!account) return fail(Code::not_found, "identity.no_such_account", {{"account", std::string(login_name)}});
    return reset_second_factor(w, doing, partition, account->id);
  });
}

Result<TokenMade> add_token(db::Store& store, const Doing& doing, std::string_view partition, std::string_view login_name,
                            std::string_view token_name, std::optional<Day> expires_on) {
  return store.transact([&](db::Writer& w) -> Result<TokenMade> {
    const auto account = TRY(find_account_named(w, partition, login_name));
    if (!account) return fail(Code::not_found, "identity.no_such_account", {{"account", std::string(login_name)}});
    return create_token_of(w, doing, *account, {std::string(token_name), expires_on});
  });
}

}  // namespace lianxin::identity
