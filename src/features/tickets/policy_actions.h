// The surroundings of a decision: units, people and offices a command names, and the number an order takes.
#pragma once

#include "base/result.h"
#include "features/tickets/desk.h"
#include "features/tickets/ticket_command.h"
#include "platform/db/db.h"

namespace lianxin::tickets {

Result<TicketPolicy> policy_for(const db::Reader&, const Desk&, const Ticket&, const Command&);
// The office above the one that holds the ticket, if there is any.
Result<std::optional<UnitFacts>> office_above_holder(const db::Reader&, const Desk&, const Ticket&);
// Takes the next number of the holding office's orders.
Result<void> take_assignment_number(db::Writer&, const Desk&, const Ticket&, Moment now, TicketPolicy&);

// Fills what a registration leaves to be found out: path, owner of the answer, number.
Result<void> complete_registration(db::Writer&, const Doing&, const Desk&, Register&);

}  // namespace lianxin::tickets
