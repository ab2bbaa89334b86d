// Wrong passwords and codes, counted by login name; too many lock it (3.12).
#pragma once

#include <optional>
#include <string_view>

#include "features/identity/account.h"
#include "platform/db/db.h"
#include "platform/journal/journal.h"

namespace lianxin::identity {

// A wrong password or code, counted and told. A name that is no login name is not written down: it may be a password.
Result<void> count_failure(db::Writer&, const Doing&, std::string_view partition, std::string_view login_name,
                           const std::optional<Account>&);
Result<void> forget_failures(db::Writer&, std::string_view partition, std::string_view login_name);
// limited "identity.locked" when locked, maybe meanwhile, by others who try the same name.
Result<std::optional<Error>> locked_now(const db::Reader&, std::string_view partition, std::string_view login_name, Moment now);

}  // namespace lianxin::identity
