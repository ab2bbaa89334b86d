// The supervision ladder and what else the clocks bring by themselves (domain §2.8): 提醒 before expiry, 催办 at expiry,
// 督办 after some days more, then the level above.
#include <algorithm>

#include "features/tickets/deciding_rules.h"

namespace lianxin::tickets {
namespace {

Result<std::optional<Moment>> days_after(const Asking& a, const Clock& clock, std::string_view code, int otherwise) {
  const int days = a.policy.limits->days_of(code, otherwise);
  return std::optional<Moment>{TRY(deadline_after(*a.policy.calendar, a.policy.hours, a.policy.zone, clock.due_at, days))};
}

// The next rung for a duty whose alarm has come.
Result<Supervised> rung(const Asking& a, Clock& clock) {
  Supervised e{.clock = clock.kind, .to = clock.unit};
  const int done = a.ticket.handling.ladder_step;
  if (a.now < clock.due_at) {
    e.step = 1;
    clock.alarm_at = clock.due_at;
  } else if (done < 2) {
    e.step = 2;
    clock.alarm_at = TRY(days_after(a, clock, "supervise_order", 3));
  } else if (done == 2) {
    e.step = 3;
    e.level = SupervisionLevel::order;
    clock.alarm_at = TRY(days_after(a, clock, "supervise_upper", 8));
  } else {
    e.step = 4;
    e.level = SupervisionLevel::upper_level;
    if (a.policy.above) e.to = a.policy.above->id;
    clock.alarm_at.reset();
  }
  return e;
}

// One notice before the ticket is closed because nobody answers, then the closing.
Result<Events> silence(const Asking& a, Clock& clock, const Clocks& clocks) {
  if (a.ticket.handling.silence_noticed) return decide_silence(a, {});
  clock.alarm_at = clock.due_at;
  if (clock.due_at <= a.now) {  // the notice comes late: the days after it are kept all the same
    const int notice = a.policy.limits->days_of("silence_notice", 3);
    clock.due_at = TRY(deadline_after(*a.policy.calendar, a.policy.hours, a.policy.zone, a.now, notice));
    clock.alarm_at = clock.due_at;
  }
  return a.one(Noted{.text = "", .tell_resident = true, .silence_notice = true, .clocks = clocks});
}

}  // namespace

Result<Events> decide_supervise(const Asking& a, const Supervise& c) {
  Faults faults;
  faults.text("text", c.text, 1, max_text);
  if (c.level == SupervisionLevel::none || c.level < a.ticket.supervision_level)
    faults.add("level", "tickets.supervision_level_lower");
  TRY(std::move(faults).result());
  return a.one(Supervised{.level = c.level, .text = c.text, .step = 0, .clock = {}, .to = a.ticket.holder_unit, .clocks = {}});
}

Result<Events> decide_silence(const Asking& a, const CloseBySilence&) {
  const Clock* rating = find_clock(a.clocks(), ClockKind::rating);
  return a.one(ClosedBySilence{rating ? rating->working_days : 0});
}

Result<Events> decide_tick(const Asking& a, const Tick&) {
  Clocks clocks = a.clocks();
  Clock* due = nullptr;
  for (Clock& c : clocks) {
    if (c.alarm_at && *c.alarm_at <= a.now && (!due || *c.alarm_at < *due->alarm_at)) due = &c;
  }
  if (!due) return Events{};
  switch (due->kind) {
    case ClockKind::joint: {
      ClockExpired e{.clock = ClockKind::joint, .unit = due->unit};
      std::erase_if(clocks, [&](const Clock& c) { return c.kind == ClockKind::joint && c.unit == e.unit; });
      e.clocks = std::move(clocks);
      return a.one(std::move(e));
    }
    case ClockKind::waiting_resident: {
      ClockExpired e{.clock = ClockKind::waiting_resident};
      const Moment end = due->due_at;
      for (const Clock& c : without(clocks, ClockKind::waiting_resident)) e.clocks.push_back(TRY(resumed(c, end, a.policy)));
      return a.one(std::move(e));
    }
    case ClockKind::rating:
      return silence(a, *due, clocks);
    default: {
      Supervised e = TRY(rung(a, *due));
      e.clocks = std::move(clocks);
      return a.one(std::move(e));
    }
  }
}

}  // namespace lianxin::tickets
