// The resident's word ends it: rating, reopening, withdrawing.
#include "features/tickets/deciding_rules.h"

namespace lianxin::tickets {

Result<Events> decide_rate(const Asking& a, const Rate& c) {
  Faults faults;
  // "Not solved" may be said alone; whoever closes a request says how satisfied he is.
  if (c.satisfied ? *c.satisfied < 1 || *c.satisfied > 5 : c.solved)
    faults.add("satisfied", "tickets.out_of_range", {{"min", "1"}, {"max", "5"}});
  faults.text("words", c.words, 0, max_reason);
  if (!is_resident(a) && c.via == RatingVia::code) faults.add("via", "tickets.rating_via_needed");
  TRY(std::move(faults).result());
  Events out = a.one(Rated{c.solved, c.satisfied, c.words, is_resident(a) ? RatingVia::code : c.via});
  // "Not solved" reopens once by right; further by an office's decision.
  if (!c.solved && a.ticket.reopened_count == 0) {
    out.push_back(a.event(Reopened{c.words, true, Clocks{TRY(a.start(ClockKind::triage, a.ticket.owner_unit))}}));
  } else {
    out.push_back(a.event(Closed{c.solved}));
  }
  return out;
}

Result<Events> decide_reopen(const Asking& a, const Reopen& c) {
  Faults faults;
  faults.text("reason", c.reason, 2, max_reason);
  TRY(std::move(faults).result());
  return a.one(Reopened{c.reason, false, Clocks{TRY(a.start(ClockKind::triage, a.ticket.owner_unit))}});
}

Result<Events> decide_withdraw(const Asking& a, const Withdraw& c) {
  Faults faults;
  const bool on_behalf = !is_resident(a);
  faults.text("reason", c.reason.value_or(""), on_behalf ? 2 : 0, max_reason);
  TRY(std::move(faults).result());
  return a.one(Withdrawn{c.reason.value_or(""), on_behalf});
}

}  // namespace lianxin::tickets
