#pragma once

#include <string_view>
#include <vector>

#include "features/identity/account.h"
#include "platform/db/db.h"

namespace lianxin::identity {

Result<void> insert_grant(db::Writer&, std::string_view partition, const AccountGrant&);
Result<void> delete_grant(db::Writer&, std::string_view partition, GrantId);
// In the order they were given.
Result<std::vector<AccountGrant>> list_grants_of(const db::Reader&, std::string_view partition, AccountId);
// Of all accounts at once, for lists. In the order of `accounts` is no promise.
Result<std::vector<AccountGrant>> list_grants_of(const db::Reader&, std::string_view partition, const std::vector<Account>&);
// Through every account of the person but one.
Result<std::vector<Role>> list_roles_of(const db::Reader&, std::string_view partition, PersonId, AccountId except);

}  // namespace lianxin::identity
