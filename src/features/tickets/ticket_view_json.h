// The shapes of a ticket's JSON, member by member as in docs/openapi.yaml.
#pragma once

#include "features/tickets/names_json.h"
#include "platform/json/json.h"

namespace lianxin::tickets {

struct Telling;

struct DueView {
  ClockKind kind{};
  Moment at{};
  Light light{};
  bool paused = false;
  std::optional<int> working_days_left{};  // none: a year without a calendar lies in between
};
BOOST_DESCRIBE_STRUCT(DueView, (), (kind, at, light, paused, working_days_left))
// The clock of the ticket that applies now; none when nothing runs.
std::optional<DueView> due_of(const Telling&, const Ticket&);
struct ClockView {
  ClockKind kind{};
  Moment due_at{};
  Moment started_at{};
  bool paused = false;
  Light light{};
  int working_days = 0;
  std::optional<places::UnitRef> unit{};
  std::string why{};
};
BOOST_DESCRIBE_STRUCT(ClockView, (), (kind, due_at, started_at, paused, light, working_days, unit, why))
struct FlagsView {
  int reopened_count = 0;
  int hops = 0;
  SupervisionLevel supervision_level{};
  std::vector<Pending> pending{};
};
BOOST_DESCRIBE_STRUCT(FlagsView, (), (reopened_count, hops, supervision_level, pending))

struct ItemView {
  TicketId id{};
  std::string number{};
  TicketKind kind{};
  Channel channel{};
  places::PlaceRef place{};
  std::string title{};
  std::optional<NamedCategory> category{};
  std::optional<Urgency> urgency{};
  std::optional<Difficulty> difficulty{};
  Visibility visibility{};
  TicketState state{};
  std::optional<Disposal> disposal{};
  places::UnitRef owner_unit{};
  places::UnitRef holder_unit{};
  std::optional<places::UnitRef> lead_unit{};
  Moment registered_at{};
  std::optional<DueView> due{};
  FlagsView flags{};
  std::int64_t version = 0;
  json::Maybe<std::vector<json::Raw>> events{};  // those asked for beside a list
};
BOOST_DESCRIBE_STRUCT(ItemView, (),
                      (id, number, kind, channel, place, title, category, urgency, difficulty, visibility, state, disposal,
                       owner_unit, holder_unit, lead_unit, registered_at, due, flags, version, events))

struct PartView {
  places::UnitRef unit{};
  PartState state{};
  std::optional<Moment> due_at{};
  std::optional<Moment> contributed_at{};
  std::optional<std::string> text{};
};
BOOST_DESCRIBE_STRUCT(PartView, (), (unit, state, due_at, contributed_at, text))
struct SubmitterView {
  Submitter kind{};
  bool has_identity = false;
  bool may_contact = false;
};
BOOST_DESCRIBE_STRUCT(SubmitterView, (), (kind, has_identity, may_contact))
struct AboutRefView {
  json::Maybe<UnitId> unit{};
  json::Maybe<PersonId> person{};
  json::Maybe<std::string> name{};
};
BOOST_DESCRIBE_STRUCT(AboutRefView, (), (unit, person, name))
struct AssignmentRefView {
  AssignmentId id{};
  std::string number{};
  AssignmentState state{};
};
BOOST_DESCRIBE_STRUCT(AssignmentRefView, (), (id, number, state))
struct DraftView {
  Outcome outcome{};
  std::string text{};
  std::optional<std::string> public_text{};
  std::optional<std::string> rule{};
  std::optional<Day> planned_on{};
  places::UnitRef by{};
  Moment written_at{};
};
BOOST_DESCRIBE_STRUCT(DraftView, (), (outcome, text, public_text, rule, planned_on, by, written_at))
struct ReplyView {
  Outcome outcome{};
  std::string text{};
  std::optional<std::string> public_text{};
  std::optional<std::string> rule{};
  std::optional<Day> planned_on{};
  Moment released_at{};
};
BOOST_DESCRIBE_STRUCT(ReplyView, (), (outcome, text, public_text, rule, planned_on, released_at))
struct QuestionView {
  AskTo to{};
  std::string text{};
  Moment asked_at{};
  places::UnitRef by{};
};
BOOST_DESCRIBE_STRUCT(QuestionView, (), (to, text, asked_at, by))
struct RatingView {
  bool solved = false;
  std::optional<int> satisfied{};
  std::string words{};
  Moment at{};
};
BOOST_DESCRIBE_STRUCT(RatingView, (), (solved, satisfied, words, at))
struct FieldsView {
  json::Maybe<Day> due_on{};
  json::Maybe<int> max_days{};
};
BOOST_DESCRIBE_STRUCT(FieldsView, (), (due_on, max_days))
struct NextView {
  CommandName command{};
  json::Maybe<FieldsView> fields{};
};
BOOST_DESCRIBE_STRUCT(NextView, (), (command, fields))

struct TicketView : ItemView {
  std::string text{};
  std::vector<PartView> joint{};
  std::optional<PersonName> responsible_person{};
  SubmitterView submitter{};
  std::optional<PersonName> registered_by{};
  json::Maybe<std::vector<AboutRefView>> about{};
  std::optional<Uuid> problem_id{};
  std::optional<Uuid> round_id{};
  std::vector<ClockView> clocks{};
  std::optional<AssignmentRefView> assignment{};
  std::optional<DraftView> draft_reply{};
  std::optional<ReplyView> reply{};
  std::optional<QuestionView> question{};
  std::optional<std::string> tried{};
  json::Maybe<std::optional<RatingView>> rating{};
  std::vector<NextView> next{};
  json::Maybe<std::string> receipt_code{};
};
BOOST_DESCRIBE_STRUCT(TicketView, (ItemView),
                      (text, joint, responsible_person, submitter, registered_by, about, problem_id, round_id, clocks, assignment,
                       draft_reply, reply, question, tried, rating, next, receipt_code))

}  // namespace lianxin::tickets
