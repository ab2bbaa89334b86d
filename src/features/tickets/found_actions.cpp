#include "features/tickets/found_actions.h"

#include "features/tickets/found_store.h"
#include "features/tickets/ticket_actions.h"

namespace lianxin::tickets {

Result<std::vector<Found>> find_said(const db::Reader& r, const Actor& actor, const Desk& desk, const Sought& sought) {
  return store::found(r, desk.partition, actor, sight_of_tickets(actor), sought);
}

Result<db::SearchCount> count_said(const db::Reader& r, const Actor& actor, const Desk& desk, const Sought& sought, std::int64_t most) {
  return store::count_found(r, desk.partition, actor, sight_of_tickets(actor), sought, most);
}

}  // namespace lianxin::tickets
