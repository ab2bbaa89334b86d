// The demonstration's records of ledgers: invented matters of one banner, some settled, some overdue.
#pragma once

#include "features/ledgers/type_actions.h"
#include "platform/feature/feature.h"

namespace lianxin::ledgers {

// None where the demonstration has no tickets or no such banner; does nothing when they are there already. Always the same ids.
Result<void> seed_records(db::Store&, const LedgerBook&, const SeedOptions&);

}  // namespace lianxin::ledgers
