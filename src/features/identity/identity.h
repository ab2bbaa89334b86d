// The door of identity: who signs in, and with which roles where.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "features/identity/account.h"
#include "features/identity/account_actions.h"
#include "features/identity/demo_account.h"
#include "features/identity/grant_actions.h"
#include "features/identity/token.h"
#include "platform/db/db.h"
#include "platform/feature/feature.h"

namespace lianxin::identity {

// `deployment` must outlive the feature. `verbs`: those of the whole product, for what each role may do; may be filled in until the
// first request.
Feature feature(const Deployment& deployment, std::shared_ptr<const std::vector<access::Verb>> verbs = std::make_shared<std::vector<access::Verb>>());

// Whom one may sign in as in the demonstration, in the order in which to show them.
std::vector<DemoAccount> demo_accounts();

// For the command line, which acts as the system.
Result<std::optional<Account>> find_account_named(const db::Reader&, std::string_view partition, std::string_view login_name);
// As POST /api/v1/accounts, with the password still to be hashed: on the calling thread, outside a transaction.
Result<Account> add_account(db::Store&, const Doing&, std::string_view partition, NewAccount, std::string_view password);
// invalid "password" …, not_found.
Result<void> reset_password(db::Store&, const Doing&, std::string_view partition, std::string_view login_name,
                            std::string_view password, bool must_change);
// For who lost the phone and the recovery codes: signing in asks for the password alone again. not_found when there is none.
Result<void> drop_second_factor_of(db::Store&, const Doing&, std::string_view partition, std::string_view login_name);
// A token of any account; its secret is shown once.
Result<TokenMade> add_token(db::Store&, const Doing&, std::string_view partition, std::string_view login_name,
                            std::string_view token_name, std::optional<Day> expires_on);

}  // namespace lianxin::identity
