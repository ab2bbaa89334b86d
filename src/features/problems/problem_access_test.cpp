// Everybody by everything: who may what with problems, complete by construction.
#include <doctest/doctest.h>

#include <map>
#include <set>

#include "features/problems/problems_house_test.h"

namespace lianxin::problems {
namespace {

using namespace house;

using Names = std::set<std::string_view>;
const Names readers{"office", "unit_clerk", "unit_leader", "team_member", "village_cadre", "inspector"}, offices{"office"};
const std::map<std::string_view, Names> roles_of_verb{{"problem.read", readers}, {"problem.gather", offices}};

struct Route {
  std::string method, path, body;
  const Names& roles;
};
const std::vector<Route> routes{{"GET", "/api/v1/problems", "", readers},
                                {"POST", "/api/v1/problems", problem("井", {}), offices},
                                {"POST", "/api/v1/problems/00000000-0000-7000-8000-000000000001/voices", R"({"tickets":[]})", offices}};

}  // namespace

TEST_CASE("6.2 every route × role of problems: 401 without a session, 403 without a role that may") {
  test::TestDatabase database;
  House house(*database);
  const UnitId office = unit_named(*database, usual().people.at("斯琴").unit);
  const auto offered = feature(deployment());
  REQUIRE(offered.has_value());
  for (const access::Verb& verb : offered->verbs) {
    REQUIRE(roles_of_verb.contains(verb.name));
    CHECK(verb.roles.size() == roles_of_verb.at(verb.name).size());
  }
  std::size_t mounted = 0;
  for (const auto& route : house.server.router().routes()) mounted += route.verb.name.starts_with("problem.") ? 1 : 0;
  CHECK(routes.size() == mounted);
  for (const auto& route : routes) {
    CAPTURE(route.method + " " + route.path);
    const auto status = [&](const std::string& who) { return house.server.send({who, route.method, route.path, route.body}).status; };
    CHECK(status("") == 401);
    for (const Role role : all_of<Role>()) {
      const std::string name(name_of(role));
      CAPTURE(name);
      house.server.let_in(name, account_with(*database, name, role, Reach::subtree, sumu, office));
      const int got = status(name);
      CHECK(got < 500);
      CHECK((got == 403) == !route.roles.contains(name));
    }
  }
}

}  // namespace lianxin::problems
