#include "features/tickets/clock_rules.h"

#include <algorithm>

namespace lianxin::tickets {
namespace {

// Clocks that somebody has to meet and that climb the supervision ladder; the return limit is a right, not a duty.
bool is_duty(ClockKind kind) {
  switch (kind) {
    case ClockKind::triage:
    case ClockKind::accept:
    case ClockKind::reply:
    case ClockKind::extension:
    case ClockKind::escalation:
      return true;
    default:
      return false;
  }
}

// Where amber begins, and where the job looks first: before expiry when there is a "before", else at expiry.
Result<void> set_marks(Clock& clock, const TicketPolicy& policy) {
  const std::int64_t span = std::max<std::int64_t>(clock.due_at - clock.started_at, 0);
  Moment day_before = clock.started_at;
  if (clock.working_days > 1) {
    day_before = TRY(deadline_after(*policy.calendar, policy.hours, policy.zone, clock.started_at, clock.working_days - 1));
  }
  clock.amber_at = std::min(day_before, clock.started_at + span / 5 * 4);
  clock.alarm_at = clock.due_at;
  if (is_duty(clock.kind) && clock.working_days > 1) clock.alarm_at = clock.amber_at;
  if (clock.kind == ClockKind::return_) clock.alarm_at.reset();
  return {};
}

}  // namespace

const TimeLimit* TimeLimits::find(ClockKind kind, std::optional<Urgency> urgency, std::optional<Difficulty> difficulty) const {
  for (const TimeLimit& row : items) {
    if (row.clock != kind) continue;
    if (row.urgency && row.urgency != urgency) continue;
    if (row.difficulty && row.difficulty != difficulty) continue;
    return &row;
  }
  return nullptr;
}

int TimeLimits::days_of(std::string_view code, int otherwise) const {
  for (const TimeLimit& row : items) {
    if (row.code == code) return row.working_days;
  }
  return otherwise;
}

Result<Clock> start_clock(ClockKind kind, UnitId who, Moment now, const TicketPolicy& policy, std::optional<Urgency> urgency,
                          std::optional<Difficulty> difficulty, int extra_days) {
  const TimeLimit* row = policy.limits->find(kind, urgency, difficulty);
  if (!row) return fail(Code::internal, "tickets.no_limit", {{"clock", std::string(name_of(kind))}});
  Clock clock{.kind = kind, .unit = who, .started_at = now, .working_days = row->working_days + extra_days, .limit = row->code};
  clock.due_at = TRY(deadline_after(*policy.calendar, policy.hours, policy.zone, now, clock.working_days));
  TRY(set_marks(clock, policy));
  return clock;
}

Result<Clock> clock_until(ClockKind kind, UnitId who, Moment now, Day due_on, const TicketPolicy& policy) {
  Clock clock{.kind = kind, .unit = who, .started_at = now};
  clock.due_at = moment_at(due_on, policy.hours.end_minute, policy.zone);
  clock.working_days = std::max(0, TRY(policy.calendar->working_days_between(day_of(now, policy.zone), due_on)));
  TRY(set_marks(clock, policy));
  return clock;
}

Clock paused(Clock clock, Moment now) {
  clock.paused_at = now;
  clock.alarm_at.reset();
  return clock;
}

Result<Clock> resumed(Clock clock, Moment now, const TicketPolicy& policy) {
  if (!clock.paused_at) return clock;
  const Day stopped = day_of(*clock.paused_at, policy.zone);
  const int stood = std::max(0, TRY(policy.calendar->working_days_between(stopped, day_of(now, policy.zone))));
  clock.paused_at.reset();
  const Day due = TRY(policy.calendar->add_working_days(day_of(clock.due_at, policy.zone), stood));
  const std::int64_t moved = moment_at(due, policy.hours.end_minute, policy.zone) - clock.due_at;
  if (stood > 0) {
    clock.due_at = clock.due_at + moved;
    clock.amber_at = clock.amber_at + moved;
  }
  clock.alarm_at = clock.amber_at > now ? clock.amber_at : clock.due_at;
  return clock;
}

Result<Clock> extended(Clock clock, int days, const TicketPolicy& policy) {
  const Day due = TRY(policy.calendar->add_working_days(day_of(clock.due_at, policy.zone), days));
  clock.due_at = moment_at(due, policy.hours.end_minute, policy.zone);
  clock.kind = ClockKind::extension;
  clock.working_days += days;
  TRY(set_marks(clock, policy));
  return clock;
}

Result<int> working_days_left(const Clock& clock, Moment now, const TicketPolicy& policy) {
  const Moment from = clock.paused_at.value_or(now);
  const Day today = day_of(from, policy.zone);
  const Day due = day_of(clock.due_at, policy.zone);
  if (due == today && from > clock.due_at) return -1;
  return policy.calendar->working_days_between(today, due);
}

Light light_of(const Clock& clock, Moment now) {
  if (clock.paused_at) return Light::paused;
  if (now > clock.due_at) return Light::red;
  return now >= clock.amber_at ? Light::amber : Light::green;
}

const Clock* clock_that_applies(const Ticket& ticket) {
  const Clock* best = nullptr;
  const auto rank = [](const Clock& c) { return is_duty(c.kind) ? 0 : c.kind == ClockKind::rating ? 1 : 2; };
  for (const Clock& c : ticket.handling.clocks) {
    if (rank(c) == 2) continue;
    if (!best || rank(c) < rank(*best) || (rank(c) == rank(*best) && c.due_at < best->due_at)) best = &c;
  }
  return best;
}

std::optional<Moment> next_alarm(const Ticket& ticket) {
  std::optional<Moment> first;
  for (const Clock& c : ticket.handling.clocks) {
    if (c.alarm_at && (!first || *c.alarm_at < *first)) first = c.alarm_at;
  }
  return first;
}

bool is_reply_clock(ClockKind kind) { return kind == ClockKind::reply || kind == ClockKind::extension; }

const Clock* find_clock(const Clocks& clocks, ClockKind kind, UnitId who) {
  for (const Clock& c : clocks) {
    const bool same = c.kind == kind || (kind == ClockKind::reply && is_reply_clock(c.kind));
    if (same && (who.is_nil() || c.unit == who)) return &c;
  }
  return nullptr;
}

Clocks without(Clocks clocks, ClockKind kind) {
  std::erase_if(clocks, [kind](const Clock& c) { return c.kind == kind; });
  return clocks;
}

}  // namespace lianxin::tickets
