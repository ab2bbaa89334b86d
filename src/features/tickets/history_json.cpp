#include <variant>

#include "features/tickets/names_json.h"
#include "features/tickets/ticket_json.h"
#include "platform/http/texts.h"
#include "platform/json/json.h"

namespace lianxin::tickets {

struct ByView {
  EventBy::Kind kind{};
  json::Maybe<std::string> name{};
  json::Maybe<places::UnitRef> unit{};
};
BOOST_DESCRIBE_STRUCT(ByView, (), (kind, name, unit))
struct EntryView {
  std::int64_t seq = 0;
  Moment at{};
  EventName event{};
  ByView by{};
  std::optional<std::string> text{};
  std::optional<places::UnitRef> to_unit{};
  std::optional<Moment> due_at{};
  json::Raw data{};
};
BOOST_DESCRIBE_STRUCT(EntryView, (), (seq, at, event, by, text, to_unit, due_at, data))

struct ShortFacts {
  json::Maybe<std::string> number{};
  json::Maybe<Outcome> outcome{};
  json::Maybe<std::string> rule{};
  json::Maybe<Day> planned_on{};
  json::Maybe<std::string> public_text{};
  json::Maybe<std::string> reason{};
  json::Maybe<std::string> category{};
  json::Maybe<Urgency> urgency{};
  json::Maybe<Difficulty> difficulty{};
  json::Maybe<int> days{};
  json::Maybe<SupervisionLevel> level{};
  json::Maybe<int> step{};
  json::Maybe<AskTo> to{};
  json::Maybe<bool> stops_clock{};
  json::Maybe<bool> on_behalf{};
  json::Maybe<bool> tell_resident{};
  json::Maybe<bool> by_right{};
  json::Maybe<bool> solved{};
  json::Maybe<int> satisfied{};
  json::Maybe<RatingVia> via{};
  json::Maybe<std::string> tried{};
  json::Maybe<Day> held_on{};
  json::Maybe<ClockKind> clock{};
  json::Maybe<std::vector<places::UnitRef>> joint_units{};
  json::Maybe<std::vector<places::UnitRef>> way{};
};
BOOST_DESCRIBE_STRUCT(ShortFacts, (),
                      (number, outcome, rule, planned_on, public_text, reason, category, urgency, difficulty, days, level, step,
                       to, stops_clock, on_behalf, tell_resident, by_right, solved, satisfied, via, tried, held_on, clock,
                       joint_units, way))

namespace {

std::optional<std::string> words(const std::string& text) {
  if (text.empty()) return std::nullopt;
  return text;
}

UnitId target_of(const Payload& what) {
  if (const auto* e = std::get_if<Assigned>(&what)) return e->assignment.lead_unit;
  if (const auto* e = std::get_if<Escalated>(&what)) return e->to;
  if (const auto* e = std::get_if<SentBack>(&what)) return e->to;
  if (const auto* e = std::get_if<HandedDown>(&what)) return e->to;
  if (const auto* e = std::get_if<HandedOver>(&what)) return e->to;
  if (const auto* e = std::get_if<Returned>(&what)) return e->suggested_unit.value_or(UnitId{});
  if (const auto* e = std::get_if<Supervised>(&what)) return e->to.value_or(UnitId{});
  if (const auto* e = std::get_if<ClockExpired>(&what)) return e->unit;
  return {};
}

std::vector<places::UnitRef> refs(const Names& names, const std::vector<UnitId>& ids) {
  std::vector<places::UnitRef> out;
  for (const UnitId id : ids) out.push_back(names.unit(id));
  return out;
}

// Words, due moment and facts of an event as people read them.
struct Reader {
  const Telling& t;
  const Names& names;
  bool may_see_rating;
  std::optional<std::string> text{};
  std::optional<Moment> due_at{};
  ShortFacts facts{};

  void due(const Clocks& clocks, ClockKind kind) {
    for (const Clock& c : clocks) {
      if (c.kind == kind) due_at = c.due_at;
    }
  }
  void reply(const ReplyWords& w) {
    text = w.text;
    facts.outcome.emplace(w.outcome);
    if (w.rule) facts.rule.emplace(*w.rule);
    if (w.planned_on) facts.planned_on.emplace(*w.planned_on);
    if (w.public_text) facts.public_text.emplace(*w.public_text);
  }
  void operator()(const Registered& e) { facts.number.emplace(e.number); }
  void operator()(const Triaged& e) {
    facts.category.emplace(e.category);
    facts.urgency.emplace(e.urgency);
    facts.difficulty.emplace(e.difficulty);
  }
  void operator()(const Linked& e) { facts.number.emplace(e.number); }
  void operator()(const DeclineProposed& e) {
    text = e.text;
    facts.reason.emplace(e.reason);
  }
  void operator()(const Declined& e) {
    text = e.text;
    facts.reason.emplace(e.reason);
  }
  void operator()(const Assigned& e) {
    text = e.assignment.instruction;
    due(e.clocks, ClockKind::reply);
    facts.number.emplace(e.assignment.number);
    std::vector<UnitId> joint;
    for (const JointPart& p : e.assignment.parts) joint.push_back(p.unit);
    if (!joint.empty()) facts.joint_units.emplace(refs(names, joint));
  }
  void operator()(const Returned& e) {
    text = words(e.text);
    facts.reason.emplace(e.reason);
  }
  void operator()(const Asked& e) {
    text = words(e.text);
    facts.to.emplace(e.to);
    facts.stops_clock.emplace(e.stops_clock);
    due(e.clocks, ClockKind::waiting_resident);
  }
  void operator()(const Answered& e) {
    text = words(e.text);
    facts.on_behalf.emplace(e.on_behalf);
  }
  void operator()(const ExtensionRequested& e) {
    text = words(e.text);
    facts.days.emplace(e.days);
  }
  void operator()(const Extended& e) {
    text = words(e.text);
    facts.days.emplace(e.days);
    due(e.clocks, ClockKind::extension);
  }
  void operator()(const Escalated& e) {
    text = words(e.text);
    facts.tried.emplace(e.tried);
    due(e.clocks, ClockKind::escalation);
  }
  void operator()(const PutOnTheAgenda& e) {
    text = words(e.text);
    if (e.held_on) facts.held_on.emplace(*e.held_on);
  }
  void operator()(const ReplyDrafted& e) {
    reply(e.words);
    facts.way.emplace(refs(names, e.way));
  }
  void operator()(const Replied& e) {
    reply(e.words);
    if (e.problem) facts.number.emplace(*e.problem);
  }
  void operator()(const Noted& e) {
    text = e.silence_notice ? http::translated("tickets.silence_notice", {}, t.language) : e.text;
    facts.tell_resident.emplace(e.tell_resident);
  }
  void operator()(const Supervised& e) {
    text = e.step == 0 ? e.text : http::translated("tickets.ladder_" + std::to_string(e.step), {}, t.language);
    facts.level.emplace(e.level);
    if (e.step > 0) facts.step.emplace(e.step);
    if (e.clock) facts.clock.emplace(*e.clock);
  }
  void operator()(const Reopened& e) {
    if (may_see_rating || !e.by_right) text = words(e.text);
    facts.by_right.emplace(e.by_right);
  }
  void operator()(const Objected& e) {
    text = words(e.text);
    facts.on_behalf.emplace(e.on_behalf);
  }
  void operator()(const Rated& e) {
    if (!may_see_rating) return;
    text = words(e.words);
    facts.solved.emplace(e.solved);
    if (e.satisfied) facts.satisfied.emplace(*e.satisfied);
    facts.via.emplace(e.via);
  }
  void operator()(const Closed& e) {
    if (may_see_rating) facts.solved.emplace(e.solved);
  }
  void operator()(const ClosedBySilence&) {}
  void operator()(const Withdrawn& e) {
    text = words(e.text);
    facts.on_behalf.emplace(e.on_behalf);
  }
  void operator()(const ClockExpired& e) { facts.clock.emplace(e.clock); }
  void operator()(const AssignmentVoided& e) {
    text = words(e.text);
    facts.number.emplace(e.number);
  }
  template <class E>
  void operator()(const E& e) {
    text = words(e.text);
  }
};

}  // namespace

namespace {

EntryView entry_of(const Telling& t, const Names& names, bool may_see_rating, const store::StoredEvent& stored) {
  const TicketEvent& event = stored.event;
  Reader reader{t, names, may_see_rating};
  std::visit(reader, event.what);
  EntryView entry{.seq = stored.sequence, .at = event.at, .event = event.name(), .by = {.kind = event.by.kind}};
  if (event.by.kind == EventBy::Kind::person) {
    entry.by.name.emplace(event.by.name);
    if (!event.by.unit.is_nil()) entry.by.unit.emplace(names.unit(event.by.unit));
  }
  entry.text = reader.text;
  entry.to_unit = names.maybe(target_of(event.what));
  entry.due_at = reader.due_at;
  entry.data.text = json::write(reader.facts, t.desk.zone);
  return entry;
}

}  // namespace

json::Raw write_entry(const Telling& t, const Names& names, const store::StoredEvent& event) {
  return {json::write(entry_of(t, names, false, event), t.desk.zone)};
}

Result<std::string> write_history(const Telling& t, const Ticket& ticket, const std::vector<store::StoredEvent>& events,
                                  std::string_view next) {
  const Names names = TRY(Names::at(t.db, t.desk));
  Page<EntryView> out{.items = {}, .next = std::string(next), .total = {}};
  for (const auto& event : events) {
    auto entry = entry_of(t, names, !handles(ticket, t.doing.by), event);
    if (entry.event == EventName::registered && entry.seq == 1) entry.text = ticket.text;
    out.items.push_back(std::move(entry));
  }
  return json::write(out, t.desk.zone);
}

}  // namespace lianxin::tickets
