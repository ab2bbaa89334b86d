// Assignment orders: reading, voiding.
#pragma once

#include "features/tickets/assignment_store.h"
#include "features/tickets/ticket_actions.h"

namespace lianxin::tickets {

struct ShownAssignment {
  store::StoredAssignment order;
  Ticket ticket;
};
// not_found "base.not_found" as for its ticket.
Result<ShownAssignment> show_assignment(const db::Reader&, const Actor&, const Desk&, AssignmentId);
Result<Page<store::StoredAssignment>> list_assignments(const db::Reader&, const Actor&, const Desk&,
                                                       const store::AssignmentFilter&, const PageRequest&);
// The number stays used. conflict "tickets.order_closed" when it is not the order in force.
Result<ShownAssignment> void_assignment(db::Writer&, const Doing&, const Desk&, AssignmentId, const std::string& reason,
                                        std::optional<std::int64_t> if_match);

}  // namespace lianxin::tickets
