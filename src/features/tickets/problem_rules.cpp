// Many voices, one problem (4.38–4.45): a problem is a ticket that gathers others; its answer is theirs, and each may say
// that it is not theirs.
#include "features/tickets/deciding_rules.h"

namespace lianxin::tickets {
namespace {

// The voice waits for the problem, whose own clocks run.
Clocks stopped(const Asking& a) {
  Clocks out;
  for (const Clock& clock : a.clocks()) out.push_back(clock.paused_at ? clock : paused(clock, a.now));
  return out;
}

Result<Clocks> going_on(const Asking& a) {
  Clocks out;
  for (const Clock& clock : a.clocks()) out.push_back(TRY(resumed(clock, a.now, a.policy)));
  return out;
}

}  // namespace

Result<Events> decide_link(const Asking& a, const LinkProblem& c) {
  const auto& problem = a.policy.problem;
  if (!problem || !problem->is_problem) return invalid_field("problem_id", "tickets.no_such_problem");
  if (a.ticket.kind == TicketKind::problem) return fail(Code::conflict, "tickets.problems_do_not_nest");
  if (a.ticket.problem_id == c.problem_id) return Events{};
  if (!is_open(problem->state) || problem->state == TicketState::replied)
    return fail(Code::conflict, "tickets.problem_ended", {{"number", problem->number}});
  return a.one(Linked{.problem_id = c.problem_id, .number = problem->number, .clocks = stopped(a)});
}

Result<Events> decide_unlink(const Asking& a, const UnlinkProblem& c) {
  Faults faults;
  faults.text("reason", c.reason, 2, max_reason);
  TRY(std::move(faults).result());
  return a.one(Unlinked{.text = c.reason, .clocks = TRY(going_on(a))});
}

// Whoever said it knows best: it is taken out, and if it was answered already it is taken in anew.
Result<Events> decide_not_mine(const Asking& a, const NotMine& c) {
  Faults faults;
  faults.text("text", c.text, 0, max_reason);
  TRY(std::move(faults).result());
  if (a.ticket.state != TicketState::replied) return a.one(Unlinked{.text = c.text, .clocks = TRY(going_on(a))});
  return a.one(Unlinked{.text = c.text,
                        .state = a.ticket.category ? TicketState::triaged : TicketState::registered,
                        .clocks = Clocks{TRY(a.start(ClockKind::triage, a.ticket.owner_unit))}});
}

Result<Events> decide_answer_with(const Asking& a, const AnswerWithProblem& c) {
  if (a.ticket.problem_id != c.problem_id) return fail(Code::conflict, "tickets.not_linked");
  Replied e{.words = c.words, .clocks = {TRY(silence_clock(a))}, .problem = c.number};
  e.words.at = a.now;
  return a.one(std::move(e));
}

}  // namespace lianxin::tickets
