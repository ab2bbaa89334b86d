// Where tickets lie when the tree of places changes: the row is "as now"; the event of the registration, and so
// rebuild_ticket, keeps the place of then. A version does not rise: nothing was done to the ticket.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/actor.h"
#include "platform/db/db.h"

namespace lianxin::tickets::store {

// `from` with all below it now begins with `to`. Gives how many tickets moved, in one statement.
Result<std::int64_t> move_tickets(db::Writer&, std::string_view partition, const PathRange& from, std::string_view to);
// Tickets of the place itself, not of those below it, are now `into`'s.
Result<std::int64_t> merge_tickets(db::Writer&, std::string_view partition, std::string_view from_path, std::string_view into,
                                   std::string_view into_path);
// The same for those that are named, to a place that came out of `from_path`.
Result<std::int64_t> give_tickets(db::Writer&, std::string_view partition, std::string_view from_path,
                                  const std::vector<std::string>& numbers, std::string_view to, std::string_view to_path);
// Numbers of the open tickets of a place itself, the oldest first.
Result<std::vector<std::string>> open_tickets_at(const db::Reader&, std::string_view partition, std::string_view path);

}  // namespace lianxin::tickets::store
