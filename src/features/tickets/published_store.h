// Which requests may be shown to everybody.
#pragma once

#include <string_view>
#include <vector>

#include "features/tickets/ticket.h"
#include "platform/db/db.h"

namespace lianxin::tickets::store {

// Of visibility public, answered or closed, about nobody; the last changed first.
Result<std::vector<TicketId>> list_public(const db::Reader&, std::string_view partition, int limit);

}  // namespace lianxin::tickets::store
