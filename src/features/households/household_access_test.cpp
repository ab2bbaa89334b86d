// Everybody by everything: who may what with households, complete by construction.
#include <doctest/doctest.h>

#include <map>
#include <set>

#include "features/households/household_house_test.h"

namespace lianxin::households {
namespace {

using Names = std::set<std::string_view>;

const Names readers{"office", "team_member", "village_cadre", "inspector"}, changers{"office", "team_member", "village_cadre"};
const std::map<std::string_view, Names> roles_of_verb{
    {"household.read", readers}, {"household.change", changers}, {"household.identity", readers}};

struct Route {
  std::string method, path, body;
  Names roles;
};

std::vector<Route> routes() {
  const std::string id = to_text(house::id_of("巴特尔"));
  const std::string one = "/api/v1/households/" + id;
  return {{"GET", "/api/v1/households", "", readers},
          {"GET", "/api/v1/households/counts", "", readers},
          {"GET", "/api/v1/households/form", "", readers},
          {"GET", one, "", readers},
          {"GET", "/api/v1/households/" + id + "/history", "", readers},
          {"POST", "/api/v1/households", R"({"place":"150725200201","head":"新户"})", changers},
          {"PATCH", one, R"({"profile":{"people":4}})", changers},
          {"POST", "/api/v1/households/" + id + "/commands", R"({"command":"away"})", changers},
          {"POST", "/api/v1/households/" + id + "/identity", R"({"reason":"核对电话"})", readers}};
}

}  // namespace

TEST_CASE("6.2 every verb × role × where") {
  const auto offered = feature(house::deployment());
  REQUIRE(offered.has_value());
  CHECK(offered->verbs.size() == roles_of_verb.size());
  for (const access::Verb& verb : offered->verbs) {
    CAPTURE(std::string(verb.name));
    REQUIRE(roles_of_verb.contains(verb.name));
    for (const Role role : all_of<Role>()) {
      CAPTURE(std::string(name_of(role)));
      Actor who{.kind = Actor::Kind::account, .grants = {{.role = role, .reach = Reach::subtree, .places = {"001002", "001002~"}}}};
      CHECK(access::may(who, verb, {.place_path = "001002001"}) == roles_of_verb.at(verb.name).contains(name_of(role)));
      CHECK_FALSE(access::may(who, verb, {.place_path = "001003"}));
    }
  }
}

TEST_CASE("6.2 every route × role: 401 without a session, 403 without a role that may, 404 for what lies elsewhere") {
  test::TestDatabase database;
  house::House house(*database);
  house::registered(*database, house::bateer());
  CHECK(routes().size() == house.server.router().routes().size());
  for (const auto& route : routes()) {
    CAPTURE(route.method + " " + route.path);
    const auto status = [&](const std::string& who) {
      return house.server.send({who, route.method, route.path, route.body, 0, {}, {}, {{"if-match", "\"99\""}}}).status;
    };
    CHECK(status("") == 401);
    for (const Role role : all_of<Role>()) {
      const std::string name(name_of(role));
      CAPTURE(name);
      // Of the sumu: nobody there is of a higher team but who has only the role of a team's member.
      house.server.let_in(name, house::account_with(*database, name, role, Reach::subtree, house::sumu));
      const int got = status(name);
      CHECK(got < 500);
      const bool let_in = route.roles.contains(name);
      const bool overwrites = route.path.ends_with("commands") || route.method == "PATCH";
      CHECK((got == 403) == (!let_in || (role == Role::team_member && overwrites)));
      house.server.let_in(name + " elsewhere", house::account_with(*database, name, role, Reach::subtree, house::other_sumu));
      const bool of_one = route.path.find(to_text(house::id_of("巴特尔"))) != std::string::npos;
      if (let_in && of_one) CHECK(status(name + " elsewhere") == 404);
    }
  }
}

TEST_CASE("4.64 every person × changing a record of the gacha, of the other gacha, of the other sumu") {
  test::TestDatabase database;
  house::build(*database);
  struct Row { std::string_view place; Names may, see; };
  const Row rows[] = {{house::gacha, {"朝鲁", "塔娜", "斯琴"}, {"包玉兰", "那日苏", "赵敏"}},
                      {house::second_gacha, {"斯琴"}, {"包玉兰", "那日苏", "赵敏"}},
                      {house::other_gacha, {"苏和"}, {"包玉兰", "赵敏"}}};
  int n = 0;
  for (const auto& row : rows) {
    NewHousehold asked = house::bateer();
    asked.id = house::id_of(row.place);
    asked.place = row.place;
    asked.members.reset();
    const Household household = house::registered(*database, asked);
    for (const char* name : {"朝鲁", "塔娜", "斯琴", "包玉兰", "那日苏", "赵敏", "高云", "苏和"}) {
      CAPTURE(std::string(row.place) + " " + name);
      const auto done = database->transact([&](db::Writer& w) -> Result<Household> {
        const auto now = show_household(w, house::registry(), system_actor("test"), household.id);
        return change_household(w, house::as(*database, name), house::registry(), household.id, {.phone = std::to_string(++n)}, now->version);
      });
      CHECK(done.has_value() == row.may.contains(name));
      if (!done) CHECK(done.error().code == (row.see.contains(name) ? Code::forbidden : Code::not_found));
    }
  }
}

}  // namespace lianxin::households
