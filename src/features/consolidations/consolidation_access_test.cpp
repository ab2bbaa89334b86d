// Everybody by everything: who may what with consolidations, complete by construction.
#include <doctest/doctest.h>

#include <map>
#include <set>

#include "features/consolidations/consolidations_house_test.h"

namespace lianxin::consolidations {
namespace {

using Names = std::set<std::string_view>;
const Names readers{"office", "unit_leader", "inspector"}, editors{"office"}, approvers{"office", "unit_leader"};
const std::map<std::string_view, Names> roles_of_verb{
    {"consolidation.read", readers}, {"consolidation.edit", editors}, {"consolidation.approve", approvers}, {"consolidation.command", approvers}};

struct Route {
  std::string method, pattern, query, body;
  const Names* roles = nullptr;
  std::string path() const {
    std::string out = pattern + query;
    if (const auto at = out.find("{id}"); at != std::string::npos) out.replace(at, 4, to_text(house::consolidation()));
    return out;
  }
};

std::vector<Route> routes() {
  return {{"GET", "/api/v1/consolidations", "", "", &readers},
          {"POST", "/api/v1/consolidations", "", R"({"title":"一","place":"150725000000"})", &editors},
          {"GET", "/api/v1/consolidations/{id}", "", "", &readers},
          {"POST", "/api/v1/consolidations/{id}/commands", "", R"({"command":"approve"})", &approvers},
          {"GET", "/api/v1/consolidations/{id}/voices", "?node=00000000-0000-7000-8000-000000000001", "", &readers},
          {"GET", "/api/v1/consolidations/{id}/history", "", "", &readers},
          {"GET", "/api/v1/consolidations/{id}/sheet", "", "", &readers}};
}

}  // namespace

TEST_CASE("6.2 every route × role: 401 without a session, 403 without a role that may") {
  test::TestDatabase database;
  house::House house(*database);
  house.begin();
  const auto offered = feature(house::deployment());
  REQUIRE(offered.has_value());
  CHECK(offered->verbs.size() == roles_of_verb.size());
  for (const access::Verb& verb : offered->verbs) {
    REQUIRE(roles_of_verb.contains(verb.name));
    for (const Role role : verb.roles) CHECK(roles_of_verb.at(verb.name).contains(name_of(role)));
    CHECK(verb.roles.size() == roles_of_verb.at(verb.name).size());
  }
  std::size_t mounted = 0;
  for (const auto& route : house.server.router().routes()) mounted += route.verb.name.starts_with("consolidation.") ? 1 : 0;
  CHECK(routes().size() == mounted);
  for (const auto& route : routes()) {
    CAPTURE(route.method + " " + route.pattern);
    const auto status = [&](const std::string& who) { return house.server.send({who, route.method, route.path(), route.body}).status; };
    CHECK(status("") == 401);
    for (const Role role : all_of<Role>()) {
      const std::string name(name_of(role));
      CAPTURE(name);
      house.server.let_in(name, house::account_with(*database, name, role, Reach::subtree, house::chen));
      const int got = status(name);
      CHECK(got < 500);
      CHECK((got == 403) == !route.roles->contains(name));
    }
  }
}

TEST_CASE("6.2 a leader of the place approves and does not edit; who has another place sees nothing") {
  test::with_each_store("consolidations by place", [](db::Store& store) {
    house::House house(store);
    house.said(1, 6);
    house.grow();
    house.server.let_in("苏日娜", house::account_with(store, "苏日娜", Role::unit_leader, Reach::subtree, house::chen));
    house.does(R"({"command":"submit"})");
    house.does(R"({"command":"reopen","reason":"x"})", 404, "苏和");
    house.does(house::added("category", "x"), 403, "苏日娜");
    house.does(R"({"command":"approve"})", 200, "苏日娜");
    house.does(R"({"command":"approve"})", 403, "赵敏");
    house.server.play({{"苏和", "GET", house::path(), "", 404},
                       {"苏和", "GET", house::path() + "/sheet", "", 404},
                       {"苏和", "GET", house::path() + "/history", "", 404},
                       {"苏和", "GET", house::path() + "/voices?node=" + to_text(house::node("一")), "", 404},
                       {"苏和", "GET", "/api/v1/consolidations", "", 200, {R"("items":[])"}},
                       {"斯琴", "GET", house::path(), "", 404},
                       {"赵敏", "GET", house::path(), "", 200, {R"("next":[])"}}});
  });
}

TEST_CASE("E2 a voice about somebody is neither seen nor counted nor taken by him") {
  test::with_each_store("consolidations about somebody", [](db::Store& store) {
    house::House house(store);
    house.said(1, 5);
    house.said(6, 6, house::gacha, {house::person_id("额尔敦")});
    house.grow();
    const std::string line = house::path() + "/voices?node=" + to_text(house::node("三")), list = "/api/v1/consolidations";
    house.server.play({{"包玉兰", "GET", line, "", 200, {"第6位说", "第5位说"}},
                       {"额尔敦", "GET", line, "", 200, {"第5位说"}, {"第6位说"}},
                       {"包玉兰", "GET", house::path(), "", 200, {R"("voices":6)"}},
                       {"额尔敦", "GET", house::path(), "", 200, {R"("voices":5)"}, {R"("voices":6)"}},
                       {"包玉兰", "GET", list, "", 200, {R"("voices":6)"}},
                       {"额尔敦", "GET", list, "", 200, {R"("voices":5)"}},
                       {"额尔敦", "GET", house::path() + "/sheet", "", 200, {R"("voices":5)"}, {R"("voices":6)"}}});
    house.does(R"({"command":"undo"})");
    house.does(R"({"command":"accept","text":"三","parent":)" + house::quoted(house::node("土路")) + R"(,"filter":{}})", 200, "额尔敦");
    house.server.play({{"包玉兰", "GET", house::path(), "", 200, {R"("voices":5)"}}});
  });
}

}  // namespace lianxin::consolidations
