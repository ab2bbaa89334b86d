// The answer: drafted by the lead unit, released by the first receiver, who tells the resident.
#include "features/tickets/deciding_rules.h"

namespace lianxin::tickets {

Result<Events> decide_reply(const Asking& a, const ReplyTo& c) {
  Faults faults;
  faults.text("text", c.text, 1, max_text);
  faults.optional_text("public_text", c.public_text, max_text);
  faults.optional_text("rule", c.rule, max_rule);
  if (c.outcome == Outcome::cannot && is_blank(c.rule.value_or(""))) faults.add("rule", "tickets.rule_needed");
  if (c.outcome == Outcome::planned && !c.planned_on) faults.add("planned_on", "tickets.planned_day_needed");
  if (c.planned_on && *c.planned_on < day_of(a.now, a.policy.zone)) faults.add("planned_on", "tickets.day_in_the_past");
  TRY(std::move(faults).result());
  ReplyDrafted e{.words = {.outcome = c.outcome,
                           .text = c.text,
                           .public_text = c.public_text,
                           .rule = c.rule,
                           .planned_on = c.planned_on,
                           .unit = a.ticket.lead_unit(),
                           .at = a.now}};
  if (a.ticket.office_unit != a.ticket.owner_unit) e.way.push_back(a.ticket.office_unit);
  for (auto from = a.ticket.handling.passed_from.rbegin(); from != a.ticket.handling.passed_from.rend(); ++from) {
    if (from->office != a.ticket.owner_unit) e.way.push_back(from->office);
  }
  e.way.push_back(a.ticket.owner_unit);
  // The term is kept for the resident: it runs until the answer is released. A clock that waited for him runs again.
  for (const Clock& clock : a.clocks()) {
    if (clock.kind != ClockKind::waiting_resident) e.clocks.push_back(TRY(resumed(clock, a.now, a.policy)));
  }
  return a.one(std::move(e));
}

Result<Clock> silence_clock(const Asking& a) {
  Clock silence = TRY(a.start(ClockKind::rating, {}));
  const int notice = a.policy.limits->days_of("silence_notice", 3);
  const int before = std::max(0, silence.working_days - notice);
  silence.alarm_at = TRY(deadline_after(*a.policy.calendar, a.policy.hours, a.policy.zone, a.now, before));
  return silence;
}

Result<Events> decide_release(const Asking& a, const Release& c) {
  Faults faults;
  if (c.text) faults.text("text", *c.text, 1, max_text);
  faults.optional_text("public_text", c.public_text, max_text);
  TRY(std::move(faults).result());
  Replied e{.words = *a.ticket.handling.draft};
  if (c.text) e.words.text = *c.text;
  if (c.public_text) e.words.public_text = c.public_text;
  e.words.at = a.now;
  e.clocks = {TRY(silence_clock(a))};
  return a.one(std::move(e));
}

Result<Events> decide_reject_reply(const Asking& a, const RejectReply& c) {
  Faults faults;
  faults.text("reason", c.reason, 2, max_reason);
  TRY(std::move(faults).result());
  return a.one(ReplyRejected{c.reason, a.clocks()});
}

}  // namespace lianxin::tickets
