// Clocks: how long, until when, and what light they show. Terms are working days of the real calendar (domain §3.8);
// a year without published data is an error (invalid "base.calendar.no_year"), never a guess.
#pragma once

#include <optional>

#include "base/result.h"
#include "features/tickets/ticket.h"
#include "features/tickets/ticket_policy.h"

namespace lianxin::tickets {

// A clock of the table's length. internal "tickets.no_limit" {clock} when the table has no such row.
Result<Clock> start_clock(ClockKind, UnitId who, Moment now, const TicketPolicy&, std::optional<Urgency> = {},
                          std::optional<Difficulty> = {}, int extra_days = 0);
// A clock until the close of office hours of a day that was given with a reason.
Result<Clock> clock_until(ClockKind, UnitId who, Moment now, Day due_on, const TicketPolicy&);
// Stopped at `now`: no light but paused, no alarm.
Clock paused(Clock, Moment now);
// Runs on: the due moment moves by the working days it stood still.
Result<Clock> resumed(Clock, Moment now, const TicketPolicy&);
// Longer by `days` working days (the one extension).
Result<Clock> extended(Clock, int days, const TicketPolicy&);
// Working days from `now` to the due day; negative when late.
Result<int> working_days_left(const Clock&, Moment now, const TicketPolicy&);

// green; amber: ≤ 1 working day or ≤ 20 % left; red: past; paused: waits for the resident.
Light light_of(const Clock&, Moment now);
// The clock that applies now: what somebody has to do next. Null when nothing runs.
const Clock* clock_that_applies(const Ticket&);
// The earliest moment at which a clock wants the job.
std::optional<Moment> next_alarm(const Ticket&);

bool is_reply_clock(ClockKind);
const Clock* find_clock(const Clocks&, ClockKind, UnitId who = {});
// All but those of a kind.
Clocks without(Clocks, ClockKind);

}  // namespace lianxin::tickets
