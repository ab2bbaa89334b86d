// Timed work of tickets, and what they do about changes elsewhere.
#pragma once

#include <vector>

#include "features/tickets/desk_source.h"
#include "platform/db/store.h"
#include "platform/feature/feature.h"

namespace lianxin::tickets {

// What the clocks bring by themselves: the supervision ladder, joint parts that expired, the end of waiting for the
// resident, the notice and the closing by silence. Gives how many tickets it touched. One transaction a ticket.
Result<int> run_clocks(db::Store&, const DeskSource&, Moment now);

// Tickets go along when their place moves, merges or is split ("as now", domain §3.1). Names are not kept with tickets, so that a
// rename needs nothing. `partition` must outlive them.
std::vector<Reaction> ticket_reactions(const std::string& partition);

}  // namespace lianxin::tickets
