// TicketEvent: one line of a ticket's history. Events carry what was worked out when they happened (numbers, due
// moments), so that the history alone gives the ticket: no table that changed since has any say.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "features/tickets/ticket.h"

namespace lianxin::tickets {

// The order is that of Payload's alternatives and is stored.
enum class EventName : std::uint8_t {
  registered,
  triaged,
  linked,
  unlinked,
  decline_proposed,
  declined,
  decline_refused,
  assigned,
  accepted,
  returned,
  return_confirmed,
  return_refused,
  asked,
  answered,
  contributed,
  extension_requested,
  extended,
  extension_refused,
  escalated,
  taken,
  sent_back,
  put_on_agenda,
  handed_down,
  handed_over,
  reply_drafted,
  replied,
  reply_rejected,
  noted,
  supervised,
  reopened,
  objected,
  objection_refused,
  rated,
  closed,
  closed_by_silence,
  withdrawn,
  clock_expired,
  identity_opened,
  assignment_voided
};
BOOST_DESCRIBE_ENUM(EventName, registered, triaged, linked, unlinked, decline_proposed, declined, decline_refused, assigned,
                    accepted, returned, return_confirmed, return_refused, asked, answered, contributed, extension_requested,
                    extended, extension_refused, escalated, taken, sent_back, put_on_agenda, handed_down, handed_over,
                    reply_drafted, replied, reply_rejected, noted, supervised, reopened, objected, objection_refused, rated,
                    closed, closed_by_silence, withdrawn, clock_expired, identity_opened, assignment_voided)

// `clocks` are all that run after the event. `text` is what people read of it.
struct Registered {
  TicketId id{};
  std::string number{};
  TicketKind kind = TicketKind::help;
  Channel channel = Channel::office;
  std::string place{};
  std::string place_path{};
  std::string title{};
  std::optional<std::string> category{};
  std::optional<Urgency> urgency{};
  Visibility visibility = Visibility::internal;
  Submitter submitter = Submitter::resident;
  bool has_identity = false;
  bool may_contact = false;
  std::vector<UnitId> about_units{};
  std::vector<PersonId> about_people{};
  std::optional<std::string> external_number{};
  std::optional<Day> said_on{};
  std::optional<Uuid> round{};
  std::int64_t content_hash = 0;
  UnitId owner_unit{};
  Clocks clocks{};
  std::string text{};  // kept once, with the ticket; the stored event goes without it
};
BOOST_DESCRIBE_STRUCT(Registered, (),
                      (id, number, kind, channel, place, place_path, title, category, urgency, visibility, submitter,
                       has_identity, may_contact, about_units, about_people, external_number, said_on, round, content_hash, owner_unit,
                       clocks, text))

struct Triaged {
  std::string category{};
  Urgency urgency = Urgency::normal;
  Difficulty difficulty = Difficulty::medium;
  TicketKind kind = TicketKind::help;
  Visibility visibility = Visibility::internal;
  std::string title{};
  std::vector<UnitId> about_units{};
  std::vector<PersonId> about_people{};
  Clocks clocks{};
};
BOOST_DESCRIBE_STRUCT(Triaged, (), (category, urgency, difficulty, kind, visibility, title, about_units, about_people, clocks))
struct Linked {
  Uuid problem_id{};
  std::string number{};  // of the problem
  Clocks clocks{};       // stopped
};
BOOST_DESCRIBE_STRUCT(Linked, (), (problem_id, number, clocks))
struct Unlinked {
  std::string text{};
  std::optional<TicketState> state{};  // taken in anew, after the problem's answer was not its own
  Clocks clocks{};
};
BOOST_DESCRIBE_STRUCT(Unlinked, (), (text, state, clocks))
struct DeclineProposed {
  std::string reason{};
  std::string text{};
};
BOOST_DESCRIBE_STRUCT(DeclineProposed, (), (reason, text))
struct Declined {
  std::string reason{};
  std::string text{};
};
BOOST_DESCRIBE_STRUCT(Declined, (), (reason, text))
struct DeclineRefused {
  std::string text{};
  TicketState state = TicketState::registered;
  Clocks clocks{};
};
BOOST_DESCRIBE_STRUCT(DeclineRefused, (), (text, state, clocks))
struct Assigned {
  Assignment assignment{};
  Clocks clocks{};
};
BOOST_DESCRIBE_STRUCT(Assigned, (), (assignment, clocks))
struct Accepted {
  std::optional<PersonName> responsible_person{};
  std::string text{};
  Clocks clocks{};
};
BOOST_DESCRIBE_STRUCT(Accepted, (), (responsible_person, text, clocks))
struct Returned {
  UnitId unit{};
  std::string reason{};
  std::string text{};
  std::optional<UnitId> suggested_unit{};
  Clocks clocks{};
};
BOOST_DESCRIBE_STRUCT(Returned, (), (unit, reason, text, suggested_unit, clocks))
struct ReturnConfirmed {
  std::string text{};
  Clocks clocks{};
};
BOOST_DESCRIBE_STRUCT(ReturnConfirmed, (), (text, clocks))
struct ReturnRefused {
  std::string text{};
  Clocks clocks{};
};
BOOST_DESCRIBE_STRUCT(ReturnRefused, (), (text, clocks))
struct Asked {
  AskTo to = AskTo::office;
  std::string text{};
  UnitId unit{};
  bool stops_clock = false;
  Clocks clocks{};
};
BOOST_DESCRIBE_STRUCT(Asked, (), (to, text, unit, stops_clock, clocks))
struct Answered {
  std::string text{};
  bool on_behalf = false;
  Clocks clocks{};
};
BOOST_DESCRIBE_STRUCT(Answered, (), (text, on_behalf, clocks))
struct Contributed {
  UnitId unit{};
  std::string text{};
  Clocks clocks{};
};
BOOST_DESCRIBE_STRUCT(Contributed, (), (unit, text, clocks))
struct ExtensionRequested {
  int days = 0;
  std::string text{};
};
BOOST_DESCRIBE_STRUCT(ExtensionRequested, (), (days, text))
struct Extended {
  int days = 0;
  std::string text{};
  Day due_on{};
  Clocks clocks{};
};
BOOST_DESCRIBE_STRUCT(Extended, (), (days, text, due_on, clocks))
struct ExtensionRefused {
  std::string text{};
};
BOOST_DESCRIBE_STRUCT(ExtensionRefused, (), (text))
struct Escalated {
  UnitId from{};
  UnitId to{};
  std::string text{};
  std::string tried{};
  Clocks clocks{};
};
BOOST_DESCRIBE_STRUCT(Escalated, (), (from, to, text, tried, clocks))
struct Taken {
  std::string text{};
  Clocks clocks{};
};
BOOST_DESCRIBE_STRUCT(Taken, (), (text, clocks))
struct SentBack {
  UnitId to{};
  std::string text{};
  Clocks clocks{};
};
BOOST_DESCRIBE_STRUCT(SentBack, (), (to, text, clocks))
struct PutOnTheAgenda {
  std::string text{};
  std::optional<Day> held_on{};
  Clocks clocks{};
};
BOOST_DESCRIBE_STRUCT(PutOnTheAgenda, (), (text, held_on, clocks))
struct HandedDown {
  UnitId to{};
  std::string text{};
  Clocks clocks{};
};
BOOST_DESCRIBE_STRUCT(HandedDown, (), (to, text, clocks))
struct HandedOver {
  UnitId to{};
  std::string text{};
  Clocks clocks{};
};
BOOST_DESCRIBE_STRUCT(HandedOver, (), (to, text, clocks))
// `way` are the offices through which the answer comes back down, the owner of the answer last.
struct ReplyDrafted {
  ReplyWords words{};
  std::vector<UnitId> way{};
  Clocks clocks{};
};
BOOST_DESCRIBE_STRUCT(ReplyDrafted, (), (words, way, clocks))
struct Replied {
  ReplyWords words{};
  Clocks clocks{};
  std::optional<std::string> problem{};  // number of the problem whose answer it is
};
BOOST_DESCRIBE_STRUCT(Replied, (), (words, clocks, problem))
struct ReplyRejected {
  std::string text{};
  Clocks clocks{};
};
BOOST_DESCRIBE_STRUCT(ReplyRejected, (), (text, clocks))
struct Noted {
  std::string text{};
  bool tell_resident = false;
  bool silence_notice = false;
  Clocks clocks{};
};
BOOST_DESCRIBE_STRUCT(Noted, (), (text, tell_resident, silence_notice, clocks))
// step: of the ladder of §2.8 when a clock did it (1 before expiry, 2 at expiry, 3 order, 4 upper level); 0: a person.
struct Supervised {
  SupervisionLevel level = SupervisionLevel::reminder;
  std::string text{};
  int step = 0;
  std::optional<ClockKind> clock{};
  std::optional<UnitId> to{};
  Clocks clocks{};
};
BOOST_DESCRIBE_STRUCT(Supervised, (), (level, text, step, clock, to, clocks))
struct Reopened {
  std::string text{};
  bool by_right = false;
  Clocks clocks{};
};
BOOST_DESCRIBE_STRUCT(Reopened, (), (text, by_right, clocks))
struct Objected {
  std::string text{};
  bool on_behalf = false;
  Clocks clocks{};
};
BOOST_DESCRIBE_STRUCT(Objected, (), (text, on_behalf, clocks))
struct ObjectionRefused {
  std::string text{};
};
BOOST_DESCRIBE_STRUCT(ObjectionRefused, (), (text))
struct Rated {
  bool solved = false;
  std::optional<int> satisfied{};
  std::string words{};
  RatingVia via = RatingVia::code;
};
BOOST_DESCRIBE_STRUCT(Rated, (), (solved, satisfied, words, via))
struct Closed {
  bool solved = true;
};
BOOST_DESCRIBE_STRUCT(Closed, (), (solved))
struct ClosedBySilence {
  int waited_days = 0;
};
BOOST_DESCRIBE_STRUCT(ClosedBySilence, (), (waited_days))
struct Withdrawn {
  std::string text{};
  bool on_behalf = false;
};
BOOST_DESCRIBE_STRUCT(Withdrawn, (), (text, on_behalf))
struct ClockExpired {
  ClockKind clock = ClockKind::joint;
  UnitId unit{};
  Clocks clocks{};
};
BOOST_DESCRIBE_STRUCT(ClockExpired, (), (clock, unit, clocks))
struct IdentityOpened {
  std::string text{};
};
BOOST_DESCRIBE_STRUCT(IdentityOpened, (), (text))
struct AssignmentVoided {
  std::string number{};
  std::string text{};
  Clocks clocks{};
};
BOOST_DESCRIBE_STRUCT(AssignmentVoided, (), (number, text, clocks))

using Payload = std::variant<Registered, Triaged, Linked, Unlinked, DeclineProposed, Declined, DeclineRefused, Assigned, Accepted,
                             Returned, ReturnConfirmed, ReturnRefused, Asked, Answered, Contributed, ExtensionRequested, Extended,
                             ExtensionRefused, Escalated, Taken, SentBack, PutOnTheAgenda, HandedDown, HandedOver, ReplyDrafted,
                             Replied, ReplyRejected, Noted, Supervised, Reopened, Objected, ObjectionRefused, Rated, Closed,
                             ClosedBySilence, Withdrawn, ClockExpired, IdentityOpened, AssignmentVoided>;

enum class EventByKind : std::uint8_t { person, resident, public_, system };
BOOST_DESCRIBE_ENUM(EventByKind, person, resident, public_, system)

struct EventBy {
  using Kind = EventByKind;
  Kind kind = Kind::system;
  AccountId account{};
  PersonId person{};
  std::string name{};
  UnitId unit{};
  friend bool operator==(const EventBy&, const EventBy&) = default;
};

struct TicketEvent {
  Moment at{};
  EventBy by{};
  Payload what{};
  EventName name() const { return static_cast<EventName>(what.index()); }
};

}  // namespace lianxin::tickets
