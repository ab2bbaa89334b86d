// While it is handled: questions, contributions, the one extension, notes.
#include <algorithm>

#include "features/tickets/deciding_rules.h"

namespace lianxin::tickets {
namespace {

UnitId asking_unit(const Asking& a) {
  if (leads(a)) return a.ticket.lead_unit();
  const UnitId joint = joins_as(a);
  return joint.is_nil() ? a.ticket.office_unit : joint;
}

// Reply and joint clocks stand still while the resident is waited for.
bool waits_with_resident(const Clock& c) { return is_reply_clock(c.kind) || c.kind == ClockKind::joint; }

}  // namespace

Result<Events> decide_ask(const Asking& a, const Ask& c) {
  Faults faults;
  faults.text("text", c.text, 1, max_text);
  TRY(std::move(faults).result());
  Asked e{.to = c.to, .text = c.text, .unit = asking_unit(a), .clocks = a.clocks()};
  e.stops_clock = c.to == AskTo::resident && a.ticket.state == TicketState::in_progress && !a.ticket.handling.waited;
  if (e.stops_clock) {
    for (Clock& clock : e.clocks) {
      if (waits_with_resident(clock)) clock = paused(clock, a.now);
    }
    e.clocks.push_back(TRY(a.start(ClockKind::waiting_resident, {})));
  }
  return a.one(std::move(e));
}

Result<Events> decide_answer(const Asking& a, const Answer& c) {
  Faults faults;
  faults.text("text", c.text, 1, max_text);
  TRY(std::move(faults).result());
  Clocks clocks;
  for (const Clock& clock : a.clocks()) {
    if (clock.kind != ClockKind::waiting_resident) clocks.push_back(TRY(resumed(clock, a.now, a.policy)));
  }
  const bool on_behalf = a.ticket.handling.question->to == AskTo::resident && !is_resident(a);
  return a.one(Answered{c.text, on_behalf, std::move(clocks)});
}

Result<Events> decide_contribute(const Asking& a, const Contribute& c) {
  Faults faults;
  faults.text("text", c.text, 1, max_text);
  TRY(std::move(faults).result());
  const UnitId unit = joins_as(a);
  Clocks clocks = a.clocks();
  std::erase_if(clocks, [&](const Clock& k) { return k.kind == ClockKind::joint && k.unit == unit; });
  return a.one(Contributed{unit, c.text, std::move(clocks)});
}

int max_extension_days(const Ticket& ticket) {
  return ticket.handling.assignment ? std::max(1, ticket.handling.assignment->working_days / 2) : 0;
}

Result<Events> decide_request_extension(const Asking& a, const RequestExtension& c) {
  Faults faults;
  const int most = max_extension_days(a.ticket);
  if (c.days < 1 || c.days > most) faults.add("days", "tickets.extension_too_long", {{"max", std::to_string(most)}});
  faults.text("reason", c.reason, 2, max_reason);
  TRY(std::move(faults).result());
  return a.one(ExtensionRequested{c.days, c.reason});
}

Result<Events> decide_decide_extension(const Asking& a, const DecideExtension& c) {
  Faults faults;
  const int asked = a.ticket.handling.extension->days;
  const int days = c.days.value_or(asked);
  faults.text("text", c.text, 1, max_text);
  if (c.approve && (days < 1 || days > asked)) faults.add("days", "tickets.extension_too_long", {{"max", std::to_string(asked)}});
  TRY(std::move(faults).result());
  if (!c.approve) return a.one(ExtensionRefused{c.text});
  Extended e{.days = days, .text = c.text, .clocks = a.clocks()};
  for (Clock& clock : e.clocks) {
    if (!is_reply_clock(clock.kind)) continue;
    clock = TRY(extended(clock, days, a.policy));
    e.due_on = day_of(clock.due_at, a.policy.zone);
  }
  return a.one(std::move(e));
}

Result<Events> decide_note(const Asking& a, const Note& c) {
  Faults faults;
  faults.text("text", c.text, 1, max_text);
  TRY(std::move(faults).result());
  return a.one(Noted{.text = c.text, .tell_resident = c.tell_resident, .silence_notice = false, .clocks = {}});
}

Result<Events> decide_open_identity(const Asking& a, const OpenIdentity& c) {
  Faults faults;
  faults.text("reason", c.reason, 2, max_reason);
  TRY(std::move(faults).result());
  return a.one(IdentityOpened{c.reason});
}

}  // namespace lianxin::tickets
