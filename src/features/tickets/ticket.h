// Ticket 诉求: what somebody said, who answers for it, and how far it is. Changed by `apply` and in no other way.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "features/tickets/assignment.h"
#include "features/tickets/clock.h"

namespace lianxin::tickets {

// One level the ticket was passed up from; the answer goes back down the same way.
struct PassedFrom {
  UnitId office{};
  TicketState state = TicketState::triaged;  // what it is again when sent back
  Clocks clocks{};                           // stopped while it is above
  std::optional<Assignment> assignment{};
  friend bool operator==(const PassedFrom&, const PassedFrom&) = default;
};
BOOST_DESCRIBE_STRUCT(PassedFrom, (), (office, state, clocks, assignment))

struct ReplyWords {
  Outcome outcome = Outcome::explained;
  std::string text{};
  std::optional<std::string> public_text{};
  std::optional<std::string> rule{};  // cannot: the rule that prevents it
  std::optional<Day> planned_on{};    // planned: when
  UnitId unit{};                      // whose words
  Moment at{};                        // written, or released
  friend bool operator==(const ReplyWords&, const ReplyWords&) = default;
};
BOOST_DESCRIBE_STRUCT(ReplyWords, (), (outcome, text, public_text, rule, planned_on, unit, at))

struct Question {
  AskTo to = AskTo::office;
  std::string text{};
  UnitId unit{};  // who asks
  Moment at{};
  friend bool operator==(const Question&, const Question&) = default;
};
BOOST_DESCRIBE_STRUCT(Question, (), (to, text, unit, at))

struct Rating {
  bool solved = false;
  std::optional<int> satisfied{};  // 1…5; none: "not solved" and no more was said
  std::string words{};
  RatingVia via = RatingVia::code;
  Moment at{};
  friend bool operator==(const Rating&, const Rating&) = default;
};
BOOST_DESCRIBE_STRUCT(Rating, (), (solved, satisfied, words, via, at))

struct DeclineProposal {
  AccountId proposer{};
  PersonId person{};
  std::string reason{};  // code of packs/reasons.json
  std::string text{};    // what the resident is told
  friend bool operator==(const DeclineProposal&, const DeclineProposal&) = default;
};
BOOST_DESCRIBE_STRUCT(DeclineProposal, (), (proposer, person, reason, text))

struct ExtensionRequest {
  int days = 0;
  std::string reason{};
  friend bool operator==(const ExtensionRequest&, const ExtensionRequest&) = default;
};
BOOST_DESCRIBE_STRUCT(ExtensionRequest, (), (days, reason))

// What changes while it is handled and is never searched by.
struct Handling {
  Clocks clocks{};
  std::optional<Assignment> assignment{};
  std::optional<DeclineProposal> decline{};
  std::optional<ExtensionRequest> extension{};
  std::optional<ReplyWords> draft{};
  std::optional<ReplyWords> reply{};
  std::optional<Question> question{};
  std::optional<Rating> rating{};
  std::optional<std::string> tried{};  // on escalation
  std::optional<Day> agenda_on{};
  std::vector<PassedFrom> passed_from{};
  std::vector<UnitId> returned_by{};
  bool return_pending = false;
  bool objection_pending = false;
  bool taken = false;  // the level above has taken it
  bool extended = false;
  bool waited = false;  // the clock was stopped for the resident once
  bool silence_noticed = false;
  int objections = 0;
  int ladder_step = 0;  // of the supervision ladder, for the clock that runs
  friend bool operator==(const Handling&, const Handling&) = default;
};
BOOST_DESCRIBE_STRUCT(Handling, (),
                      (clocks, assignment, decline, extension, draft, reply, question, rating, tried, agenda_on, passed_from,
                       returned_by, return_pending, objection_pending, taken, extended, waited, silence_noticed, objections,
                       ladder_step))

struct Ticket {
  TicketId id{};
  std::string number{};      // "陈旗 2026-0412": per county and year
  std::int64_t version = 0;  // number of events; 0: not registered yet
  TicketState state = TicketState::registered;
  TicketKind kind = TicketKind::help;
  Channel channel = Channel::office;
  std::string place{};  // code
  std::string place_path{};
  std::string title{};
  std::string text{};  // the words as they were said, never changed (E10)
  std::optional<std::string> category{};
  std::optional<Urgency> urgency{};
  std::optional<Difficulty> difficulty{};
  Visibility visibility = Visibility::internal;
  Submitter submitter = Submitter::resident;
  bool has_identity = false;
  bool may_contact = false;
  std::vector<UnitId> about_units{};  // recusal (E2)
  std::vector<PersonId> about_people{};
  std::optional<std::string> external_number{};
  std::optional<Day> said_on{};
  std::optional<Uuid> round_id{};   // the collection of opinions it was said in
  std::int64_t content_hash = 0;  // of what was registered: the same id again is the same ticket
  Moment registered_at{};         // anonymous: the beginning of the day (E3)
  AccountId entered_by{};
  std::optional<PersonName> registered_by{};
  UnitId owner_unit{};   // first receiver: tells the resident (首接负责)
  UnitId office_unit{};  // office of the level that holds it: decides
  UnitId holder_unit{};  // who has to act now
  std::optional<Uuid> problem_id{};
  int hops = 0;  // how often it was passed on
  int reopened_count = 0;
  SupervisionLevel supervision_level = SupervisionLevel::none;
  std::optional<Moment> closed_at{};
  Moment changed_at{};
  Handling handling{};

  UnitId lead_unit() const { return handling.assignment ? handling.assignment->lead_unit : UnitId{}; }
  bool is_joint(UnitId unit) const;
  std::optional<Disposal> disposal() const;
  std::vector<Pending> pending() const;
  // Units that take part: owner, office, holder, lead, joint, offices it was passed up from.
  std::vector<UnitId> units() const;
  friend bool operator==(const Ticket&, const Ticket&) = default;
};

}  // namespace lianxin::tickets
