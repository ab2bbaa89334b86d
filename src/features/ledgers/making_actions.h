// Records made of records: a decision becomes a task letter, and names it.
#pragma once

#include "features/ledgers/record_actions.h"

namespace lianxin::ledgers {

// Puts the new record into the link of what it was made of, though that has ended. Errors: not_found; forbidden to who may not write
// there; "made_from.make" ledgers.unknown_making {value}; "made_from.row" ledgers.no_such_row; conflict ledgers.made_already.
Result<void> link_made(db::Writer&, const Doing&, const LedgerBook&, const MadeFrom&, const Record& made);

}  // namespace lianxin::ledgers
