// Everybody by everything: who may what with links, complete by construction.
#include <doctest/doctest.h>

#include <map>
#include <set>

#include "features/links/link_house_test.h"

namespace lianxin::links {
namespace {

using Names = std::set<std::string_view>;

const Names readers{"office", "unit_clerk", "unit_leader", "team_member", "village_cadre", "inspector", "administrator"}, changers{"office", "administrator"};
const std::map<std::string_view, Names> roles_of_verb{{"link.read", readers}, {"link.change", changers}};

struct Route {
  std::string method, path, body;
  Names roles;
  bool of_one = false;  // of a record of the gacha
};

std::vector<Route> routes(const std::string& link, const std::string& absence) {
  const std::string one = "/api/v1/links/" + link, who = to_text(house::person_id("那日苏"));
  return {{"GET", "/api/v1/links", "", readers},
          {"POST", "/api/v1/links", R"({"kind":"contact_point","who_kind":"person","who":")" + who + R"(","place":"150725200201"})", changers},
          {"POST", "/api/v1/links/reassign", R"({"from_who":")" + who + R"(","to_who_kind":"person","to_who":")" + who + R"(","note":"x"})", changers},
          {"GET", one, "", readers, true},
          {"PATCH", one, R"({"note":"x"})", changers, true},
          {"POST", "/api/v1/links/" + link + "/commands", R"({"command":"end"})", changers, true},
          {"GET", "/api/v1/links/gaps?place=150725200201", "", readers},
          {"GET", "/api/v1/links/overlaps?place=150725200201", "", readers},
          {"GET", "/api/v1/links/quotas?place=150725200201", "", readers},
          {"GET", "/api/v1/links/report?place=150725200201", "", readers},
          {"GET", "/api/v1/links/posts", "", readers},
          {"GET", "/api/v1/absences", "", readers},
          {"POST", "/api/v1/absences", R"({"person":")" + who + R"(","substitute":")" + who + R"(","until_on":"2026-12-01"})", readers},
          {"PATCH", "/api/v1/absences/" + absence, R"({"note":"x"})", readers}};
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
  const Link link = house::begun(*database, house::to_place("contact_point", "那日苏", house::gacha));
  const AbsenceId absence{named_uuid("absence")};
  const NewAbsence away{.id = absence, .person = house::person_id("哈斯"), .substitute = house::person_id("赵敏"), .until_on = *parse_day("2026-12-01")};
  REQUIRE(database->transact([&](db::Writer& w) { return add_absence(w, house::as_system(), house::registry(), away); }).has_value());
  const auto all = routes(to_text(link.id), to_text(absence));
  CHECK(all.size() == house.server.router().routes().size());
  for (const auto& route : all) {
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
      // Whose absence it is works in the prefecture: out of sight here.
      const bool out_of_sight = route.method == "PATCH" && route.path.starts_with("/api/v1/absences");
      const bool for_others = route.method == "POST" && route.path == "/api/v1/absences";  // somebody who works in the banner
      if (!let_in) CHECK(got == 403);
      else if (out_of_sight || for_others) CHECK(got == 404);
      else CHECK(got != 403);
      house.server.let_in(name + " elsewhere", house::account_with(*database, name, role, Reach::subtree, house::other_sumu));
      if (let_in && route.of_one) CHECK(status(name + " elsewhere") == 404);
      if (let_in && route.path.find("place=") != std::string::npos) CHECK(status(name + " elsewhere") == 404);
    }
  }
}

}  // namespace lianxin::links
