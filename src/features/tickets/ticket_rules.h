// The rules of a ticket: values in, values out; no clock of their own, no database.
#pragma once

#include <vector>

#include "base/actor.h"
#include "base/result.h"
#include "features/tickets/ticket_command.h"
#include "features/tickets/ticket_event.h"
#include "features/tickets/ticket_policy.h"

namespace lianxin::tickets {

// What happens when `command` is given, or why it may not be: not_found for whoever the ticket is about (E2),
// conflict "tickets.wrong_state" {state}, forbidden "tickets.not_yours", conflict with the condition's own key,
// invalid with the fields that are wrong. The same registration again gives no events.
Result<std::vector<TicketEvent>> decide(const Ticket&, const Command&, const Actor&, Moment now, const TicketPolicy&);

// The ticket after an event. Total: never fails on events that `decide` gave.
Ticket apply(Ticket, const TicketEvent&);
Ticket apply_all(Ticket, const std::vector<TicketEvent>&);

// One thing this actor may do now, with proposals for the form.
struct Action {
  CommandName command{};
  std::optional<Day> due_on{};    // assign: the day of the time limits
  std::optional<int> max_days{};  // request_extension, decide_extension
};
// Worked out by the same guards `decide` uses: what is listed is not refused for who asks or for the state.
std::vector<Action> next_actions(const Ticket&, const Actor&, Moment now, const TicketPolicy&);

// Whether the actor is whom the ticket is about, or of such a unit or one below it (E2).
bool is_about(const Ticket&, const Actor&);
// Whether the actor acts for a unit that handles the ticket: such people neither rate nor see the rating (E9).
bool handles(const Ticket&, const Actor&);
// A number for "the same content" of a registration.
std::int64_t content_hash_of(const Register&);

}  // namespace lianxin::tickets
