#include "features/tickets/assignment_actions.h"

namespace lianxin::tickets {

Result<ShownAssignment> show_assignment(const db::Reader& r, const Actor& actor, const Desk& desk, AssignmentId id) {
  auto order = TRY(store::find_assignment(r, desk.partition, id));
  if (!order) return fail(Code::not_found, "base.not_found");
  Ticket ticket = TRY(show_ticket(r, actor, desk, order->ticket));
  return ShownAssignment{std::move(*order), std::move(ticket)};
}

Result<Page<store::StoredAssignment>> list_assignments(const db::Reader& r, const Actor& actor, const Desk& desk,
                                                       const store::AssignmentFilter& filter, const PageRequest& page) {
  return store::list_assignments(r, desk.partition, actor, sight_of_tickets(actor), filter, page);
}

Result<ShownAssignment> void_assignment(db::Writer& w, const Doing& doing, const Desk& desk, AssignmentId id,
                                        const std::string& reason, std::optional<std::int64_t> if_match) {
  const auto shown = TRY(show_assignment(w, doing.by, desk, id));
  if (!access::may_somewhere(doing.by, decide_tickets)) return fail(Code::forbidden, "base.forbidden");
  if (if_match && *if_match != shown.order.version) return fail(Code::stale, "base.stale");
  const auto& in_force = shown.ticket.handling.assignment;
  if (!in_force || in_force->id != id) return fail(Code::conflict, "tickets.order_closed");
  TRY(command_let_in(w, doing, desk, shown.ticket, VoidAssignment{reason}));
  return show_assignment(w, doing.by, desk, id);
}

}  // namespace lianxin::tickets
