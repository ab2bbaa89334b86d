// Everybody by everything: who may what with rounds, complete by construction.
#include <doctest/doctest.h>

#include <map>
#include <set>

#include "features/rounds/rounds_house_test.h"

namespace lianxin::rounds {
namespace {

using Names = std::set<std::string_view>;
const Names readers{"office", "unit_clerk", "unit_leader", "team_member", "village_cadre", "inspector"}, offices{"office"}, collectors{"office", "team_member", "village_cadre"},
    reporters{"office", "unit_clerk"};
const std::map<std::string_view, Names> roles_of_verb{{"round.read", readers}, {"round.manage", offices}, {"round.collect", collectors}, {"round.report", reporters}};

struct Route {
  std::string method, path, body;
  const Names* roles = nullptr;  // none: anybody
};

std::vector<Route> routes() {
  const std::string id = to_text(house::round_id()), batch = "00000000-0000-7000-8000-000000000001", one = "/api/v1/rounds/" + id;
  return {{"GET", "/api/v1/rounds", "", &readers},
          {"POST", "/api/v1/rounds", R"({"title":"x","place":"150725000000","opens_on":"2026-11-16","closes_on":"2026-11-27","consolidate_on":"2026-12-11","channels":["form"]})", &offices},
          {"GET", "/api/v1/rounds/words", "", &readers},
          {"GET", one, "", &readers},
          {"PATCH", one, "{}", &offices},
          {"GET", "/api/v1/rounds/" + id + "/counts", "", &readers},
          {"GET", "/api/v1/rounds/" + id + "/opinions", "", &readers},
          {"POST", "/api/v1/rounds/" + id + "/opinions", house::said("井坏了"), &collectors},
          {"GET", "/api/v1/rounds/" + id + "/sheets", "", &readers},
          {"PUT", "/api/v1/rounds/" + id + "/sheets", R"({"place":"150725200201","channel":"form","handed_out":1,"returned":0,"valid":0})", &collectors},
          {"GET", "/api/v1/rounds/" + id + "/reports", "", &readers},
          {"PUT", "/api/v1/rounds/" + id + "/reports", R"({"place":"150725200201","measure":"meetings","written":"3"})", &reporters},
          {"GET", "/api/v1/rounds/" + id + "/batches", "", &readers},
          {"POST", "/api/v1/rounds/" + id + "/batches", R"({"place":"150725200201","channel":"form"})", &collectors},
          {"GET", "/api/v1/batches/" + batch, "", &readers},
          {"PUT", "/api/v1/batches/" + batch + "/sheets/1", R"({"lines":[]})", &collectors},
          {"POST", "/api/v1/batches/" + batch + "/commands", R"({"command":"finish"})", &collectors},
          {"GET", "/api/v1/public/rounds", ""}};
}

}  // namespace

TEST_CASE("6.2 every route × role: 401 without a session, 403 without a role that may; the open rounds are for everybody") {
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
  for (const auto& route : house.server.router().routes()) mounted += route.verb.name.starts_with("round.") ? 1 : 0;
  CHECK(routes().size() == mounted);
  house.server.skip_contract();
  for (const auto& route : routes()) {
    CAPTURE(route.method + " " + route.path);
    std::vector<http::Header> headers;
    if (route.method == "PATCH") headers.push_back({"if-match", "\"9\""});
    const auto status = [&](const std::string& who) { return house.server.send({.who = who, .method = route.method, .path = route.path, .body = route.body, .headers = headers}).status; };
    CHECK(status("") == (route.roles ? 401 : 200));
    for (const Role role : all_of<Role>()) {
      const std::string name(name_of(role));
      CAPTURE(name);
      house.server.let_in(name, house::account_with(*database, name, role, Reach::subtree, house::chen));
      const int got = status(name);
      CHECK(got < 500);
      CHECK((got == 403) == (route.roles && !route.roles->contains(name)));
    }
  }
}

TEST_CASE("6.2 what was said elsewhere is neither listed nor counted, and nobody writes for a place outside his reach") {
  test::with_each_store("rounds by reach", [](db::Store& store) {
    house::House house(store);
    house.server.play({
        {"塔娜", "POST", house::at("/opinions"), house::said("井坏了"), 201},
        {"苏和", "GET", house::at("/counts"), "", 200, {R"("opinions":0)"}},
        {"苏和", "GET", house::at("/opinions?count=exact"), "", 200, {R"("items":[],"next":null,"total":0)"}},
        {"苏和", "POST", house::at("/opinions"), house::said("井坏了"), 403},
        {"苏和", "PUT", house::at("/sheets"), R"({"place":"150725200201","channel":"form","handed_out":1,"returned":0,"valid":0})", 403},
        {"苏和", "PUT", house::at("/reports"), R"({"place":"150725200201","measure":"meetings","written":"3"})", 403},
        {"斯琴", "PATCH", house::at(), R"({"title":"别的"})", 403, {}, {}, {{"if-match", "\"1\""}}},
        {"斯琴", "GET", house::at("/counts"), "", 200, {R"("opinions":1)"}},
        {"包玉兰", "GET", house::at("/opinions"), "", 200, {"井坏了"}},
    });
  });
}

}  // namespace lianxin::rounds
