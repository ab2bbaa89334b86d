// Many voices, one problem: linking, the one answer, "not mine".
#include <doctest/doctest.h>

#include <algorithm>

#include "features/tickets/ticket_scenes_test.h"

namespace lianxin::tickets {
namespace {

using namespace scenes;

const Uuid wells = named_uuid("wells");
Command c(CommandName name) { return command_of(name); }

Ticket linked(std::string_view from, std::vector<TicketEvent>* history = nullptr) {
  const Situation s = situation(from);
  return run(s.ticket, c(CommandName::link_problem), actor_of(CommandName::link_problem, s.ticket), s.now, history);
}

std::string refused(const Ticket& t, const Command& command, const TicketPolicy& policy) {
  const auto events = decide(t, command, bao(), at(11, 12), policy);
  REQUIRE_FALSE(events);
  return events.error().fields.empty() ? events.error().key : events.error().fields[0].field + " " + events.error().fields[0].key;
}

}  // namespace

TEST_CASE("4.39 a voice that is put to a problem waits for it: its clocks stand, and linking again changes nothing") {
  for (const std::string_view from : {"registered", "triaged", "assigned", "in progress", "escalated"}) {
    CAPTURE(from);
    const Situation before = situation(from);
    const Ticket t = linked(from);
    CHECK(t.problem_id == wells);
    CHECK(t.state == before.ticket.state);
    CHECK(std::ranges::all_of(t.handling.clocks, [](const Clock& clock) { return clock.paused_at.has_value(); }));
    CHECK_FALSE(next_alarm(t).has_value());
    CHECK(told(t, c(CommandName::link_problem), actor_of(CommandName::link_problem, t), before.now) == "nothing > " + std::string(name_of(t.state)));
  }
}

TEST_CASE("only an open problem takes voices, and no problem takes another") {
  const Ticket t = situation("triaged").ticket;
  TicketPolicy p = policy_for(t);
  p.problem.reset();
  CHECK(refused(t, c(CommandName::link_problem), p) == "problem_id tickets.no_such_problem");
  p.problem = ProblemFacts{"陈旗 2026-0900", TicketState::triaged, false};
  CHECK(refused(t, c(CommandName::link_problem), p) == "problem_id tickets.no_such_problem");
  for (const TicketState state : {TicketState::replied, TicketState::closed, TicketState::withdrawn, TicketState::declined}) {
    p.problem = ProblemFacts{"陈旗 2026-0900", state, true};
    CHECK(refused(t, c(CommandName::link_problem), p) == "tickets.problem_ended");
  }
  Ticket problem = t;
  problem.kind = TicketKind::problem;
  CHECK(refused(problem, c(CommandName::link_problem), policy_for(t)) == "tickets.problems_do_not_nest");
}

TEST_CASE("a problem comes about by gathering only") {
  Register made = well_is_broken();
  made.kind = TicketKind::problem;
  CHECK(told({}, made, bao(), at(11, 9)) == "base.invalid");
  made.gathers = true;
  CHECK(told({}, made, bao(), at(11, 9)) == "registered > registered");
  made.kind = TicketKind::help;
  CHECK(told({}, made, bao(), at(11, 9)) == "base.invalid");
  Triage other = std::get<Triage>(c(CommandName::triage));
  other.kind = TicketKind::problem;
  CHECK(told(situation("registered").ticket, other, bao(), at(11, 9, 12)) == "base.invalid");
}

TEST_CASE("taken out again its clocks run on by the days they stood") {
  const Situation before = situation("in progress");
  const Ticket t = linked("in progress");
  const Ticket out = run(t, c(CommandName::unlink_problem), bao(), before.now);
  CHECK_FALSE(out.problem_id.has_value());
  CHECK(out.state == TicketState::in_progress);
  CHECK(out.handling.clocks.size() == before.ticket.handling.clocks.size());
  CHECK(std::ranges::none_of(out.handling.clocks, [](const Clock& clock) { return clock.paused_at.has_value(); }));
}

TEST_CASE("4.44 the problem's answer is each voice's answer, and only the system brings it") {
  std::vector<TicketEvent> history;
  const Ticket t = linked("in progress", &history);
  const Moment now = situation("in progress").now;
  CHECK(told(t, c(CommandName::answer_with_problem), bao(), now) == "tickets.not_yours");
  const Ticket answered = run(t, c(CommandName::answer_with_problem), the_system(), now, &history);
  CHECK(answered.state == TicketState::replied);
  CHECK(answered.handling.reply->text == "十一口井都换了水泵。");
  CHECK(answered.handling.clocks.size() == 1);
  CHECK(answered.handling.clocks[0].kind == ClockKind::rating);
  CHECK(std::get<Replied>(history.back().what).problem == "陈旗 2026-0900");
  AnswerWithProblem other = std::get<AnswerWithProblem>(c(CommandName::answer_with_problem));
  other.problem_id = named_uuid("roads");
  CHECK(told(t, other, the_system(), now) == "tickets.not_linked");
  // Each judges for himself.
  CHECK(told(answered, c(CommandName::rate), resident(), now) == "rated, reopened > reopened");
}

TEST_CASE("\"not mine\" takes it out; after the answer it is taken in anew, which is not the one reopening by right") {
  const Moment now = situation("in progress").now;
  const Ticket t = linked("in progress");
  const Ticket out = run(t, c(CommandName::not_mine), resident(), now);
  CHECK_FALSE(out.problem_id.has_value());
  CHECK(out.state == TicketState::in_progress);
  const Ticket answered = run(t, c(CommandName::answer_with_problem), the_system(), now);
  const Ticket anew = run(answered, c(CommandName::not_mine), resident(), now);
  CHECK_FALSE(anew.problem_id.has_value());
  CHECK(anew.state == TicketState::triaged);
  CHECK(anew.holder_unit == county_office);
  CHECK_FALSE(anew.handling.assignment.has_value());
  CHECK(anew.reopened_count == 0);
  CHECK(clock_that_applies(anew)->kind == ClockKind::triage);
  CHECK(told(anew, c(CommandName::not_mine), resident(), now) == "tickets.not_linked");
}

}  // namespace lianxin::tickets
