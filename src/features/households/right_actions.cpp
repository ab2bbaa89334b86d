#include <algorithm>

#include "features/households/record_actions.h"
#include "features/people/people.h"
#include "features/places/places.h"

namespace lianxin::households {
namespace {

// The path of the township a place lies in, or of the body outside the ladder; from here down records are the village's own.
Result<std::string> ground_of(const db::Reader& r, const Registry& registry, const std::string& code) {
  const int township = std::max(1, places::rank_of(registry.levels, "township"));
  std::string ground;
  std::optional<std::string> at = code;
  while (at) {
    const auto place = TRY(places::find_place(r, registry.partition(), *at));
    if (!place) break;
    const int rank = places::rank_of(registry.levels, place->level);
    if (rank > 0 && rank < township && !ground.empty()) break;
    ground = place->now_path;
    at = place->parent;
  }
  return ground;
}

bool is_at_or_below(std::string_view path, std::string_view above) { return !above.empty() && path.starts_with(above); }

Result<bool> sits_in_lower_team(const db::Reader& r, const Doing& doing, const Registry& registry, const std::string& path) {
  const int township = std::max(1, places::rank_of(registry.levels, "township"));
  for (const auto& team : TRY(people::teams_of(r, registry.partition(), doing.by.person, day_of(doing.now, doing.zone)))) {
    const int rank = places::rank_of(registry.levels, team.level);
    if ((rank >= township || rank == 0) && is_at_or_below(path, team.place_path)) return true;
  }
  return false;
}

bool is_by_own_links(const Grant& grant) {
  return grant.reach == Reach::own_links && (grant.role == Role::village_cadre || grant.role == Role::team_member);
}

void reach_also(Doing& out, const Doing& doing, const std::string& path) {
  for (const Grant& held : doing.by.grants)
    if (is_by_own_links(held)) out.by.grants.push_back({.role = held.role, .reach = held.reach, .places = places::range_of(path)});
}

}  // namespace

Result<void> may_overwrite(const db::Reader& r, const Doing& doing, const Registry& registry, const Household& household) {
  TRY(access::allow(doing.by, change_households, read_households, {.place_path = household.path}));
  if (doing.by.is_system()) return {};
  const auto reaches = [&](const Grant& grant, Role role) { return grant.role == role && grant.places.contains(household.path); };
  const auto& grants = doing.by.grants;
  if (std::ranges::any_of(grants, [&](const Grant& g) { return reaches(g, Role::village_cadre); })) return {};
  if (std::ranges::any_of(grants, [&](const Grant& g) { return reaches(g, Role::office); })) {
    const std::string ground = TRY(ground_of(r, registry, household.place));
    if (std::ranges::any_of(grants, [&](const Grant& g) { return reaches(g, Role::office) && is_at_or_below(g.places.begin, ground); })) return {};
  }
  if (std::ranges::any_of(grants, [&](const Grant& g) { return reaches(g, Role::team_member); }) &&
      TRY(sits_in_lower_team(r, doing, registry, household.path)))
    return {};
  return fail(Code::forbidden, "households.only_below");
}

Result<std::vector<std::string>> next_of(const db::Reader& r, const Doing& doing, const Registry& registry, const Household& household) {
  std::vector<std::string> out;
  if (access::may(doing.by, open_households, {.place_path = household.path})) out.push_back("open");
  if (!is_present(household.state)) return out;
  if (const auto may = may_overwrite(r, doing, registry, household); !may) {
    // Who entered a visit without seeing the register is told of the household, and may do nothing with it.
    if (may.error().code == Code::forbidden || may.error().code == Code::not_found) return out;
    return may.error();
  }
  out.push_back("change");
  out.push_back(household.state == HouseholdState::away ? "back" : "away");
  for (const std::string_view each : {"leave", "merge", "split", "tag"}) out.emplace_back(each);
  return out;
}

Result<Own> own_of(const db::Reader& r, const Doing& doing, const Registry& registry) {
  const Day today = day_of(doing.now, doing.zone);
  if (doing.by.person.is_nil()) return Own{};
  if (registry.answering.own_of) return registry.answering.own_of(r, registry.partition(), doing.by.person, today);
  Own out;
  const auto lowest = registry.levels.levels.empty() ? std::string() : registry.levels.levels.back().key;
  for (const auto& team : TRY(people::teams_of(r, registry.partition(), doing.by.person, today)))
    if (team.level == lowest) out.places.push_back(team.place);
  return out;
}

Doing as_answering_at(const Doing& doing, const std::string& path) {
  Doing out = doing;
  reach_also(out, doing, path);
  return out;
}

Result<bool> answers_for(const db::Reader& r, const Doing& doing, const Registry& registry, const Household& household) {
  if (doing.by.person.is_nil()) return false;
  if (registry.answering.answers_for)
    return registry.answering.answers_for(r, registry.partition(), doing.by.person, household.id, household.place, day_of(doing.now, doing.zone));
  const Own own = TRY(own_of(r, doing, registry));
  return std::ranges::find(own.households, household.id) != own.households.end() || std::ranges::find(own.places, household.place) != own.places.end();
}

Result<Doing> as_answering(const db::Reader& r, const Doing& doing, const Registry& registry) {
  Doing out = doing;
  if (std::ranges::none_of(doing.by.grants, is_by_own_links)) return out;
  for (const auto& code : TRY(own_of(r, doing, registry)).places)
    if (const auto place = TRY(places::find_place(r, registry.partition(), code))) reach_also(out, doing, place->now_path);
  return out;
}

Result<Doing> as_answering_for(const db::Reader& r, const Doing& doing, const Registry& registry, const Household& household) {
  const bool answers = std::ranges::any_of(doing.by.grants, is_by_own_links) && TRY(answers_for(r, doing, registry, household));
  return answers ? as_answering_at(doing, household.path) : doing;
}

}  // namespace lianxin::households
