// Everybody by everything: who may call which route of people, complete by construction.
#include <doctest/doctest.h>

#include "features/people/people_house_test.h"

namespace lianxin::people {
namespace {

struct Route { std::string method, path, body; bool changes; };

std::vector<Route> routes() {
  const std::string narisu = "/api/v1/people/" + to_text(house::person_id("那日苏"));
  const std::string team = "/api/v1/teams/" + to_text(house::team_id());
  const std::string unit = to_text(house::unit_id("旗农牧局"));
  return {
      {"GET", "/api/v1/people", "", false},
      {"GET", narisu, "", false},
      {"POST", "/api/v1/people", R"({"name":"新人","unit":")" + unit + "\"}", true},
      {"PATCH", narisu, R"({"post":"畜牧师"})", true},
      {"GET", "/api/v1/teams", "", false},
      {"GET", team, "", false},
      {"POST", "/api/v1/teams", R"({"name":"新队","level":"county","place":"150725"})", true},
      {"PATCH", team, R"({"name":"新名"})", true},
      {"GET", "/api/v1/places/150725200/network", "", false},
  };
}

}  // namespace

TEST_CASE("everybody with an account reads who works where; only an administrator of the place changes it") {
  test::TestDatabase database;
  house::House house(database.store());
  CHECK(routes().size() == house.server.router().routes().size());
  house.server.let_in("elsewhere", house::account(database.store(), "别处管理员", Role::administrator, "150725200201"));
  for (const Role role : {Role::office, Role::unit_clerk, Role::unit_leader, Role::team_member, Role::village_cadre, Role::inspector, Role::auditor})
    house.server.let_in(std::string(name_of(role)), house::account(database.store(), name_of(role), role, "1507"));
  for (const auto& route : routes()) {
    CAPTURE(route.method + " " + route.path);
    const std::vector<http::Header> headers{{"if-match", "\"1\""}};
    const auto status = [&](const std::string& who) { return house.server.send({who, route.method, route.path, route.body, 0, {}, {}, headers}).status; };
    CHECK(status("") == 401);
    for (const std::string who : {"office", "unit_clerk", "unit_leader", "team_member", "village_cadre", "inspector", "auditor", "elsewhere"}) {
      CAPTURE(who);
      CHECK(status(who) == (route.changes ? 403 : 200));
    }
    CHECK(status("sunqiang") / 100 == 2);
  }
}

}  // namespace lianxin::people
