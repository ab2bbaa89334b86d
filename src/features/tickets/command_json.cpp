#include "features/tickets/command_json.h"

#include <array>

#include "base/text.h"
#include "platform/json/json.h"

namespace lianxin::tickets {

struct AboutView {
  std::optional<UnitId> unit{};
  std::optional<PersonId> person{};
};
BOOST_DESCRIBE_STRUCT(AboutView, (), (unit, person))

struct ContactView {
  std::string name{};
  std::optional<std::string> phone{};
  std::optional<std::string> address{};
  std::optional<bool> may_contact{};
};
BOOST_DESCRIBE_STRUCT(ContactView, (), (name, phone, address, may_contact))

struct NewTicketView {
  std::optional<TicketId> id{};
  TicketKind kind{};
  Channel channel{};
  std::string place{};
  std::optional<std::string> title{};
  std::string text{};
  std::optional<std::string> category{};
  std::optional<Urgency> urgency{};
  std::optional<Visibility> visibility{};
  std::optional<Submitter> submitter{};
  std::optional<ContactView> contact{};
  std::optional<std::vector<AboutView>> about{};
  std::optional<std::string> external_number{};
  std::optional<Day> said_on{};
};
BOOST_DESCRIBE_STRUCT(NewTicketView, (),
                      (id, kind, channel, place, title, text, category, urgency, visibility, submitter, contact, about,
                       external_number, said_on))

struct TriageView {
  std::string category{};
  Urgency urgency{};
  Difficulty difficulty{};
  std::optional<TicketKind> kind{};
  std::optional<Visibility> visibility{};
  std::optional<std::string> title{};
  std::optional<std::vector<AboutView>> about{};
};
BOOST_DESCRIBE_STRUCT(TriageView, (), (category, urgency, difficulty, kind, visibility, title, about))
struct AssignView {
  UnitId lead_unit{};
  std::optional<std::vector<UnitId>> joint_units{};
  std::optional<PersonId> responsible_person{};
  std::optional<Day> due_on{};
  std::optional<std::string> due_reason{};
  std::string instruction{};
};
BOOST_DESCRIBE_STRUCT(AssignView, (), (lead_unit, joint_units, responsible_person, due_on, due_reason, instruction))
struct EscalateView {
  std::string reason{};
  std::string tried{};
};
BOOST_DESCRIBE_STRUCT(EscalateView, (), (reason, tried))
struct NoteView {
  std::string text{};
  std::optional<bool> tell_resident{};
};
BOOST_DESCRIBE_STRUCT(NoteView, (), (text, tell_resident))
struct RateView {
  bool solved{};
  std::optional<int> satisfied{};
  std::optional<std::string> words{};
  std::optional<RatingVia> via{};
};
BOOST_DESCRIBE_STRUCT(RateView, (), (solved, satisfied, words, via))
struct ReasonView {
  std::string reason{};
};
BOOST_DESCRIBE_STRUCT(ReasonView, (), (reason))

BOOST_DESCRIBE_STRUCT(LinkProblem, (), (problem_id))
BOOST_DESCRIBE_STRUCT(UnlinkProblem, (), (reason))
BOOST_DESCRIBE_STRUCT(ProposeDecline, (), (reason, text))
BOOST_DESCRIBE_STRUCT(ConfirmDecline, (), (text))
BOOST_DESCRIBE_STRUCT(RefuseDecline, (), (text))
BOOST_DESCRIBE_STRUCT(Accept, (), (responsible_person, text))
BOOST_DESCRIBE_STRUCT(Return, (), (reason, text, suggested_unit))
BOOST_DESCRIBE_STRUCT(DecideReturn, (), (approve, text))
BOOST_DESCRIBE_STRUCT(Ask, (), (to, text))
BOOST_DESCRIBE_STRUCT(Answer, (), (text))
BOOST_DESCRIBE_STRUCT(Contribute, (), (text))
BOOST_DESCRIBE_STRUCT(RequestExtension, (), (days, reason))
BOOST_DESCRIBE_STRUCT(DecideExtension, (), (approve, days, text))
BOOST_DESCRIBE_STRUCT(Take, (), (text))
BOOST_DESCRIBE_STRUCT(SendBack, (), (reason))
BOOST_DESCRIBE_STRUCT(PutOnAgenda, (), (text, held_on))
BOOST_DESCRIBE_STRUCT(HandDown, (), (unit, reason))
BOOST_DESCRIBE_STRUCT(HandOver, (), (unit, reason))
BOOST_DESCRIBE_STRUCT(ReplyTo, (), (outcome, text, public_text, rule, planned_on))
BOOST_DESCRIBE_STRUCT(Release, (), (text, public_text))
BOOST_DESCRIBE_STRUCT(RejectReply, (), (reason))
BOOST_DESCRIBE_STRUCT(Supervise, (), (level, text))
BOOST_DESCRIBE_STRUCT(Reopen, (), (reason))
BOOST_DESCRIBE_STRUCT(Object, (), (text))
BOOST_DESCRIBE_STRUCT(Withdraw, (), (reason))
BOOST_DESCRIBE_STRUCT(NotMine, (), (text))

namespace {

// The body of a command with the name that chose it.
template <class C>
struct Named : C {
  std::optional<std::string> command{};
  BOOST_DESCRIBE_CLASS(Named, (C), (command), (), ())
};

template <class C>
Result<Command> read_as(const json::Node& body) {
  auto read = json::read<Named<C>>(body);
  if (!read) return std::move(read).error();
  return Command(static_cast<C&&>(std::move(*read)));
}

// Each entry of `about` is one unit or one person.
Result<void> split_about(const std::vector<AboutView>& about, std::vector<UnitId>& units, std::vector<PersonId>& people) {
  for (std::size_t i = 0; i < about.size(); ++i) {
    if (about[i].unit.has_value() == about[i].person.has_value()) {
      return invalid_field("about[" + std::to_string(i) + "]", "tickets.unit_or_person");
    }
    if (about[i].unit)
      units.push_back(*about[i].unit);
    else
      people.push_back(*about[i].person);
  }
  return {};
}

Result<Command> read_triage(const json::Node& body) {
  const auto c = TRY(json::read<Named<TriageView>>(body));
  Triage out{.category = c.category,
             .urgency = c.urgency,
             .difficulty = c.difficulty,
             .kind = c.kind,
             .visibility = c.visibility,
             .title = c.title};
  if (c.about) TRY(split_about(*c.about, out.about_units.emplace(), out.about_people.emplace()));
  return Command(std::move(out));
}
Result<Command> read_assign(const json::Node& body) {
  const auto c = TRY(json::read<Named<AssignView>>(body));
  return Command(Assign{c.lead_unit, c.joint_units.value_or(std::vector<UnitId>{}), c.responsible_person, c.due_on, c.due_reason,
                        c.instruction});
}
Result<Command> read_escalate(const json::Node& body) {
  const auto c = TRY(json::read<Named<EscalateView>>(body));
  return Command(Escalate{c.reason, c.tried});
}
Result<Command> read_note(const json::Node& body) {
  const auto c = TRY(json::read<Named<NoteView>>(body));
  return Command(Note{c.text, c.tell_resident.value_or(false)});
}
Result<Command> read_rate(const json::Node& body) {
  const auto c = TRY(json::read<Named<RateView>>(body));
  return Command(Rate{c.solved, c.satisfied, c.words.value_or(""), c.via.value_or(RatingVia::code)});
}
Result<Command> not_a_command(const json::Node&) { return invalid_field("command", "tickets.not_a_command"); }

using ReadCommand = Result<Command> (*)(const json::Node&);
// In the order of CommandName.
constexpr std::array<ReadCommand, std::variant_size_v<Command>> readers = {read_triage,
                                                                           read_as<LinkProblem>,
                                                                           read_as<UnlinkProblem>,
                                                                           read_as<ProposeDecline>,
                                                                           read_as<ConfirmDecline>,
                                                                           read_as<RefuseDecline>,
                                                                           read_assign,
                                                                           read_as<Accept>,
                                                                           read_as<Return>,
                                                                           read_as<DecideReturn>,
                                                                           read_as<Ask>,
                                                                           read_as<Answer>,
                                                                           read_as<Contribute>,
                                                                           read_as<RequestExtension>,
                                                                           read_as<DecideExtension>,
                                                                           read_escalate,
                                                                           read_as<Take>,
                                                                           read_as<SendBack>,
                                                                           read_as<PutOnAgenda>,
                                                                           read_as<HandDown>,
                                                                           read_as<HandOver>,
                                                                           read_as<ReplyTo>,
                                                                           read_as<Release>,
                                                                           read_as<RejectReply>,
                                                                           read_note,
                                                                           read_as<Supervise>,
                                                                           read_as<Reopen>,
                                                                           read_as<Object>,
                                                                           read_rate,
                                                                           not_a_command,
                                                                           read_as<Withdraw>,
                                                                           read_as<NotMine>,
                                                                           not_a_command,
                                                                           not_a_command,
                                                                           not_a_command,
                                                                           not_a_command,
                                                                           not_a_command};

bool is_phone(std::string_view text) {
  return text.size() >= 5 && text.size() <= 30 && text.find_first_not_of("0123456789+() -") == std::string_view::npos;
}

Result<std::optional<Identity>> identity_of(const std::optional<ContactView>& contact) {
  if (!contact) return std::optional<Identity>{};
  std::vector<FieldFault> faults;
  if (is_blank(contact->name)) faults.push_back({"contact.name", "base.required"});
  if (length_of(contact->name) > 100) faults.push_back({"contact.name", "base.too_long", {{"max", "100"}}});
  if (contact->phone && !is_phone(*contact->phone)) faults.push_back({"contact.phone", "tickets.bad_phone"});
  if (contact->address && length_of(*contact->address) > 200)
    faults.push_back({"contact.address", "base.too_long", {{"max", "200"}}});
  if (!faults.empty()) return invalid(std::move(faults));
  return std::optional<Identity>(Identity{contact->name, contact->phone, contact->address});
}

}  // namespace

Result<NewTicket> read_new_ticket(std::string_view text, Day today) {
  auto v = TRY(json::read<NewTicketView>(text));
  NewTicket out;
  out.identity = TRY(identity_of(v.contact));
  if (v.said_on && *v.said_on > today) return invalid_field("said_on", "tickets.day_in_the_future");
  Register& c = out.command;
  if (v.id) c.id = *v.id;
  c.kind = v.kind;
  c.channel = v.channel;
  c.place = std::move(v.place);
  c.title = v.title.value_or("");
  c.text = std::move(v.text);
  c.category = v.category;
  c.urgency = v.urgency;
  c.visibility = v.visibility.value_or(Visibility::internal);
  c.submitter = v.submitter.value_or(Submitter::resident);
  c.may_contact = v.contact && v.contact->may_contact.value_or(true);
  if (v.about) TRY(split_about(*v.about, c.about_units, c.about_people));
  c.external_number = v.external_number;
  c.said_on = v.said_on;
  return out;
}

Result<Command> read_command(std::string_view text) {
  const auto document = TRY(json::parse(text));
  const json::Node& body = document.root();
  if (body.kind() != json::Kind::object) return invalid_field("", "base.json_wrong_type", {{"expected", "object"}});
  const json::Node* name = body.find("command");
  if (!name) return invalid_field("command", "base.json_missing");
  const auto command = name->kind() == json::Kind::string ? named<CommandName>(name->text()) : std::nullopt;
  if (!command) return invalid_field("command", "tickets.not_a_command");
  return readers[static_cast<std::size_t>(*command)](body);
}

Result<std::string> read_reason(std::string_view text) { return TRY(json::read<ReasonView>(text)).reason; }

}  // namespace lianxin::tickets
