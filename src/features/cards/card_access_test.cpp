// Everybody by everything: who may what with cards, complete by construction.
#include <doctest/doctest.h>

#include <map>
#include <set>

#include "features/cards/cards_house_test.h"

namespace lianxin::cards {
namespace {

using Names = std::set<std::string_view>;
const Names readers{"office", "team_member", "village_cadre", "inspector"}, printers{"office", "team_member", "village_cadre"};
const std::map<std::string_view, Names> roles_of_verb{{"card.read", readers}, {"card.print", printers}};

struct Route {
  std::string method, path, body;
  const Names* roles = nullptr;  // none: anybody
};

std::vector<Route> routes() {
  return {{"GET", "/api/v1/cards?place=150725200201", "", &readers},
          {"POST", "/api/v1/cards/print", R"({"place":"150725200201"})", &printers},
          {"POST", "/api/v1/public/card", R"({"code":"222222222222"})"},
          {"POST", "/api/v1/public/card/confirmation", R"({"code":"222222222222","visit":"00000000-0000-7000-8000-000000000001","was_so":true})"}};
}

}  // namespace

TEST_CASE("6.2 every route × role: 401 without a session, 403 without a role that may; a code is enough for the household") {
  test::TestDatabase database;
  house::House house(*database);
  const auto offered = feature(house::deployment());
  REQUIRE(offered.has_value());
  for (const access::Verb& verb : offered->verbs) {
    const auto known = roles_of_verb.find(verb.name);
    CHECK((known == roles_of_verb.end()) == verb.open_to_anybody);
    if (known != roles_of_verb.end()) CHECK(verb.roles.size() == known->second.size());
  }
  std::size_t mounted = 0;
  for (const auto& route : house.server.router().routes()) mounted += route.verb.name.starts_with("card.") ? 1 : 0;
  CHECK(routes().size() == mounted);
  for (const auto& route : routes()) {
    CAPTURE(route.method + " " + route.path);
    const auto status = [&](const std::string& who) { return house.server.send({who, route.method, route.path, route.body}).status; };
    CHECK(status("") == (route.roles ? 401 : 404));
    for (const Role role : all_of<Role>()) {
      const std::string name(name_of(role));
      CAPTURE(name);
      house.server.let_in(name, house::account_with(*database, name, role, Reach::subtree, house::sumu));
      const int got = status(name);
      CHECK(got < 500);
      CHECK((got == 403) == (route.roles && !route.roles->contains(name)));
    }
  }
}

}  // namespace lianxin::cards
