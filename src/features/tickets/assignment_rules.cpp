// Giving a ticket to a lead unit, receiving it, returning it, voiding the order.
#include <algorithm>
#include <set>

#include "features/tickets/deciding_rules.h"

namespace lianxin::tickets {
namespace {

int joint_extra_days(const Asking& a) {
  const TimeLimit* row = a.policy.limits->find(ClockKind::joint);
  return row ? row->working_days : 0;
}

void check_units(const Asking& a, const Assign& c, Faults& faults) {
  const auto one = [&](const std::string& field, UnitId id) {
    const UnitFacts* unit = a.policy.unit(id);
    if (!unit) return faults.add(field, "tickets.unknown_unit");
    if (is_recused_unit(a.ticket, *unit)) faults.add(field, "tickets.recused_unit");
  };
  one("lead_unit", c.lead_unit);
  if (c.joint_units.size() > max_joint_units)
    faults.add("joint_units", "base.too_many", {{"max", std::to_string(max_joint_units)}});
  std::set<UnitId> seen{c.lead_unit};
  for (std::size_t i = 0; i < c.joint_units.size(); ++i) {
    const std::string field = "joint_units[" + std::to_string(i) + "]";
    if (!seen.insert(c.joint_units[i]).second) faults.add(field, "tickets.unit_twice");
    one(field, c.joint_units[i]);
  }
}

// The person must be of the lead unit or one below it, and the ticket not about him.
std::optional<PersonName> check_person(const Asking& a, std::optional<PersonId> id, UnitId lead, Faults& faults) {
  if (!id) return std::nullopt;
  const PersonFacts* person = a.policy.person(*id);
  const UnitFacts* unit = person ? a.policy.unit(person->unit) : nullptr;
  if (!person || (unit ? std::ranges::find(unit->chain, lead) == unit->chain.end() : person->unit != lead)) {
    faults.add("responsible_person", "tickets.unknown_person");
    return std::nullopt;
  }
  if (is_recused_person(a.ticket, *person, unit)) faults.add("responsible_person", "tickets.recused_person");
  return PersonName{person->id, person->name};
}

void check_due(const Asking& a, const Assign& c, Day usual, Faults& faults) {
  if (!c.due_on) return;
  if (*c.due_on < day_of(a.now, a.policy.zone)) faults.add("due_on", "tickets.due_in_the_past");
  if (*c.due_on != usual && is_blank(c.due_reason.value_or(""))) faults.add("due_reason", "tickets.due_reason_needed");
}

Result<Clocks> clocks_of(const Asking& a, const Assign& c, const Clock& reply) {
  Clocks out{reply, TRY(a.start(ClockKind::accept, c.lead_unit)), TRY(a.start(ClockKind::return_, c.lead_unit))};
  for (const UnitId unit : c.joint_units) {
    // A joining unit has the usual term; the lead's is longer, to put the parts together.
    Clock part = c.due_on ? reply : TRY(term_of(a, unit, false));
    part.kind = ClockKind::joint;
    part.unit = unit;
    part.alarm_at = part.due_at;
    out.push_back(std::move(part));
  }
  return out;
}

}  // namespace

Result<Clock> term_of(const Asking& a, UnitId lead, bool joint) {
  return start_clock(ClockKind::reply, lead, a.now, a.policy, a.ticket.urgency.value_or(Urgency::normal),
                     a.ticket.difficulty.value_or(Difficulty::medium), joint ? joint_extra_days(a) : 0);
}

Result<Events> decide_assign(const Asking& a, const Assign& c) {
  Faults faults;
  check_units(a, c, faults);
  const auto person = check_person(a, c.responsible_person, c.lead_unit, faults);
  faults.text("instruction", c.instruction, 1, max_text);
  faults.optional_text("due_reason", c.due_reason, max_reason);
  Clock reply = TRY(term_of(a, c.lead_unit, !c.joint_units.empty()));
  check_due(a, c, day_of(reply.due_at, a.policy.zone), faults);
  TRY(std::move(faults).result());
  if (c.due_on && *c.due_on != day_of(reply.due_at, a.policy.zone)) {
    reply = TRY(clock_until(ClockKind::reply, c.lead_unit, a.now, *c.due_on, a.policy));
  }
  Assigned e;
  e.clocks = TRY(clocks_of(a, c, reply));
  e.assignment = Assignment{.id = a.policy.assignment_id,
                            .number = a.policy.assignment_number,
                            .office = a.ticket.office_unit,
                            .issued_by = {a.by.person, a.by.name},
                            .lead_unit = c.lead_unit,
                            .responsible_person = person,
                            .issued_at = a.now,
                            .due_on = day_of(reply.due_at, a.policy.zone),
                            .working_days = reply.working_days,
                            .instruction = c.instruction,
                            .due_reason = c.due_reason.value_or("")};
  for (const Clock& clock : e.clocks) {
    if (clock.kind == ClockKind::joint) e.assignment.parts.push_back({.unit = clock.unit, .due_at = clock.due_at});
  }
  Events out;
  if (a.ticket.handling.return_pending) out.push_back(a.event(ReturnConfirmed{.text = "", .clocks = {}}));
  out.push_back(a.event(std::move(e)));
  return out;
}

Result<Events> decide_accept(const Asking& a, const Accept& c) {
  Faults faults;
  const auto person = check_person(a, c.responsible_person, a.ticket.lead_unit(), faults);
  faults.optional_text("text", c.text, max_text);
  TRY(std::move(faults).result());
  return a.one(Accepted{person, c.text.value_or(""), without(without(a.clocks(), ClockKind::accept), ClockKind::return_)});
}

Result<Events> decide_return(const Asking& a, const Return& c) {
  Faults faults;
  faults.code("reason", c.reason, a.policy.codes ? &a.policy.codes->return_reasons : nullptr);
  faults.text("text", c.text, 2, max_text);
  if (c.suggested_unit && !a.policy.unit(*c.suggested_unit)) faults.add("suggested_unit", "tickets.unknown_unit");
  TRY(std::move(faults).result());
  // The term runs on while the office decides: a wrong return costs the unit its own time.
  Clocks clocks = without(without(a.clocks(), ClockKind::accept), ClockKind::return_);
  clocks.push_back(TRY(a.start(ClockKind::triage, a.ticket.office_unit)));
  return a.one(Returned{a.ticket.lead_unit(), c.reason, c.text, c.suggested_unit, std::move(clocks)});
}

Result<Events> decide_decide_return(const Asking& a, const DecideReturn& c) {
  Faults faults;
  faults.text("text", c.text, 1, max_text);
  TRY(std::move(faults).result());
  if (c.approve) return a.one(ReturnConfirmed{c.text, Clocks{TRY(a.start(ClockKind::triage, a.ticket.office_unit))}});
  Clocks clocks = without(a.clocks(), ClockKind::triage);
  clocks.push_back(TRY(a.start(ClockKind::accept, a.ticket.lead_unit())));
  return a.one(ReturnRefused{c.text, std::move(clocks)});
}

Result<Events> decide_void(const Asking& a, const VoidAssignment& c) {
  Faults faults;
  faults.text("reason", c.reason, 2, max_reason);
  TRY(std::move(faults).result());
  const Assignment& order = *a.ticket.handling.assignment;
  return a.one(AssignmentVoided{order.number, c.reason, Clocks{TRY(a.start(ClockKind::triage, a.ticket.office_unit))}});
}

}  // namespace lianxin::tickets
