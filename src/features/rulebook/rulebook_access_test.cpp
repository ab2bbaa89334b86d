// Everybody by everything: who may call which route of rulebook, complete by construction.
#include <doctest/doctest.h>

#include "features/rulebook/rulebook_house_test.h"

namespace lianxin::rulebook {
namespace {

struct Route { std::string method, path, body; bool changes; };

const std::vector<Route> routes = {
    {"GET", "/api/v1/rulebook/calendar", "", false},
    {"GET", "/api/v1/rulebook/calendar/versions", "", false},
    {"GET", "/api/v1/rulebook/calendar/versions/0", "", false},
    {"PUT", "/api/v1/rulebook/calendar", R"({"reason":"通知","content":{"years":[]}})", true},
    {"POST", "/api/v1/rulebook/calendar/revert", R"({"reason":"通知","version":0})", true},
};

constexpr Role readers[] = {Role::office, Role::unit_leader, Role::inspector, Role::auditor};
constexpr Role others[] = {Role::unit_clerk, Role::team_member, Role::village_cadre};

}  // namespace

TEST_CASE("6.2 offices, leaders, inspectors and auditors read the rules; only an administrator of everything sets them") {
  test::TestDatabase database;
  house::House house(*database);
  CHECK(routes.size() == house.server.router().routes().size());
  for (const Role role : readers) house.server.let_in(std::string(name_of(role)), house::account(name_of(role), role, "001"));
  for (const Role role : others) house.server.let_in(std::string(name_of(role)), house::account(name_of(role), role, "001"));
  for (const Route& route : routes) {
    CAPTURE(route.method + " " + route.path);
    const auto status = [&](const std::string& who) {
      return house.server.send({who, route.method, route.path, route.body, 0, {}, {}, {{"if-match", "\"0\""}}}).status;
    };
    CHECK(status("") == 401);
    for (const Role role : others) CHECK(status(std::string(name_of(role))) == 403);
    for (const Role role : readers) CHECK(status(std::string(name_of(role))) == (route.changes ? 403 : 200));
    CHECK(status("chenadmin") == (route.changes ? 403 : 200));
    CHECK(status("sunqiang") == 200);
  }
}

}  // namespace lianxin::rulebook
