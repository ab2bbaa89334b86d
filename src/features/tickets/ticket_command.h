// What people (and the clocks) may ask of a ticket. The names of the members are those of the API.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "features/tickets/ticket.h"

namespace lianxin::tickets {

// The order is that of Command's alternatives. The last five are not commands of the API: registering, opening an
// identity and voiding an order have calls of their own, the clocks and the answers of problems have their jobs.
enum class CommandName : std::uint8_t {
  triage,
  link_problem,
  unlink_problem,
  propose_decline,
  confirm_decline,
  refuse_decline,
  assign,
  accept,
  return_,
  decide_return,
  ask,
  answer,
  contribute,
  request_extension,
  decide_extension,
  escalate,
  take,
  send_back,
  put_on_agenda,
  hand_down,
  hand_over,
  reply,
  release,
  reject_reply,
  note,
  supervise,
  reopen,
  object,
  rate,
  close_by_silence,
  withdraw,
  not_mine,
  register_,
  void_assignment,
  open_identity,
  tick,
  answer_with_problem
};
BOOST_DESCRIBE_ENUM(CommandName, triage, link_problem, unlink_problem, propose_decline, confirm_decline, refuse_decline, assign,
                    accept, return_, decide_return, ask, answer, contribute, request_extension, decide_extension, escalate, take,
                    send_back, put_on_agenda, hand_down, hand_over, reply, release, reject_reply, note, supervise, reopen, object,
                    rate, close_by_silence, withdraw, not_mine, register_, void_assignment, open_identity, tick, answer_with_problem)

// Limits of the fields, in characters.
constexpr std::size_t max_text = 10'000;  // Text of the contract, whoever speaks: the longest message ever seen has 7,900
constexpr std::size_t max_reason = 1000;
constexpr std::size_t max_title = 200;
constexpr std::size_t max_rule = 500;
constexpr std::size_t max_joint_units = 20;
constexpr std::size_t max_about = 10;

struct Triage {
  std::string category;
  Urgency urgency = Urgency::normal;
  Difficulty difficulty = Difficulty::medium;
  std::optional<TicketKind> kind{};
  std::optional<Visibility> visibility{};
  std::optional<std::string> title{};
  std::optional<std::vector<UnitId>> about_units{};
  std::optional<std::vector<PersonId>> about_people{};
};
struct LinkProblem {
  Uuid problem_id;
};
struct UnlinkProblem {
  std::string reason;
};
struct ProposeDecline {
  std::string reason;
  std::string text;
};
struct ConfirmDecline {
  std::optional<std::string> text{};
};
struct RefuseDecline {
  std::string text;
};
struct Assign {
  UnitId lead_unit{};
  std::vector<UnitId> joint_units{};
  std::optional<PersonId> responsible_person{};
  std::optional<Day> due_on{};
  std::optional<std::string> due_reason{};
  std::string instruction;
};
struct Accept {
  std::optional<PersonId> responsible_person{};
  std::optional<std::string> text{};
};
struct Return {
  std::string reason;
  std::string text;
  std::optional<UnitId> suggested_unit{};
};
struct DecideReturn {
  bool approve = false;
  std::string text;
};
struct Ask {
  AskTo to = AskTo::office;
  std::string text;
};
struct Answer {
  std::string text;
};
struct Contribute {
  std::string text;
};
struct RequestExtension {
  int days = 0;
  std::string reason;
};
struct DecideExtension {
  bool approve = false;
  std::optional<int> days{};
  std::string text;
};
struct Escalate {
  std::string reason;
  std::string tried;
};
struct Take {
  std::optional<std::string> text{};
};
struct SendBack {
  std::string reason;
};
struct PutOnAgenda {
  std::string text;
  std::optional<Day> held_on{};
};
struct HandDown {
  UnitId unit{};
  std::string reason;
};
struct HandOver {
  UnitId unit{};
  std::string reason;
};
struct ReplyTo {
  Outcome outcome = Outcome::explained;
  std::string text;
  std::optional<std::string> public_text{};
  std::optional<std::string> rule{};
  std::optional<Day> planned_on{};
};
struct Release {
  std::optional<std::string> text{};
  std::optional<std::string> public_text{};
};
struct RejectReply {
  std::string reason;
};
struct Note {
  std::string text;
  bool tell_resident = false;
};
struct Supervise {
  SupervisionLevel level = SupervisionLevel::reminder;
  std::string text;
};
struct Reopen {
  std::string reason;
};
struct Object {
  std::string text;
};
struct Rate {
  bool solved = false;
  std::optional<int> satisfied{};  // 1…5; may be left out of "not solved"
  std::string words{};
  RatingVia via = RatingVia::code;
};
struct CloseBySilence {};
struct Withdraw {
  std::optional<std::string> reason{};
};
// By the one who said it: the problem it was put to is another matter.
struct NotMine {
  std::string text{};
};

struct Register {
  TicketId id{};
  TicketKind kind = TicketKind::help;
  Channel channel = Channel::office;
  std::string place{};
  std::string title{};  // empty: the beginning of the text
  std::string text{};
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
  std::optional<Uuid> round{};      // the collection of opinions it was said in
  std::optional<Day> triage_due{};  // instead of the usual limit: when the office has to have sorted it; not before today
  bool gathers = false;  // a problem out of voices: the only way to kind `problem`
  // Found out by the action:
  std::string place_path{};
  UnitId owner_unit{};  // the first office that received it
  std::string number{};
};
struct VoidAssignment {
  std::string reason;
};
struct OpenIdentity {
  std::string reason;
};
struct Tick {};  // what the clocks bring by themselves, one consequence at a time
// The released answer of its problem, to each linked ticket.
struct AnswerWithProblem {
  Uuid problem_id{};
  std::string number{};
  ReplyWords words{};
};

using Command = std::variant<Triage, LinkProblem, UnlinkProblem, ProposeDecline, ConfirmDecline, RefuseDecline, Assign, Accept,
                             Return, DecideReturn, Ask, Answer, Contribute, RequestExtension, DecideExtension, Escalate, Take,
                             SendBack, PutOnAgenda, HandDown, HandOver, ReplyTo, Release, RejectReply, Note, Supervise, Reopen,
                             Object, Rate, CloseBySilence, Withdraw, NotMine, Register, VoidAssignment, OpenIdentity, Tick, AnswerWithProblem>;

inline CommandName name_of_command(const Command& c) { return static_cast<CommandName>(c.index()); }

}  // namespace lianxin::tickets
