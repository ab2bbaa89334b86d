// Everybody by everything: who may what with visits, complete by construction.
#include <doctest/doctest.h>

#include <map>
#include <set>

#include "features/visits/file_actions.h"
#include "features/visits/visits_house_test.h"
#include "tests/support/pictures.h"

namespace lianxin::visits {
namespace {

using Names = std::set<std::string_view>;

const Names readers{"office", "team_member", "village_cadre", "inspector"}, writers{"office", "team_member", "village_cadre"}, offices{"office"},
            inspectors{"inspector"};
const std::map<std::string_view, Names> roles_of_verb{{"visit.read", readers}, {"visit.register", writers}, {"visit.settle", offices}, {"visit.inspect", inspectors}, {"visit.sync", writers}};

struct Route {
  std::string method, path, body;
  Names roles;
  bool of_one = false;  // needs the visit to be in sight
};

const files::Ready& kept_file() {
  static const auto made = make_file_ready(house::book(), "audio/webm", test::webm("水泵坏了"));
  return *made;
}

std::vector<Route> routes() {
  const std::string id = to_text(VisitId{named_uuid("visit one")}), one = "/api/v1/visits/" + id;
  const std::string household = to_text(house::household_id("巴特尔"));
  return {{"GET", "/api/v1/sync", "", writers},
          {"GET", "/api/v1/duties/gaps?list=cadres", "", readers},
          {"GET", "/api/v1/visits", "", readers},
          {"GET", "/api/v1/visits/overlaps?household=" + household, "", readers},
          {"GET", "/api/v1/households/" + household + "/timeline", "", readers, true},
          {"GET", one, "", readers, true},
          {"GET", one + "/document", "", readers, true},
          {"GET", "/api/v1/visits/signals", "", inspectors},
          {"GET", "/api/v1/visits/services?place=150725200201", "", readers, true},
          {"GET", "/api/v1/visits/needs", "", readers},
          {"GET", "/api/v1/visits/diary", "", readers},
          {"GET", "/api/v1/visits/paper.css", "", readers},
          {"GET", "/api/v1/needs", "", readers},
          {"POST", "/api/v1/visits", R"({"kind":"home","household":")" + household + R"(","began_at":"2026-11-22T10:00:00+08:00"})", writers},
          {"POST", "/api/v1/files", "{}", writers},
          {"GET", "/api/v1/files/" + kept_file().file.digest, "", readers, true},
          {"PATCH", one, R"({"reason":"更正","words":"x"})", writers, true},
          {"POST", "/api/v1/visits/" + id + "/settlement", R"({"upheld":true,"reason":"问过了"})", offices, true}};
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
  house::registered(*database, "巴特尔");
  const auto brought = database->transact([&](db::Writer& w) { return bring_file(w, house::as(*database, "塔娜"), house::book(), kept_file()); });
  REQUIRE(brought.has_value());
  NewVisit with_sound = house::at_bateers("one");
  with_sound.files = {brought->digest};
  house::entered(*database, "塔娜", with_sound);
  std::size_t mounted = 0;
  for (const auto& route : house.server.router().routes()) mounted += route.verb.name.starts_with("visit.") ? 1 : 0;
  CHECK(routes().size() == mounted);
  for (const auto& route : routes()) {
    CAPTURE(route.method + " " + route.path);
    const auto status = [&](const std::string& who) {
      return house.server.send({who, route.method, route.path, route.body, 0, {}, {}, {{"if-match", "\"99\""}}}).status;
    };
    CHECK(status("") == 401);
    for (const Role role : all_of<Role>()) {
      const std::string name(name_of(role));
      CAPTURE(name);
      house.server.let_in(name, house::account_with(*database, name, role, Reach::subtree, house::sumu));
      const int got = status(name);
      CHECK(got < 500);
      const bool let_in = route.roles.contains(name);
      CHECK((got == 403) == !let_in);
      house.server.let_in(name + " elsewhere", house::account_with(*database, name, role, Reach::subtree, house::other_sumu));
      if (let_in && route.of_one) CHECK(status(name + " elsewhere") == 404);
    }
  }
}

}  // namespace lianxin::visits
