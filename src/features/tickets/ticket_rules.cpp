#include "features/tickets/ticket_rules.h"

#include <algorithm>
#include <array>

#include "features/tickets/deciding_rules.h"

namespace lianxin::tickets {
namespace {

using S = TicketState;

constexpr unsigned in(std::initializer_list<S> states) {
  unsigned bits = 0;
  for (const S s : states) bits |= 1u << static_cast<unsigned>(s);
  return bits;
}
constexpr unsigned any_open =
    in({S::registered, S::triaged, S::assigned, S::returned, S::in_progress, S::escalated, S::replied, S::reopened});
constexpr unsigned any_state = any_open | in({S::declined, S::closed, S::withdrawn});

// A condition beyond state and person: the key of what is in the way, or empty.
using Who = bool (*)(const Asking&);
using Unless = std::string_view (*)(const Asking&);

struct Rule {
  CommandName command;
  unsigned from;
  Who who;
  Unless unless;
};

std::string_view nothing(const Asking&) { return {}; }
bool office_in_sight(const Asking& a) { return holds_office(a) || covers(a.by, {Role::office}, a.ticket.place_path); }
bool lead_or_joint_or_office(const Asking& a) { return holds_office(a) || leads(a) || !joins_as(a).is_nil(); }
bool resident_or_for_him(const Asking& a) {
  return is_resident(a) || entered_it(a) || owns_answer(a) || holds_office(a) ||
         covers(a.by, {Role::inspector}, a.ticket.place_path);
}
bool may_answer(const Asking& a) {
  const auto& q = a.ticket.handling.question;
  if (q && q->to == AskTo::office) return holds_office(a) || owns_answer(a);
  return resident_or_for_him(a) || leads(a);
}
bool judges(const Asking& a) {
  return is_resident(a) || (covers(a.by, {Role::inspector}, a.ticket.place_path) && !handles(a.ticket, a.by));
}
bool supervises(const Asking& a) {
  return is_system(a) || office_in_sight(a) || covers(a.by, {Role::inspector}, a.ticket.place_path);
}
bool reopens(const Asking& a) { return owns_answer(a) || covers(a.by, {Role::office, Role::inspector}, a.ticket.place_path); }
bool may_see_identity(const Asking& a) {
  const bool call_back = a.ticket.state == S::replied || a.ticket.state == S::closed;
  return owns_answer(a) || holds_office(a) || entered_it(a) || (leads(a) && a.ticket.may_contact) ||
         (call_back && covers(a.by, {Role::inspector}, a.ticket.place_path));
}

std::string_view decline_open(const Asking& a) { return a.ticket.handling.decline ? "tickets.decline_pending" : ""; }
std::string_view no_decline(const Asking& a) {
  const Handling& h = a.ticket.handling;
  if (a.ticket.state == S::declined) return h.objection_pending ? "" : "tickets.nothing_pending";
  return h.decline ? "" : "tickets.nothing_pending";
}
// The one who proposed cannot be the one who confirms, also after an objection.
std::string_view not_second_person(const Asking& a) {
  if (const auto key = no_decline(a); !key.empty()) return key;
  const DeclineProposal& p = *a.ticket.handling.decline;
  const bool same = (!p.proposer.is_nil() && p.proposer == a.by.account) || (!p.person.is_nil() && p.person == a.by.person);
  return same ? "tickets.second_person_needed" : "";
}
std::string_view cannot_return(const Asking& a) {
  const Handling& h = a.ticket.handling;
  if (std::ranges::find(h.returned_by, a.ticket.lead_unit()) != h.returned_by.end()) return "tickets.returned_once";
  const Clock* limit = find_clock(h.clocks, ClockKind::return_);
  return limit && a.now > limit->due_at ? "tickets.return_too_late" : "";
}
std::string_view no_return(const Asking& a) { return a.ticket.handling.return_pending ? "" : "tickets.nothing_pending"; }
std::string_view question_open(const Asking& a) { return a.ticket.handling.question ? "tickets.question_open" : ""; }
std::string_view no_question(const Asking& a) { return a.ticket.handling.question ? "" : "tickets.nothing_pending"; }
std::string_view part_done(const Asking& a) {
  const UnitId unit = joins_as(a);
  for (const JointPart& p : a.ticket.handling.assignment->parts) {
    if (p.unit == unit && p.state == PartState::contributed) return "tickets.contributed_already";
  }
  return "";
}
std::string_view cannot_extend(const Asking& a) {
  const Handling& h = a.ticket.handling;
  if (h.extended) return "tickets.extended_once";
  if (h.extension) return "tickets.extension_pending";
  const Clock* reply = find_clock(h.clocks, ClockKind::reply);
  if (reply && !reply->paused_at && a.now > reply->due_at) return "tickets.extension_too_late";
  return h.draft ? "tickets.draft_pending" : "";
}
std::string_view no_extension(const Asking& a) { return a.ticket.handling.extension ? "" : "tickets.nothing_pending"; }
std::string_view cannot_escalate(const Asking& a) {
  if (!a.policy.above) return "tickets.no_level_above";
  if (is_recused_unit(a.ticket, *a.policy.above)) return "tickets.recused_unit";
  if (a.ticket.handling.draft) return "tickets.draft_pending";
  return decline_open(a);
}
std::string_view taken_already(const Asking& a) { return a.ticket.handling.taken ? "tickets.taken_already" : ""; }
std::string_view cannot_reply(const Asking& a) {
  if (a.ticket.handling.draft) return "tickets.draft_pending";
  for (const JointPart& p : a.ticket.handling.assignment->parts) {
    if (p.state == PartState::waiting && a.now <= p.due_at) return "tickets.joint_waiting";
  }
  return "";
}
std::string_view no_draft(const Asking& a) { return a.ticket.handling.draft ? "" : "tickets.nothing_pending"; }
std::string_view objected_once(const Asking& a) { return a.ticket.handling.objections > 0 ? "tickets.objected_once" : ""; }
std::string_view not_silent_long_enough(const Asking& a) {
  const Clock* rating = find_clock(a.ticket.handling.clocks, ClockKind::rating);
  return rating && a.ticket.handling.silence_noticed && a.now >= rating->due_at ? "" : "tickets.too_early";
}
std::string_view not_linked(const Asking& a) { return a.ticket.problem_id ? "" : "tickets.not_linked"; }
std::string_view no_identity(const Asking& a) { return a.ticket.has_identity ? "" : "base.not_found"; }
std::string_view order_closed(const Asking& a) {
  const AssignmentState state = a.ticket.handling.assignment->state;
  return state == AssignmentState::issued || state == AssignmentState::accepted ? "" : "tickets.order_closed";
}

constexpr unsigned before_handling = in({S::registered, S::triaged});
constexpr unsigned movable = in({S::registered, S::triaged, S::returned, S::escalated, S::reopened});
constexpr unsigned being_handled = any_open & ~in({S::replied});

// The command table of the domain model: who may do what in which state, and what stands in the way.
constexpr Rule rules[] = {
    {CommandName::triage, before_handling, holds_office, decline_open},
    {CommandName::link_problem, being_handled, office_in_sight, decline_open},
    {CommandName::unlink_problem, any_open, office_in_sight, not_linked},
    {CommandName::propose_decline, before_handling, holds_office, decline_open},
    {CommandName::confirm_decline, before_handling | in({S::declined}), holds_office, not_second_person},
    {CommandName::refuse_decline, before_handling | in({S::declined}), holds_office, no_decline},
    {CommandName::assign, in({S::triaged, S::returned, S::escalated, S::reopened}), holds_office, decline_open},
    {CommandName::accept, in({S::assigned}), leads, nothing},
    {CommandName::return_, in({S::assigned}), leads, cannot_return},
    {CommandName::decide_return, in({S::returned}), holds_office, no_return},
    {CommandName::ask, being_handled, lead_or_joint_or_office, question_open},
    {CommandName::answer, any_open, may_answer, no_question},
    {CommandName::contribute, in({S::in_progress}), [](const Asking& a) { return !joins_as(a).is_nil(); }, part_done},
    {CommandName::request_extension, in({S::in_progress}), leads, cannot_extend},
    {CommandName::decide_extension, in({S::in_progress}), holds_office, no_extension},
    {CommandName::escalate, in({S::triaged, S::in_progress}), holds_office, cannot_escalate},
    {CommandName::take, in({S::escalated}), holds_office, taken_already},
    {CommandName::send_back, in({S::escalated}), holds_office, nothing},
    {CommandName::put_on_agenda, in({S::escalated}), holds_office, nothing},
    {CommandName::hand_down, movable, holds_office, decline_open},
    {CommandName::hand_over, movable, holds_office, decline_open},
    {CommandName::reply, in({S::in_progress}), leads, cannot_reply},
    {CommandName::release, in({S::in_progress}), owns_answer, no_draft},
    {CommandName::reject_reply, in({S::in_progress}), [](const Asking& a) { return owns_answer(a) || holds_office(a); },
     no_draft},
    {CommandName::note, any_open, takes_part, nothing},
    {CommandName::supervise, being_handled, supervises, nothing},
    {CommandName::reopen, in({S::closed}), reopens, nothing},
    {CommandName::object, in({S::declined}), resident_or_for_him, objected_once},
    {CommandName::rate, in({S::replied}), judges, nothing},
    {CommandName::close_by_silence, in({S::replied}), is_system, not_silent_long_enough},
    {CommandName::withdraw, any_open, [](const Asking& a) { return is_resident(a) || entered_it(a) || owns_answer(a); }, nothing},
    {CommandName::not_mine, any_open, resident_or_for_him, not_linked},
    {CommandName::register_, any_state, [](const Asking&) { return true; }, nothing},
    {CommandName::void_assignment, in({S::assigned, S::returned, S::in_progress}), holds_office, order_closed},
    {CommandName::open_identity, any_state, may_see_identity, no_identity},
    {CommandName::tick, any_open | in({S::declined}), is_system, nothing},
    {CommandName::answer_with_problem, being_handled, is_system, not_linked},
};
static_assert(std::size(rules) == std::variant_size_v<Command>);

const Rule& rule_of(CommandName name) { return rules[static_cast<std::size_t>(name)]; }

bool applies(const Asking& a, const Rule& rule) {
  return (rule.from & in({a.ticket.state})) != 0 && rule.who(a) && rule.unless(a).empty();
}

Result<void> guard(const Asking& a, CommandName name) {
  if (name == CommandName::register_) return {};
  if (a.ticket.version == 0 || is_about(a.ticket, a.by)) return fail(Code::not_found, "base.not_found");
  const Rule& rule = rule_of(name);
  if (applies(a, rule)) return {};
  if (!(rule.from & in({a.ticket.state}))) {
    return fail(Code::conflict, "tickets.wrong_state",
                {{"state", std::string(name_of(a.ticket.state))}, {"command", std::string(name_of(name))}});
  }
  if (!rule.who(a)) return fail(Code::forbidden, "tickets.not_yours");
  const std::string_view obstacle = rule.unless(a);
  return fail(obstacle == "base.not_found" ? Code::not_found : Code::conflict, obstacle);
}

struct Decider {
  const Asking& a;
  Result<Events> operator()(const Triage& c) const { return decide_triage(a, c); }
  Result<Events> operator()(const LinkProblem& c) const { return decide_link(a, c); }
  Result<Events> operator()(const UnlinkProblem& c) const { return decide_unlink(a, c); }
  Result<Events> operator()(const ProposeDecline& c) const { return decide_propose_decline(a, c); }
  Result<Events> operator()(const ConfirmDecline& c) const { return decide_confirm_decline(a, c); }
  Result<Events> operator()(const RefuseDecline& c) const { return decide_refuse_decline(a, c); }
  Result<Events> operator()(const Assign& c) const { return decide_assign(a, c); }
  Result<Events> operator()(const Accept& c) const { return decide_accept(a, c); }
  Result<Events> operator()(const Return& c) const { return decide_return(a, c); }
  Result<Events> operator()(const DecideReturn& c) const { return decide_decide_return(a, c); }
  Result<Events> operator()(const Ask& c) const { return decide_ask(a, c); }
  Result<Events> operator()(const Answer& c) const { return decide_answer(a, c); }
  Result<Events> operator()(const Contribute& c) const { return decide_contribute(a, c); }
  Result<Events> operator()(const RequestExtension& c) const { return decide_request_extension(a, c); }
  Result<Events> operator()(const DecideExtension& c) const { return decide_decide_extension(a, c); }
  Result<Events> operator()(const Escalate& c) const { return decide_escalate(a, c); }
  Result<Events> operator()(const Take& c) const { return decide_take(a, c); }
  Result<Events> operator()(const SendBack& c) const { return decide_send_back(a, c); }
  Result<Events> operator()(const PutOnAgenda& c) const { return decide_agenda(a, c); }
  Result<Events> operator()(const HandDown& c) const { return decide_hand_down(a, c); }
  Result<Events> operator()(const HandOver& c) const { return decide_hand_over(a, c); }
  Result<Events> operator()(const ReplyTo& c) const { return decide_reply(a, c); }
  Result<Events> operator()(const Release& c) const { return decide_release(a, c); }
  Result<Events> operator()(const RejectReply& c) const { return decide_reject_reply(a, c); }
  Result<Events> operator()(const Note& c) const { return decide_note(a, c); }
  Result<Events> operator()(const Supervise& c) const { return decide_supervise(a, c); }
  Result<Events> operator()(const Reopen& c) const { return decide_reopen(a, c); }
  Result<Events> operator()(const Object& c) const { return decide_object(a, c); }
  Result<Events> operator()(const Rate& c) const { return decide_rate(a, c); }
  Result<Events> operator()(const CloseBySilence& c) const { return decide_silence(a, c); }
  Result<Events> operator()(const Withdraw& c) const { return decide_withdraw(a, c); }
  Result<Events> operator()(const NotMine& c) const { return decide_not_mine(a, c); }
  Result<Events> operator()(const Register& c) const { return decide_register(a, c); }
  Result<Events> operator()(const VoidAssignment& c) const { return decide_void(a, c); }
  Result<Events> operator()(const OpenIdentity& c) const { return decide_open_identity(a, c); }
  Result<Events> operator()(const Tick& c) const { return decide_tick(a, c); }
  Result<Events> operator()(const AnswerWithProblem& c) const { return decide_answer_with(a, c); }
};

}  // namespace

bool is_about(const Ticket& ticket, const Actor& by) {
  if (!by.person.is_nil() && std::ranges::find(ticket.about_people, by.person) != ticket.about_people.end()) return true;
  // Who acts for a unit is bound as its own people are.
  return std::ranges::any_of(ticket.about_units, [&](UnitId unit) {
    return unit == by.unit || std::ranges::find(by.superiors, unit) != by.superiors.end() ||
           std::ranges::any_of(by.grants, [&](const Grant& g) { return g.unit == unit; });
  });
}

bool handles(const Ticket& ticket, const Actor& by) {
  if (by.kind != Actor::Kind::account) return false;
  const auto is_his = [&](UnitId unit) {
    return !unit.is_nil() && (by.unit == unit || std::ranges::any_of(by.grants, [&](const Grant& g) { return g.unit == unit; }));
  };
  if (is_his(ticket.lead_unit())) return true;
  if (!ticket.handling.assignment) return false;
  return std::ranges::any_of(ticket.handling.assignment->parts, [&](const JointPart& p) { return is_his(p.unit); });
}

Result<std::vector<TicketEvent>> decide(const Ticket& ticket, const Command& command, const Actor& by, Moment now,
                                        const TicketPolicy& policy) {
  const Asking asking{ticket, by, now, policy};
  TRY(guard(asking, name_of_command(command)));
  return std::visit(Decider{asking}, command);
}

std::vector<Action> next_actions(const Ticket& ticket, const Actor& by, Moment now, const TicketPolicy& policy) {
  const Asking asking{ticket, by, now, policy};
  std::vector<Action> out;
  if (ticket.version == 0 || is_about(ticket, by)) return out;
  for (const Rule& rule : rules) {
    if (rule.command >= CommandName::register_ || !applies(asking, rule)) continue;
    Action action{.command = rule.command};
    if (rule.command == CommandName::assign) {
      if (const auto term = term_of(asking, ticket.office_unit, false)) action.due_on = day_of(term->due_at, policy.zone);
    }
    if (rule.command == CommandName::request_extension) action.max_days = max_extension_days(ticket);
    if (rule.command == CommandName::decide_extension) action.max_days = ticket.handling.extension->days;
    out.push_back(action);
  }
  return out;
}

}  // namespace lianxin::tickets
