// The words of many requests at once.
#pragma once

#include <string_view>
#include <vector>

#include "base/actor.h"
#include "features/tickets/said.h"
#include "features/tickets/ticket.h"
#include "platform/access/access.h"
#include "platform/db/conditions.h"
#include "platform/db/db.h"

namespace lianxin::tickets::store {

// Those of `ids` within the sight, in the order of `ids`.
Result<std::vector<Said>> said_in(const db::Reader&, std::string_view partition, const Actor&, const access::Sight&, const std::vector<TicketId>& ids);

}  // namespace lianxin::tickets::store
