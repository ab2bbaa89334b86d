// What features that put requests into order of their own may show of them.
#pragma once

#include <string>
#include <vector>

#include "features/tickets/desk.h"
#include "features/tickets/said.h"
#include "features/tickets/ticket.h"
#include "platform/db/conditions.h"
#include "platform/db/db.h"

namespace lianxin::tickets {

// Those of `ids` the actor may see, in the order of `ids`; at most some hundreds at once.
Result<std::vector<Said>> said_in(const db::Reader&, const Actor&, const Desk&, const std::vector<TicketId>& ids);
// For lists and counts of another feature: "select …" of the ids of all requests about the actor, which he may not see (E2); "" when
// there can be none. $1 must be the partition.
std::string about_actor(db::Conditions&, const Actor&);

}  // namespace lianxin::tickets
