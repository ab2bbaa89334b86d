#include "features/tickets/demo_cast_seed.h"

#include "features/places/places.h"

namespace lianxin::tickets {
namespace {

UnitId id_of(const std::optional<places::Unit>& unit) { return unit ? unit->id : UnitId{}; }

}  // namespace

Result<Actor> DemoCast::actor(UnitId unit, Role role, int which) {
  const std::tuple key{unit, role, which};
  const auto known = actors_.find(key);
  if (known != actors_.end()) return known->second;
  Actor found = TRY(find_actor(unit, role, which));
  actors_.emplace(key, found);
  return found;
}

Result<std::vector<std::pair<PersonId, std::string>>> DemoCast::people_of(UnitId unit) {
  return reader_.list("select id, name from people_facts where partition = $1 and unit = $2 and left_on is null order by id limit 2",
                      {desk_.partition, unit}, [](const db::Row& row) { return std::pair{row.get<PersonId>(0), row.get<std::string>(1)}; });
}

Result<Actor> DemoCast::find_actor(UnitId unit, Role role, int which) {
  Actor out;
  out.kind = Actor::Kind::account;
  out.via = "demo";
  out.unit = unit;
  out.superiors = TRY(places::chain_of(reader_, desk_.partition, unit));
  const auto facts = TRY(places::find_unit(reader_, desk_.partition, unit));
  if (!facts) return Error{.code = Code::internal, .key = "base.internal", .detail = "the demonstration lacks a unit"};
  // Offices have few people of their own: those of the unit above it lend theirs.
  auto people = TRY(people_of(unit));
  if (people.empty() && out.superiors.size() > 1) people = TRY(people_of(out.superiors[1]));
  const std::string seat = to_text(unit) + ":" + std::to_string(which);
  if (static_cast<std::size_t>(which) < people.size()) {
    out.person = people[static_cast<std::size_t>(which)].first;
    out.name = people[static_cast<std::size_t>(which)].second;
  } else {
    out.person = {named_uuid("demo:person:" + seat)};
    out.name = facts->short_name;
  }
  out.account = {named_uuid("demo:account:" + seat)};
  Grant grant{.role = role, .reach = Reach::own_unit, .unit = unit};
  if (role == Role::office || role == Role::village_cadre) {
    grant.reach = Reach::subtree;
    grant.places = places::range_of(facts->place_path);
  }
  out.grants.push_back(grant);
  return out;
}

Result<UnitId> DemoCast::office_of(std::string_view place_path) {
  const auto known = offices_.find(place_path);
  if (known != offices_.end()) return known->second;
  const UnitId found = id_of(TRY(places::office_for(reader_, desk_.partition, place_path)));
  offices_.emplace(place_path, found);
  return found;
}

Result<UnitId> DemoCast::office_above(std::string_view place_path) {
  const auto known = offices_above_.find(place_path);
  if (known != offices_above_.end()) return known->second;
  const UnitId found = id_of(TRY(places::office_above(reader_, desk_.partition, place_path)));
  offices_above_.emplace(place_path, found);
  return found;
}

Result<UnitId> DemoCast::handler_of(std::string_view place_path, std::string_view category) {
  const std::string key = std::string(place_path) + " " + std::string(category);
  const auto known = handlers_.find(key);
  if (known != handlers_.end()) return known->second;
  const auto units = TRY(places::handlers_of(reader_, desk_.partition, place_path, category));
  const UnitId found = units.empty() ? UnitId{} : units.front().id;
  handlers_.emplace(key, found);
  return found;
}

}  // namespace lianxin::tickets
