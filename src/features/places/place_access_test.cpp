// Everybody by everything: who may call which route of places, complete by construction.
#include <doctest/doctest.h>

#include "features/places/places_house_test.h"
#include "features/places/planned_change_actions.h"
#include "features/places/planned_change_store.h"

namespace lianxin::places {
namespace {

struct Route { std::string method, path, body; bool changes; };

std::vector<Route> routes(const std::string& planned) {
  static const std::string water = "/api/v1/units/" + to_text(house::unit_id("旗水利局"));
  return {
      {"GET", "/api/v1/places", "", false},
      {"GET", "/api/v1/places/150725", "", false},
      {"GET", "/api/v1/places/150725/children", "", false},
      {"GET", "/api/v1/places/150725/duties", "", false},
      {"POST", "/api/v1/places/named", R"({"text":"宝日希勒镇"})", false},
      {"POST", "/api/v1/places", R"({"code":"n1","name":"新嘎查","level":"village","parent":"150725101"})", true},
      {"POST", "/api/v1/places/150725101/changes", R"({"change":"rename","from":"2026-11-23","name":"新镇"})", true},
      {"DELETE", "/api/v1/places/150725101/planned/" + planned, "", true},
      {"GET", "/api/v1/units", "", false},
      {"GET", water, "", false},
      {"POST", "/api/v1/units", R"({"name":"新站","kind":"institution","place":"150725101"})", true},
      {"PATCH", water, R"({"phone":"1"})", true},
  };
}

// The id of a change that is planned and waits.
std::string planned(db::Store& store) {
  const Tree tree{std::string(house::partition), *load_levels(house::deployment().packs)};
  const auto id = store.transact([&](db::Writer& w) -> Result<PlannedChangeId> {
    TRY(plan_change(w, house::as_system(), tree, "150725101",
                    {.change = PlaceChangeKind::rename, .from = *parse_day("2027-01-01"), .name = "明年的镇"}, {}));
    return TRY(store::list_planned(w, house::partition, "150725101")).at(0).id;
  });
  REQUIRE(id.has_value());
  return to_text(*id);
}

}  // namespace

TEST_CASE("everybody with an account reads the network; only an administrator of the place changes it") {
  test::TestDatabase database;
  house::House house(database.store());
  const auto all = routes(planned(database.store()));
  CHECK(all.size() == house.server.router().routes().size());
  house.server.let_in("arunadmin", house::account(database.store(), "别旗管理员", Role::administrator, "150725101001"));
  for (const Role role : {Role::office, Role::unit_clerk, Role::unit_leader, Role::team_member, Role::village_cadre, Role::inspector, Role::auditor})
    house.server.let_in(std::string(name_of(role)), house::account(database.store(), name_of(role), role, "150000"));
  for (const auto& route : all) {
    CAPTURE(route.method + " " + route.path);
    const std::vector<http::Header> headers{{"if-match", "\"1\""}};
    const auto status = [&](const std::string& who) { return house.server.send({who, route.method, route.path, route.body, 0, {}, {}, headers}).status; };
    CHECK(status("") == 401);
    for (const std::string who : {"office", "unit_clerk", "unit_leader", "team_member", "village_cadre", "inspector", "auditor", "arunadmin"}) {
      CAPTURE(who);
      CHECK(status(who) == (route.changes ? 403 : 200));
    }
    CHECK(status("sunqiang") / 100 == 2);
  }
}

}  // namespace lianxin::places
