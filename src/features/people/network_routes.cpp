#include "features/people/people_json.h"
#include "features/people/people_routes.h"
#include "features/people/team_store.h"
#include "features/places/places.h"

namespace lianxin::people {
namespace {

using Reading = http::Call<db::Reader>;

// The way down to the place, as it was on the day.
Result<std::vector<places::Place>> way_down(const db::Reader& r, const Staff& staff, std::string_view code, std::optional<Day> day) {
  std::vector<places::Place> way;
  for (std::optional<std::string> next = std::string(code); next;) {
    auto place = day ? TRY(places::find_place_then(r, staff.partition, *next, *day)) : TRY(places::find_place(r, staff.partition, *next));
    if (!place) break;
    next = place->parent;
    way.insert(way.begin(), *std::move(place));
  }
  if (way.empty()) return fail(Code::not_found, "base.not_found");
  return way;
}

Result<http::Reply> network(Reading& call, const Staff& staff) {
  std::optional<Day> day;
  if (const auto text = call.request.parameter("as_of")) {
    day = parse_day(*text);
    if (!day) return invalid_field("as_of", "base.json_not_a_day");
  }
  std::vector<NetworkStep> steps;
  std::vector<std::string> codes;
  for (auto& place : TRY(way_down(call.db, staff, call.param("code"), day))) {
    codes.push_back(place.code);
    steps.push_back({.place = std::move(place)});
  }
  const auto teams = TRY(store::teams_serving(call.db, staff.partition, codes, day.value_or(day_of(call.doing.now, call.doing.zone))));
  for (auto& step : steps) {
    step.units = TRY(places::units_of_place(call.db, staff.partition, step.place.code));
    for (const auto& serving : teams)
      if (serving.place == step.place.code) step.teams.push_back(serving.team);
  }
  const auto& last = steps.back().place;
  return http::ok(write_network({last.code, last.name, last.full_name}, steps));
}

}  // namespace

void mount_network(http::Router& router, const Staff& staff) {
  router.get("/api/v1/places/{code}/network", read_people, [&staff](Reading& call) { return network(call, staff); },
             {.weight = http::Weight::heavy});
}

}  // namespace lianxin::people
