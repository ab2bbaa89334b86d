// What the topics of the rules (triage, assignment, handling, escalation, reply, rating, supervision) share: the
// question put to them, and the tests of who asks.
#pragma once

#include <initializer_list>
#include <string>
#include <vector>

#include "base/text.h"
#include "features/tickets/clock_rules.h"
#include "features/tickets/ticket_rules.h"

namespace lianxin::tickets {

using Events = std::vector<TicketEvent>;

struct Asking {
  const Ticket& ticket;
  const Actor& by;
  Moment now;
  const TicketPolicy& policy;

  // One event, now, by the one who asks. Of an anonymous resident only the day is kept (E3).
  TicketEvent event(Payload what) const;
  Events one(Payload what) const { return {event(std::move(what))}; }
  Result<Clock> start(ClockKind kind, UnitId who) const {
    return start_clock(kind, who, now, policy, ticket.urgency, ticket.difficulty);
  }
  const Clocks& clocks() const { return ticket.handling.clocks; }
};

// Waits for the resident's judgement; tells him before silence closes it.
Result<Clock> silence_clock(const Asking&);

bool acts_for(const Actor&, UnitId, std::initializer_list<Role>);
bool covers(const Actor&, std::initializer_list<Role>, std::string_view place_path);
bool is_resident(const Asking&);  // by code: whoever has it
bool is_system(const Asking&);
bool entered_it(const Asking&);
bool holds_office(const Asking&);  // the office of the level that holds it
bool owns_answer(const Asking&);
bool leads(const Asking&);
UnitId joins_as(const Asking&);  // nil when none
bool takes_part(const Asking&);
// Whether a unit or person may not handle the ticket because it is about them.
bool is_recused_unit(const Ticket&, const UnitFacts&);
bool is_recused_person(const Ticket&, const PersonFacts&, const UnitFacts* unit);

// Faults of a form, gathered.
class Faults {
 public:
  void text(std::string_view field, std::string_view value, std::size_t min, std::size_t max);
  void optional_text(std::string_view field, const std::optional<std::string>& value, std::size_t max);
  void code(std::string_view field, std::string_view value, const std::vector<std::string>* known);
  void add(std::string_view field, std::string_view key, std::vector<Arg> args = {});
  Result<void> result() &&;

 private:
  std::vector<FieldFault> faults_;
};

// Topics. Each is asked only when the guard of the table has let it through.
Result<Events> decide_register(const Asking&, const Register&);
Result<Events> decide_triage(const Asking&, const Triage&);
Result<Events> decide_link(const Asking&, const LinkProblem&);
Result<Events> decide_unlink(const Asking&, const UnlinkProblem&);
Result<Events> decide_not_mine(const Asking&, const NotMine&);
Result<Events> decide_answer_with(const Asking&, const AnswerWithProblem&);
Result<Events> decide_propose_decline(const Asking&, const ProposeDecline&);
Result<Events> decide_confirm_decline(const Asking&, const ConfirmDecline&);
Result<Events> decide_refuse_decline(const Asking&, const RefuseDecline&);
Result<Events> decide_object(const Asking&, const Object&);
Result<Events> decide_assign(const Asking&, const Assign&);
Result<Events> decide_accept(const Asking&, const Accept&);
Result<Events> decide_return(const Asking&, const Return&);
Result<Events> decide_decide_return(const Asking&, const DecideReturn&);
Result<Events> decide_void(const Asking&, const VoidAssignment&);
Result<Events> decide_ask(const Asking&, const Ask&);
Result<Events> decide_answer(const Asking&, const Answer&);
Result<Events> decide_contribute(const Asking&, const Contribute&);
Result<Events> decide_request_extension(const Asking&, const RequestExtension&);
Result<Events> decide_decide_extension(const Asking&, const DecideExtension&);
Result<Events> decide_note(const Asking&, const Note&);
Result<Events> decide_open_identity(const Asking&, const OpenIdentity&);
Result<Events> decide_escalate(const Asking&, const Escalate&);
Result<Events> decide_take(const Asking&, const Take&);
Result<Events> decide_send_back(const Asking&, const SendBack&);
Result<Events> decide_agenda(const Asking&, const PutOnAgenda&);
Result<Events> decide_hand_down(const Asking&, const HandDown&);
Result<Events> decide_hand_over(const Asking&, const HandOver&);
Result<Events> decide_reply(const Asking&, const ReplyTo&);
Result<Events> decide_release(const Asking&, const Release&);
Result<Events> decide_reject_reply(const Asking&, const RejectReply&);
Result<Events> decide_rate(const Asking&, const Rate&);
Result<Events> decide_reopen(const Asking&, const Reopen&);
Result<Events> decide_withdraw(const Asking&, const Withdraw&);
Result<Events> decide_supervise(const Asking&, const Supervise&);
Result<Events> decide_silence(const Asking&, const CloseBySilence&);
Result<Events> decide_tick(const Asking&, const Tick&);

// Where the term of an assignment made now would end; with joint units the lead has some days more.
Result<Clock> term_of(const Asking&, UnitId lead, bool joint);
// At most half the term, at least one day.
int max_extension_days(const Ticket&);

}  // namespace lianxin::tickets
