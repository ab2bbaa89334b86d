#include <doctest/doctest.h>

#include "features/tickets/deciding_rules.h"
#include "features/tickets/ticket_scenes_test.h"

namespace lianxin::tickets {
namespace {

using scenes::at;

Moment morning(int year, int month, int day) { return moment_at(day_from({year, month, day}), 10 * 60, {}); }

// Where a term of some working days ends.
std::string end_of(Moment from, int days) {
  TimeLimits table{.name = "",
                   .version = "",
                   .items = {{.code = "x", .name = "", .name_en = "", .clock = ClockKind::reply, .working_days = days}}};
  TicketPolicy policy = scenes::policy();
  policy.limits = &table;
  const auto clock = start_clock(ClockKind::reply, scenes::water_bureau, from, policy);
  return clock ? to_text(clock->due_at, {}) : clock.error().key;
}

const Clock& running(const Ticket& t, ClockKind kind) {
  const Clock* found = find_clock(t.handling.clocks, kind);
  REQUIRE(found != nullptr);
  return *found;
}

}  // namespace

TEST_CASE("§3.8 terms end at the close of office hours of the last working day") {
  CHECK(end_of(morning(2025, 9, 26), 5) == "2025-10-10T17:30:00+08:00");
  CHECK(end_of(morning(2025, 9, 28), 7) == "2025-10-14T17:30:00+08:00");
  CHECK(end_of(morning(2026, 2, 13), 5) == "2026-02-27T17:30:00+08:00");
  CHECK(end_of(morning(2025, 12, 31), 3) == "2026-01-06T17:30:00+08:00");
  CHECK(end_of(morning(2014, 9, 26), 5) == "2014-10-09T17:30:00+08:00");
  CHECK(end_of(morning(2014, 4, 30), 3) == "2014-05-06T17:30:00+08:00");
  CHECK(end_of(at(11, 9, 18), 1) == "2026-11-11T17:30:00+08:00");  // issued after hours: counts from the next day
}

TEST_CASE("a year that is not published is an error, never a guess") {
  CHECK(end_of(at(12, 30), 5) == "base.calendar.no_year");
  const scenes::Situation s = scenes::situation("triaged");
  CHECK(scenes::told(s.ticket, scenes::command_of(CommandName::assign), scenes::bao(), at(12, 31)) == "base.calendar.no_year");
}

TEST_CASE("green, amber for the last day or the last fifth, red, paused") {
  const auto clock = start_clock(ClockKind::reply, scenes::water_bureau, at(11, 2), scenes::policy(), Urgency::normal);
  REQUIRE(clock);
  CHECK(clock->working_days == 20);
  CHECK(light_of(*clock, at(11, 2)) == Light::green);
  CHECK(light_of(*clock, at(11, 23)) == Light::green);
  CHECK(light_of(*clock, at(11, 26)) == Light::amber);
  CHECK(light_of(*clock, at(11, 30, 17, 30)) == Light::amber);
  CHECK(light_of(*clock, at(11, 30, 17, 31)) == Light::red);
  CHECK(light_of(paused(*clock, at(11, 10)), at(12, 10)) == Light::paused);
  const auto short_one = start_clock(ClockKind::reply, scenes::water_bureau, at(11, 9), scenes::policy(), Urgency::urgent);
  REQUIRE(short_one);  // three days: the last one is amber
  CHECK(light_of(*short_one, at(11, 11, 17)) == Light::green);
  CHECK(light_of(*short_one, at(11, 11, 18)) == Light::amber);
}

TEST_CASE("§2.6 limits by urgency; joint handling gives the lead five days more, the parts the usual term") {
  const Ticket triaged = scenes::situation("triaged").ticket;
  const Assign jointly{.lead_unit = scenes::water_bureau, .joint_units = {scenes::finance_bureau}, .instruction = "共同办理"};
  const Ticket t = scenes::run(triaged, jointly, scenes::bao(), at(11, 9));
  CHECK(running(t, ClockKind::accept).working_days == 1);
  CHECK(running(t, ClockKind::return_).working_days == 3);
  CHECK(running(t, ClockKind::reply).working_days == 8);
  CHECK(running(t, ClockKind::joint).working_days == 3);
  CHECK(t.handling.assignment->parts.front().due_at == running(t, ClockKind::joint).due_at);
  CHECK(t.handling.assignment->due_on == day_from({2026, 11, 19}));
}

TEST_CASE("waiting for the resident stops the clock once, for ten working days at most") {
  const Ticket before = scenes::situation("in progress").ticket;
  const Moment due = running(before, ClockKind::reply).due_at;
  Ticket t = scenes::run(before, Ask{AskTo::resident, "哪口井？"}, scenes::wang(), at(11, 11));
  CHECK(running(t, ClockKind::reply).paused_at == at(11, 11));
  t = scenes::run(t, Answer{"三号井"}, scenes::resident(), at(11, 13));
  CHECK(running(t, ClockKind::reply).due_at - due == 4 * ms_per_day);  // two working days, over a weekend
  CHECK(find_clock(t.handling.clocks, ClockKind::waiting_resident) == nullptr);
  t = scenes::run(t, Ask{AskTo::resident, "再问一次"}, scenes::wang(), at(11, 14));
  CHECK_FALSE(running(t, ClockKind::reply).paused_at);  // only once

  Ticket silent = scenes::run(before, Ask{AskTo::resident, "哪口井？"}, scenes::wang(), at(11, 11));
  const Moment limit = running(silent, ClockKind::waiting_resident).due_at;
  CHECK(limit == at(11, 25, 17, 30));
  silent = scenes::run(silent, Tick{}, scenes::the_system(), limit + 1);
  CHECK_FALSE(running(silent, ClockKind::reply).paused_at);
  CHECK(running(silent, ClockKind::reply).due_at == at(11, 27, 17, 30));  // 13 November and ten working days
}

TEST_CASE("one extension of at most half the term, asked before expiry, decided by the office") {
  const Ticket t = scenes::situation("in progress").ticket;
  CHECK(max_extension_days(t) == 1);
  CHECK(scenes::told(t, RequestExtension{2, "配件在途"}, scenes::wang(), at(11, 12)) == "base.invalid");
  CHECK(scenes::told(t, RequestExtension{1, "配件在途"}, scenes::wang(), at(11, 13, 18)) == "tickets.extension_too_late");
  const Ticket asked = scenes::run(t, RequestExtension{1, "配件在途"}, scenes::wang(), at(11, 12));
  const Ticket longer = scenes::run(asked, DecideExtension{true, {}, "同意"}, scenes::bao(), at(11, 13));
  CHECK(running(longer, ClockKind::extension).due_at == at(11, 16, 17, 30));
  CHECK(longer.handling.assignment->due_on == day_from({2026, 11, 16}));
  CHECK(scenes::told(longer, RequestExtension{1, "还不够"}, scenes::wang(), at(11, 13)) == "tickets.extended_once");
}

TEST_CASE("changing the table never changes what was promised") {
  const Ticket t = scenes::situation("in progress").ticket;
  TimeLimits harder = scenes::limits();
  for (TimeLimit& row : harder.items) row.working_days = 1;
  TicketPolicy policy = scenes::policy();
  policy.limits = &harder;
  const auto noted = decide(t, Note{"x"}, scenes::bao(), at(11, 11), policy);
  REQUIRE(noted);
  CHECK(apply_all(t, *noted).handling.clocks == t.handling.clocks);
}

TEST_CASE("§2.8 the ladder: before expiry, at expiry, written order, level above") {
  Ticket t = scenes::situation("in progress").ticket;  // due 13 November
  std::vector<std::pair<std::string, SupervisionLevel>> rungs;
  for (Moment now = at(11, 10); now < at(12, 1); now = now + ms_per_hour) {
    const auto events = decide(t, Tick{}, scenes::the_system(), now, scenes::policy());
    REQUIRE(events);
    if (events->empty()) continue;
    t = apply_all(t, *events);
    rungs.emplace_back(to_text(day_of(now, {})), t.supervision_level);
  }
  REQUIRE(rungs.size() == 4);
  CHECK(rungs[0] == std::pair{std::string("2026-11-12"), SupervisionLevel::reminder});
  CHECK(rungs[1] == std::pair{std::string("2026-11-13"), SupervisionLevel::reminder});
  CHECK(rungs[2] == std::pair{std::string("2026-11-18"), SupervisionLevel::order});
  CHECK(rungs[3] == std::pair{std::string("2026-11-25"), SupervisionLevel::upper_level});
  CHECK_FALSE(next_alarm(t));
}

TEST_CASE("a joining unit that is late no longer holds up the lead") {
  Ticket t = scenes::situation("joint").ticket;
  const Moment due = t.handling.assignment->parts.front().due_at;
  CHECK(scenes::told(t, scenes::command_of(CommandName::reply), scenes::wang(), due) == "tickets.joint_waiting");
  CHECK(scenes::told(t, scenes::command_of(CommandName::reply), scenes::wang(), due + 1) == "reply_drafted > in_progress");
  bool expired = false;
  for (int i = 0; i < 5; ++i) {
    const auto events = decide(t, Tick{}, scenes::the_system(), due, scenes::policy());
    REQUIRE(events);
    for (const TicketEvent& e : *events) expired = expired || e.name() == EventName::clock_expired;
    t = apply_all(t, *events);
  }
  CHECK(expired);
  CHECK(t.handling.assignment->parts.front().state == PartState::expired);
}

}  // namespace lianxin::tickets
