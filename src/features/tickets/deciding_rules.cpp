#include "features/tickets/deciding_rules.h"

#include <algorithm>

namespace lianxin::tickets {

TicketEvent Asking::event(Payload what) const {
  EventBy who;
  Moment at = now;
  switch (by.kind) {
    case Actor::Kind::system:
      who = {.kind = EventBy::Kind::system, .name = by.name};
      break;
    case Actor::Kind::anybody: {
      // A registration knows in its own words whether it is anonymous; later the ticket does.
      const auto* made = std::get_if<Registered>(&what);
      const Submitter submitter = made ? made->submitter : ticket.submitter;
      const bool anonymous = submitter == Submitter::anonymous;
      who = {.kind = anonymous ? EventBy::Kind::public_ : EventBy::Kind::resident};
      if (anonymous) at = moment_at(day_of(now, policy.zone), 0, policy.zone);
      break;
    }
    case Actor::Kind::account:
      who = {.kind = EventBy::Kind::person, .account = by.account, .person = by.person, .name = by.name, .unit = by.unit};
  }
  return {.at = at, .by = std::move(who), .what = std::move(what)};
}

bool acts_for(const Actor& by, UnitId unit, std::initializer_list<Role> roles) {
  if (by.kind != Actor::Kind::account || unit.is_nil()) return false;
  return std::ranges::any_of(by.grants, [&](const Grant& g) {
    const UnitId acting = g.unit.is_nil() ? by.unit : g.unit;
    return acting == unit && std::ranges::find(roles, g.role) != roles.end();
  });
}

bool covers(const Actor& by, std::initializer_list<Role> roles, std::string_view place_path) {
  return by.kind == Actor::Kind::account && std::ranges::any_of(by.grants, [&](const Grant& g) {
           return g.reach == Reach::subtree && g.places.contains(place_path) && std::ranges::find(roles, g.role) != roles.end();
         });
}

bool is_resident(const Asking& a) { return a.by.kind == Actor::Kind::anybody; }
bool is_system(const Asking& a) { return a.by.kind == Actor::Kind::system; }
bool entered_it(const Asking& a) { return !a.by.account.is_nil() && a.by.account == a.ticket.entered_by; }
bool holds_office(const Asking& a) { return acts_for(a.by, a.ticket.office_unit, {Role::office}); }
bool owns_answer(const Asking& a) { return acts_for(a.by, a.ticket.owner_unit, {Role::office}); }
bool leads(const Asking& a) { return acts_for(a.by, a.ticket.lead_unit(), {Role::unit_clerk, Role::unit_leader, Role::office}); }

UnitId joins_as(const Asking& a) {
  if (!a.ticket.handling.assignment) return {};
  for (const JointPart& part : a.ticket.handling.assignment->parts) {
    if (acts_for(a.by, part.unit, {Role::unit_clerk, Role::unit_leader, Role::office})) return part.unit;
  }
  return {};
}

bool takes_part(const Asking& a) {
  return holds_office(a) || owns_answer(a) || leads(a) || !joins_as(a).is_nil() || entered_it(a) ||
         covers(a.by, {Role::office, Role::inspector}, a.ticket.place_path);
}

bool is_recused_unit(const Ticket& ticket, const UnitFacts& unit) {
  return std::ranges::any_of(unit.chain,
                             [&](UnitId id) { return std::ranges::find(ticket.about_units, id) != ticket.about_units.end(); });
}

bool is_recused_person(const Ticket& ticket, const PersonFacts& person, const UnitFacts* unit) {
  return std::ranges::find(ticket.about_people, person.id) != ticket.about_people.end() ||
         (unit && is_recused_unit(ticket, *unit));
}

void Faults::add(std::string_view field, std::string_view key, std::vector<Arg> args) {
  faults_.push_back({std::string(field), std::string(key), std::move(args)});
}

void Faults::text(std::string_view field, std::string_view value, std::size_t min, std::size_t max) {
  if (!is_valid_text(value)) return add(field, "base.text_not_utf8");
  const std::size_t length = length_of(trimmed(value));
  if (min > 0 && length == 0) return add(field, "base.required");
  if (length < min) return add(field, "tickets.too_short", {{"min", std::to_string(min)}});
  if (length_of(value) > max) return add(field, "base.too_long", {{"max", std::to_string(max)}});
}

void Faults::optional_text(std::string_view field, const std::optional<std::string>& value, std::size_t max) {
  if (value) text(field, *value, 0, max);
}

void Faults::code(std::string_view field, std::string_view value, const std::vector<std::string>* known) {
  if (value.empty()) return add(field, "base.required");
  if (known && std::ranges::find(*known, value) == known->end())
    add(field, "tickets.unknown_code", {{"code", shortened(value, 60)}});
}

Result<void> Faults::result() && {
  if (faults_.empty()) return {};
  return invalid(std::move(faults_));
}

}  // namespace lianxin::tickets
