#include "features/tickets/ticket_json.h"

#include <algorithm>

#include "features/tickets/clock_rules.h"
#include "features/tickets/ticket_view_json.h"
#include "platform/http/texts.h"

namespace lianxin::tickets {

struct StateCount {
  TicketState state{};
  std::int64_t count = 0;
};
BOOST_DESCRIBE_STRUCT(StateCount, (), (state, count))
struct LightCount {
  Light light{};
  std::int64_t count = 0;
};
BOOST_DESCRIBE_STRUCT(LightCount, (), (light, count))
struct UnitCount {
  places::UnitRef unit{};
  std::int64_t count = 0;
};
BOOST_DESCRIBE_STRUCT(UnitCount, (), (unit, count))
struct CountsView {
  std::int64_t total = 0;
  std::int64_t open = 0;
  std::vector<StateCount> by_state{};
  std::vector<LightCount> by_light{};
  std::vector<UnitCount> by_unit{};
  std::int64_t pending_decisions = 0;
  Moment as_of{};
};
BOOST_DESCRIBE_STRUCT(CountsView, (), (total, open, by_state, by_light, by_unit, pending_decisions, as_of))

struct IdentityView {
  std::string name{};
  std::optional<std::string> phone{};
  std::optional<std::string> address{};
  bool may_contact = false;
  Moment opened_at{};
};
BOOST_DESCRIBE_STRUCT(IdentityView, (), (name, phone, address, may_contact, opened_at))

std::optional<DueView> due_of(const Telling& t, const Ticket& ticket) {
  const Clock* clock = clock_that_applies(ticket);
  if (!clock) return std::nullopt;
  const auto left = working_days_left(*clock, t.doing.now, t.desk.policy());
  return DueView{clock->kind, clock->due_at, light_of(*clock, t.doing.now), clock->paused_at.has_value(), left ? std::optional(*left) : std::nullopt};
}

namespace {

ItemView item_of(const Telling& t, const Names& names, const Ticket& ticket) {
  ItemView out;
  out.id = ticket.id;
  out.number = ticket.number;
  out.kind = ticket.kind;
  out.channel = ticket.channel;
  out.place = names.place(ticket.place);
  out.title = ticket.title;
  out.category = category_of(t.desk, ticket.category, t.language);
  out.urgency = ticket.urgency;
  out.difficulty = ticket.difficulty;
  out.visibility = ticket.visibility;
  out.state = ticket.state;
  out.disposal = ticket.disposal();
  out.owner_unit = names.unit(ticket.owner_unit);
  out.holder_unit = names.unit(ticket.holder_unit);
  out.lead_unit = names.maybe(ticket.lead_unit());
  out.registered_at = ticket.registered_at;
  out.due = due_of(t, ticket);
  out.flags = {ticket.reopened_count, ticket.hops, ticket.supervision_level, ticket.pending()};
  out.version = ticket.version;
  return out;
}

// A row of a list as far as a ticket goes: what is worked out from it is worked out the same way.
Ticket ticket_of(const store::TicketRow& row) {
  Ticket t;
  t.id = row.id;
  t.number = row.number;
  t.kind = row.kind;
  t.channel = row.channel;
  t.place = row.place;
  t.title = row.title;
  t.category = row.category;
  t.urgency = row.urgency;
  t.difficulty = row.difficulty;
  t.visibility = row.visibility;
  t.state = row.state;
  t.owner_unit = row.owner_unit;
  t.holder_unit = row.holder_unit;
  t.registered_at = row.registered_at;
  t.reopened_count = row.reopened_count;
  t.hops = row.hops;
  t.supervision_level = row.supervision_level;
  t.version = row.version;
  t.handling = row.handling;
  return t;
}

std::string why_of(const Telling& t, const Clock& clock) {
  for (const TimeLimit& row : t.desk.limits.items) {
    if (row.code == clock.limit) return t.language == http::Language::zh ? row.name : row.name_en;
  }
  const int year = civil_from(day_of(clock.due_at, t.desk.zone)).year;
  if (!t.desk.calendar.has_year(year)) return http::translated("tickets.limit_beyond_calendar", {{"year", std::to_string(year)}}, t.language);
  return http::translated("tickets.limit_given", {}, t.language);
}

void add_words(const Names& names, const Handling& h, TicketView& out) {
  if (h.draft) {
    out.draft_reply =
        DraftView{h.draft->outcome,          h.draft->text, h.draft->public_text, h.draft->rule, h.draft->planned_on,
                  names.unit(h.draft->unit), h.draft->at};
  }
  if (h.reply)
    out.reply = ReplyView{h.reply->outcome, h.reply->text, h.reply->public_text, h.reply->rule, h.reply->planned_on, h.reply->at};
  if (h.question) out.question = QuestionView{h.question->to, h.question->text, h.question->at, names.unit(h.question->unit)};
  out.tried = h.tried;
}

void add_order(const Names& names, const Handling& h, TicketView& out) {
  if (!h.assignment) return;
  const Assignment& a = *h.assignment;
  out.assignment = AssignmentRefView{a.id, a.number, a.state};
  out.responsible_person = a.responsible_person;
  for (const JointPart& p : a.parts) {
    PartView part{names.unit(p.unit), p.state, p.due_at, p.contributed_at, {}};
    if (!p.text.empty()) part.text = p.text;
    out.joint.push_back(std::move(part));
  }
}

void add_about(const Telling& t, const Names& names, const Ticket& ticket, TicketView& out) {
  if (handles(ticket, t.doing.by)) return;  // whom it is about is no business of those who handle it
  auto& about = out.about.emplace();
  for (const UnitId id : ticket.about_units) {
    AboutRefView ref;
    ref.unit.emplace(id);
    ref.name.emplace(names.unit(id).name);
    about.push_back(std::move(ref));
  }
  for (const PersonId id : ticket.about_people) {
    AboutRefView ref;
    ref.person.emplace(id);
    about.push_back(std::move(ref));
  }
}

std::vector<NextView> next_of(const Telling& t, const Ticket& ticket) {
  std::vector<NextView> out;
  for (const Action& action : actions_for(t.db, t.doing, t.desk, ticket)) {
    NextView next{.command = action.command, .fields = {}};
    if (action.due_on || action.max_days) {
      auto& fields = next.fields.emplace();
      if (action.due_on) fields.due_on.emplace(*action.due_on);
      if (action.max_days) fields.max_days.emplace(*action.max_days);
    }
    out.push_back(std::move(next));
  }
  return out;
}

}  // namespace

Result<std::string> write_ticket(const Telling& t, const Ticket& ticket, std::string_view receipt_code) {
  const Names names = TRY(Names::at(t.db, t.desk));
  TicketView out;
  static_cast<ItemView&>(out) = item_of(t, names, ticket);
  out.text = ticket.text;
  out.submitter = {ticket.submitter, ticket.has_identity, ticket.may_contact};
  out.registered_by = ticket.registered_by;
  out.problem_id = ticket.problem_id;
  out.round_id = ticket.round_id;
  for (const Clock& c : ticket.handling.clocks) {
    out.clocks.push_back({c.kind, c.due_at, c.started_at, c.paused_at.has_value(), light_of(c, t.doing.now), c.working_days,
                          names.maybe(c.unit), why_of(t, c)});
  }
  add_words(names, ticket.handling, out);
  add_order(names, ticket.handling, out);
  add_about(t, names, ticket, out);
  if (!handles(ticket, t.doing.by)) {
    auto& rating = out.rating.emplace();
    if (const auto& r = ticket.handling.rating) rating = RatingView{r->solved, r->satisfied, r->words, r->at};
  }
  out.next = next_of(t, ticket);
  if (!receipt_code.empty()) out.receipt_code.emplace(std::string(receipt_code));
  return json::write(out, t.desk.zone);
}

Result<std::string> write_tickets(const Telling& t, const Page<store::TicketRow>& page, const EventsOf* events) {
  const Names names = TRY(Names::at(t.db, t.desk));
  Page<ItemView> out{.items = {}, .next = page.next, .total = page.total};
  for (const auto& row : page.items) {
    ItemView& item = out.items.emplace_back(item_of(t, names, ticket_of(row)));
    if (!events) continue;
    auto& shown = item.events.emplace();
    for (const auto& [id, event] : *events) {
      if (id == row.id) shown.push_back(write_entry(t, names, event));
    }
  }
  return json::write(out, t.desk.zone);
}

Result<std::string> write_counts(const Telling& t, const store::TicketCounts& counts) {
  const Names names = TRY(Names::at(t.db, t.desk));
  CountsView out{.total = counts.total, .open = counts.open, .pending_decisions = counts.needs_decision, .as_of = t.doing.now};
  for (const auto& [state, count] : counts.by_state) out.by_state.push_back({state, count});
  for (const auto& [light, count] : counts.by_light) out.by_light.push_back({light, count});
  for (const auto& [unit, count] : counts.by_holder) out.by_unit.push_back({names.unit(unit), count});
  std::ranges::sort(out.by_unit, {}, [](const UnitCount& u) { return u.unit.name; });
  if (out.by_unit.size() > 500) out.by_unit.resize(500);
  return json::write(out, t.desk.zone);
}

std::string write_identity(const Telling& t, const OpenedIdentity& opened) {
  return json::write(
      IdentityView{opened.identity.name, opened.identity.phone, opened.identity.address, opened.may_contact, t.doing.now},
      t.desk.zone);
}

}  // namespace lianxin::tickets
