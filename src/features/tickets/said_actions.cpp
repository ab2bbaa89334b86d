#include "features/tickets/said_actions.h"

#include "features/tickets/said_store.h"
#include "features/tickets/ticket_actions.h"
#include "features/tickets/ticket_sight_store.h"

namespace lianxin::tickets {

Result<std::vector<Said>> said_in(const db::Reader& r, const Actor& actor, const Desk& desk, const std::vector<TicketId>& ids) {
  return store::said_in(r, desk.partition, actor, sight_of_tickets(actor), ids);
}

std::string about_actor(db::Conditions& where, const Actor& actor) { return store::about_actor(where, actor); }

}  // namespace lianxin::tickets
