#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/page.h"
#include "features/identity/account.h"
#include "platform/db/db.h"

namespace lianxin::identity {

struct Credentials {
  AccountId account{};
  std::string password_hash;
  bool blocked = false;
};

// conflict "base.duplicate" when the login name is taken.
Result<void> insert_account(db::Writer&, std::string_view partition, const Account&, std::string_view password_hash);
// All but password, last sign-in and creation; the version in `account` is the new one. stale when the stored version is
// not the one before it.
Result<void> update_account(db::Writer&, std::string_view partition, const Account&);
// What people and places know of it; no new version.
Result<void> update_standing(db::Writer&, std::string_view partition, const Account&);
Result<void> set_password(db::Writer&, std::string_view partition, AccountId, std::string_view hash, bool must_change, Moment now);
Result<void> set_signed_in(db::Writer&, std::string_view partition, AccountId, Moment now);
Result<void> set_settings(db::Writer&, std::string_view partition, AccountId, Language, Theme);

// not_found "base.not_found"
Result<Account> load_account(const db::Reader&, std::string_view partition, AccountId);
Result<std::optional<Account>> find_account(const db::Reader&, std::string_view partition, AccountId);
Result<std::optional<Account>> find_account_by_name(const db::Reader&, std::string_view partition, std::string_view login_name);
Result<std::vector<Account>> list_accounts_of(const db::Reader&, std::string_view partition, PersonId);
Result<std::vector<AccountId>> list_account_ids(const db::Reader&, std::string_view partition);
Result<std::vector<AccountId>> list_account_ids_with(const db::Reader&, std::string_view partition, Role);
// By login name. invalid with the field "cursor" when it is none.
struct LoginName {
  AccountId id{};
  std::string name{};
};
Result<std::vector<LoginName>> login_names(const db::Reader&, std::string_view partition, const std::vector<AccountId>&);
Result<Page<Account>> list_accounts(const db::Reader&, std::string_view partition, const AccountQuery&, const PageRequest&);

Result<std::optional<Credentials>> find_credentials(const db::Reader&, std::string_view partition, std::string_view login_name);
Result<std::optional<Credentials>> find_credentials(const db::Reader&, std::string_view partition, AccountId);

// `name_hash`: of the login name.
Result<SignInAttempts> load_attempts(const db::Reader&, std::string_view partition, std::string_view name_hash);
Result<void> save_attempts(db::Writer&, std::string_view partition, std::string_view name_hash, const SignInAttempts&);
Result<void> forget_attempts(db::Writer&, std::string_view partition, std::string_view name_hash);
Result<std::int64_t> forget_attempts_before(db::Writer&, Moment);

}  // namespace lianxin::identity
