// The history of tickets: rows that are only added.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "features/tickets/ticket_event.h"
#include "platform/db/db.h"

namespace lianxin::tickets::store {

// `after`: the sequence of the last event there is.
Result<void> append_events(db::Writer&, std::string_view partition, const std::string& ticket_id, std::int64_t after,
                           const std::vector<TicketEvent>& events);

}  // namespace lianxin::tickets::store
