// Up to the level above and back, down to a level below, over to a peer.
#include "features/tickets/deciding_rules.h"

namespace lianxin::tickets {
namespace {

Result<void> need(std::string_view field, std::string_view text, std::size_t max) {
  Faults faults;
  faults.text(field, text, 2, max);
  return std::move(faults).result();
}

// The office it goes to: another one, and not one the ticket is about.
Result<void> check_target(const Asking& a, UnitId id, std::string_view reason) {
  Faults faults;
  faults.text("reason", reason, 2, max_reason);
  const UnitFacts* unit = a.policy.unit(id);
  if (!unit)
    faults.add("unit", "tickets.unknown_unit");
  else if (!unit->is_office || id == a.ticket.office_unit)
    faults.add("unit", "tickets.not_another_office");
  else if (is_recused_unit(a.ticket, *unit))
    faults.add("unit", "tickets.recused_unit");
  return std::move(faults).result();
}

Result<Clocks> office_clock(const Asking& a, UnitId office) { return Clocks{TRY(a.start(ClockKind::triage, office))}; }

}  // namespace

Result<Events> decide_escalate(const Asking& a, const Escalate& c) {
  Faults faults;
  faults.text("reason", c.reason, 2, max_reason);
  faults.text("tried", c.tried, 1, max_text);
  TRY(std::move(faults).result());
  const UnitId above = a.policy.above->id;
  Clock clock = TRY(a.start(ClockKind::escalation, above));
  return a.one(Escalated{a.ticket.office_unit, above, c.reason, c.tried, Clocks{std::move(clock)}});
}

Result<Events> decide_take(const Asking& a, const Take& c) {
  Faults faults;
  faults.optional_text("text", c.text, max_text);
  TRY(std::move(faults).result());
  return a.one(Taken{c.text.value_or(""), TRY(office_clock(a, a.ticket.office_unit))});
}

Result<Events> decide_send_back(const Asking& a, const SendBack& c) {
  TRY(need("reason", c.reason, max_reason));
  const PassedFrom& from = a.ticket.handling.passed_from.back();
  Clocks clocks;
  for (const Clock& clock : from.clocks) clocks.push_back(TRY(resumed(clock, a.now, a.policy)));
  return a.one(SentBack{from.office, c.reason, std::move(clocks)});
}

Result<Events> decide_agenda(const Asking& a, const PutOnAgenda& c) {
  Faults faults;
  faults.text("text", c.text, 1, max_text);
  if (c.held_on && *c.held_on < day_of(a.now, a.policy.zone)) faults.add("held_on", "tickets.day_in_the_past");
  TRY(std::move(faults).result());
  const UnitId office = a.ticket.office_unit;
  Clock clock = c.held_on ? TRY(clock_until(ClockKind::escalation, office, a.now, *c.held_on, a.policy))
                          : TRY(a.start(ClockKind::escalation, office));
  return a.one(PutOnTheAgenda{c.text, c.held_on, Clocks{std::move(clock)}});
}

Result<Events> decide_hand_down(const Asking& a, const HandDown& c) {
  TRY(check_target(a, c.unit, c.reason));
  const UnitFacts* to = a.policy.unit(c.unit);
  const UnitFacts* from = a.policy.unit(a.ticket.office_unit);
  const bool is_below = from && to->place_path.size() > from->place_path.size() && to->place_path.starts_with(from->place_path);
  if (!is_below) return invalid_field("unit", "tickets.not_below");
  return a.one(HandedDown{c.unit, c.reason, TRY(office_clock(a, c.unit))});
}

Result<Events> decide_hand_over(const Asking& a, const HandOver& c) {
  TRY(check_target(a, c.unit, c.reason));
  return a.one(HandedOver{c.unit, c.reason, TRY(office_clock(a, c.unit))});
}

}  // namespace lianxin::tickets
