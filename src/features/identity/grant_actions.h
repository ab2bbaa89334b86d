// Grants: a role and where it holds, given and taken by administrators.
#pragma once

#include <string_view>
#include <vector>

#include "features/identity/account.h"
#include "platform/access/access.h"
#include "platform/db/db.h"

namespace lianxin::identity {

struct Granted {
  AccountGrant grant;
  bool existed = false;  // the account held it already
};
// not_found for an account out of reach; forbidden "identity.not_for_oneself", or "identity.beyond_own_reach" when the
// giver does not administer the place; invalid "scope.…"; conflict "identity.hands_apart", "identity.too_many_grants".
// `field` stands before the names of fields with a fault: "grants[0].".
Result<Granted> give_grant(db::Writer&, const Doing&, std::string_view partition, const Account&, const NewGrant&,
                           std::string_view field = {});
Result<void> take_grant(db::Writer&, const Doing&, std::string_view partition, const Account&, GrantId);

// The place path of a grant: of its place, of its unit's place. Empty when these are no more.
Result<std::string> path_of_grant(const db::Reader&, std::string_view partition, const AccountGrant&);

}  // namespace lianxin::identity
