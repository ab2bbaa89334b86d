// What a phone keeps of ledgers, so that records are entered and looked up without a network.
#pragma once

#include <vector>

#include "features/ledgers/record_actions.h"

namespace lianxin::ledgers {

struct PhoneKept {
  std::vector<CompiledType> types{};  // that the asker may write and that take entries, and those of the records
  std::vector<Opened> records{};      // the asker's own, the newest first; then open ones he or his unit answers for, the most pressing first
};
Result<PhoneKept> kept_on_phone(const db::Reader&, const Doing&, const LedgerBook&);

}  // namespace lianxin::ledgers
