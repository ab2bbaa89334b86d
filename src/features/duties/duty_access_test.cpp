// Everybody by everything: who may what with duties, complete by construction.
#include <doctest/doctest.h>

#include <map>
#include <set>

#include "features/duties/duty_house_test.h"

namespace lianxin::duties {
namespace {

using Names = std::set<std::string_view>;

const Names readers{"office", "unit_clerk", "unit_leader", "team_member", "village_cadre", "inspector"};

struct Route {
  std::string method, path;
  bool of_place = false;
};
const Route routes[] = {{"GET", "/api/v1/duties/mine"},
                        {"GET", "/api/v1/duties/coverage?place=150725200201", true},
                        {"GET", "/api/v1/duties/subjects?place=150725200201&rule=village_coverage", true},
                        {"GET", "/api/v1/duties/rules"}};

}  // namespace

TEST_CASE("6.2 every verb × role × where") {
  const auto offered = feature(house::deployment());
  REQUIRE(offered.has_value());
  REQUIRE(offered->verbs.size() == 1);
  const access::Verb& verb = offered->verbs.front();
  CHECK(verb.name == "duty.read");
  for (const Role role : all_of<Role>()) {
    CAPTURE(std::string(name_of(role)));
    Actor who{.kind = Actor::Kind::account, .grants = {{.role = role, .reach = Reach::subtree, .places = {"001002", "001002~"}}}};
    CHECK(access::may(who, verb, {.place_path = "001002001"}) == readers.contains(name_of(role)));
    CHECK_FALSE(access::may(who, verb, {.place_path = "001003"}));
  }
}

TEST_CASE("6.2 every route × role: 401 without a session, 403 without a role that may, 404 for places elsewhere") {
  test::TestDatabase database;
  house::House house(*database);
  CHECK(std::size(routes) == house.server.router().routes().size());
  for (const auto& route : routes) {
    CAPTURE(route.path);
    const auto status = [&](const std::string& who) { return house.server.send({who, route.method, route.path, "", 0}).status; };
    CHECK(status("") == 401);
    for (const Role role : all_of<Role>()) {
      const std::string name(name_of(role));
      CAPTURE(name);
      house.server.let_in(name, house::account_with(*database, name, role, Reach::subtree, house::sumu));
      CHECK(status(name) == (readers.contains(name) ? 200 : 403));
      house.server.let_in(name + " elsewhere", house::account_with(*database, name, role, Reach::subtree, house::other_sumu));
      if (readers.contains(name)) CHECK(status(name + " elsewhere") == (route.of_place ? 404 : 200));
    }
  }
}

}  // namespace lianxin::duties
