// Timed work of tickets.
#pragma once

#include "features/tickets/desk.h"
#include "platform/db/store.h"

namespace lianxin::tickets {

// What the clocks bring by themselves: the supervision ladder, joint parts that expired, the end of waiting for the
// resident, the notice and the closing by silence. Gives how many tickets it touched. One transaction a ticket.
Result<int> run_clocks(db::Store&, const Desk&, Moment now);

}  // namespace lianxin::tickets
