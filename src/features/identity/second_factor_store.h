#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "features/identity/second_factor.h"
#include "platform/db/db.h"

namespace lianxin::identity {

// `key`: the deployment's. A new one takes the place of one that was not confirmed.
Result<void> put_second_factor(db::Writer&, std::string_view partition, std::string_view key, const SecondFactor&);
// internal "identity.vault_broken" when it was sealed with another key.
Result<std::optional<SecondFactor>> find_second_factor(const db::Reader&, std::string_view partition, std::string_view key, AccountId);
// Without opening anything.
Result<SecondFactorState> second_factor_state(const db::Reader&, std::string_view partition, AccountId);
Result<void> confirm_second_factor(db::Writer&, std::string_view partition, AccountId, Moment now);
// False when this step or a later one was used meanwhile.
Result<bool> use_step(db::Writer&, std::string_view partition, AccountId, std::int64_t step);
// Secret and recovery codes. False when there was none.
Result<bool> drop_second_factor(db::Writer&, std::string_view partition, AccountId);

Result<void> put_recovery_codes(db::Writer&, std::string_view partition, std::string_view key, AccountId, const std::vector<std::string>&);
// False when there is no such code, or not any more.
Result<bool> use_recovery_code(db::Writer&, std::string_view partition, std::string_view key, AccountId, std::string_view code);

}  // namespace lianxin::identity
