#include "features/tickets/policy_actions.h"

#include <algorithm>

#include "base/text.h"
#include "features/people/people.h"
#include "features/places/places.h"
#include "features/tickets/assignment_store.h"
#include "features/tickets/ticket_store.h"

namespace lianxin::tickets {
namespace {

Result<std::optional<UnitFacts>> facts_of(const db::Reader& r, const Desk& desk, UnitId id) {
  const auto unit = TRY(places::find_unit(r, desk.partition, id));
  if (!unit || unit->is_closed()) return std::optional<UnitFacts>{};
  UnitFacts out{.id = id,
                .name = unit->name,
                .chain = TRY(places::chain_of(r, desk.partition, id)),
                .place_path = unit->place_path,
                .is_office = unit->is_office()};
  return std::optional<UnitFacts>(std::move(out));
}

std::vector<UnitId> units_named(const Ticket& ticket, const Command& command) {
  std::vector<UnitId> out;
  if (const auto* c = std::get_if<Assign>(&command)) {
    out = c->joint_units;
    if (out.size() > max_joint_units) out.resize(max_joint_units);
    out.push_back(c->lead_unit);
  }
  if (const auto* c = std::get_if<Return>(&command); c && c->suggested_unit) out.push_back(*c->suggested_unit);
  if (const auto* c = std::get_if<HandDown>(&command)) out.insert(out.end(), {c->unit, ticket.office_unit});
  if (const auto* c = std::get_if<HandOver>(&command)) out.push_back(c->unit);
  return out;
}

std::string_view first_character(std::string_view text) {
  std::size_t end = 0;
  if (!text.empty()) next_code_point(text, end);
  return text.substr(0, end);
}

std::optional<PersonId> person_named_by(const Command& command) {
  if (const auto* c = std::get_if<Assign>(&command)) return c->responsible_person;
  if (const auto* c = std::get_if<Accept>(&command)) return c->responsible_person;
  return std::nullopt;
}

bool asks_above(const Command& command) {
  return std::holds_alternative<Escalate>(command) || std::holds_alternative<Tick>(command);
}

// The office that receives it first: the registrar's own, else the nearest of the place, going up past any it is about (E2).
Result<UnitId> receiving_office(const db::Reader& r, const Desk& desk, const Actor& by, const Register& c) {
  for (const Grant& g : by.grants) {
    const UnitId acting = g.unit.is_nil() ? by.unit : g.unit;
    if (g.role == Role::office && g.places.contains(c.place_path) && !acting.is_nil()) return acting;
  }
  auto office = TRY(places::office_for(r, desk.partition, c.place_path));
  while (office) {
    const auto chain = TRY(places::chain_of(r, desk.partition, office->id));
    const bool is_about =
        std::ranges::any_of(chain, [&](UnitId id) { return std::ranges::find(c.about_units, id) != c.about_units.end(); });
    if (!is_about) return office->id;
    office = TRY(places::office_above(r, desk.partition, office->place_path));
  }
  return invalid_field("place", "tickets.no_office");
}

// The county a place lies in, or the place itself above: tickets are numbered there.
Result<std::pair<std::string, std::string>> series_of(const db::Reader& r, const Desk& desk, std::string_view place_path) {
  const std::string_view county = place_path.substr(0, 2 * places::path_step);
  std::pair<std::string, std::string> out;
  TRY(r.select("select code, short_name, name from places_facts where partition = $1 and path = $2", {desk.partition, county},
               [&](const db::Row& row) {
                 out.first = row.text(0);
                 out.second = row.text(1).empty() ? row.text(2) : row.text(1);
               }));
  if (out.first.empty())
    return Error{.code = Code::internal, .key = "base.internal", .detail = "no place at the path of a county"};
  return out;
}

}  // namespace

Result<std::optional<UnitFacts>> office_above_holder(const db::Reader& r, const Desk& desk, const Ticket& ticket) {
  const auto network = TRY(desk.network->at(r, desk.partition));
  const auto* office = network->unit(ticket.office_unit);
  const UnitId id = office ? network->office_above(office->place_path) : UnitId{};
  if (id.is_nil()) return std::optional<UnitFacts>{};
  const auto* above = network->unit(id);
  UnitFacts out{.id = id, .name = above->name, .chain = {id}, .place_path = above->place_path, .is_office = true};
  // Only recusal asks for the chain, and most requests are about nobody: this is read with every request that is shown.
  if (!ticket.about_units.empty()) out.chain = TRY(places::chain_of(r, desk.partition, id));
  return std::optional<UnitFacts>(std::move(out));
}

Result<TicketPolicy> policy_for(const db::Reader& r, const Desk& desk, const Ticket& ticket, const Command& command) {
  TicketPolicy out = desk.policy();
  for (const UnitId id : units_named(ticket, command)) {
    if (auto unit = TRY(facts_of(r, desk, id))) out.units.push_back(std::move(*unit));
  }
  if (const auto id = person_named_by(command)) {
    const auto person = TRY(people::find_person(r, desk.partition, *id));
    if (person && !person->left_on) {
      out.people.push_back({person->id, person->name, person->unit});
      auto unit = TRY(facts_of(r, desk, person->unit));
      if (unit && !out.unit(unit->id)) out.units.push_back(std::move(*unit));
    }
  }
  if (const auto* c = std::get_if<LinkProblem>(&command)) {
    if (const auto problem = TRY(store::find_ticket(r, desk.partition, TicketId{c->problem_id})))
      out.problem = ProblemFacts{problem->number, problem->state, problem->kind == TicketKind::problem};
  }
  if (asks_above(command)) out.above = TRY(office_above_holder(r, desk, ticket));
  return out;
}

Result<void> take_assignment_number(db::Writer& w, const Desk& desk, const Ticket& ticket, Moment now, TicketPolicy& policy) {
  const auto office = TRY(places::find_unit(w, desk.partition, ticket.office_unit));
  if (!office) return Error{.code = Code::internal, .key = "base.internal", .detail = "the holding office is gone"};
  std::string prefix = office->numbering_prefix;
  if (prefix.empty()) prefix = first_character(office->place_name);
  const int year = civil_from(day_of(now, desk.zone)).year;
  const auto n = TRY(store::take_number(w, desk.partition, "assignment:" + to_text(office->id), year));
  policy.assignment_number = number_text(desk.numbering.assignment, prefix, year, n);
  policy.assignment_id = AssignmentId{new_uuid(now)};
  return {};
}

Result<void> complete_registration(db::Writer& w, const Doing& doing, const Desk& desk, Register& c) {
  const auto place = TRY(places::place_named(w, desk.partition, c.place));
  c.place = place.now_code;
  c.place_path = place.now_path;
  for (std::size_t i = 0; i < c.about_units.size(); ++i) {
    if (!TRY(places::find_unit(w, desk.partition, c.about_units[i]))) {
      return invalid_field("about[" + std::to_string(i) + "].unit", "tickets.unknown_unit");
    }
  }
  c.owner_unit = TRY(receiving_office(w, desk, doing.by, c));
  const auto [code, name] = TRY(series_of(w, desk, c.place_path));
  const int year = civil_from(day_of(doing.now, desk.zone)).year;
  const auto n = TRY(store::take_number(w, desk.partition, "ticket:" + code, year));
  c.number = number_text(desk.numbering.ticket, name, year, n, desk.numbering.ticket_digits);
  return {};
}

}  // namespace lianxin::tickets
