// Everybody by everything: who may what with ledgers, complete by construction.
#include <doctest/doctest.h>

#include <map>
#include <set>

#include "features/ledgers/ledgers_house_test.h"

namespace lianxin::ledgers {
namespace {

using Names = std::set<std::string_view>;
const Names readers{"office", "unit_clerk", "unit_leader", "team_member", "village_cadre", "inspector"}, writers{"office", "unit_clerk", "unit_leader", "team_member", "village_cadre"},
    designers{"administrator", "office"}, declared{"office", "unit_clerk", "unit_leader", "team_member", "village_cadre", "inspector", "administrator"};
const std::map<std::string_view, Names> roles_of_verb{{"ledger.read", readers}, {"ledger.write", writers}, {"ledger.design", designers}, {"ledger.read_declaration", declared}};

struct Route {
  std::string method, path, body;
  const Names* roles;
};

std::vector<Route> routes() {
  const std::string one = "/api/v1/ledgers/disputes", records = one + "/records", id = "00000000-0000-7000-8000-000000000001";
  return {{"GET", "/api/v1/ledgers", "", &declared},
          {"POST", "/api/v1/ledgers/check", R"({"declaration":{}})", &designers},
          {"GET", one, "", &declared},
          {"PUT", one, R"({"declaration":{"key":"disputes"}})", &designers},
          {"GET", one + "/versions", "", &declared},
          {"POST", one + "/try", "{}", &declared},
          {"GET", one + "/figures", "", &readers},
          {"GET", one + "/figures.xlsx", "", &readers},
          {"GET", one + "/figures/found/records", "", &readers},
          {"GET", records, "", &readers},
          {"POST", records, house::dispute_body("争草场"), &writers},
          {"GET", "/api/v1/ledgers/ties?kind=place&target=150725200201", "", &readers},
          {"GET", "/api/v1/ledgers/calendar", "", &readers},
          {"GET", "/api/v1/ledgers/phone", "", &readers},
          {"GET", one + "/views", "", &readers},
          {"PUT", one + "/views/" + id, R"({"name":"x","query":""})", &readers},
          {"DELETE", one + "/views/" + id, "", &readers},
          {"GET", one + "/templates", "", &readers},
          {"GET", one + "/templates/record", "", &readers},
          {"PUT", one + "/templates/own", "x", &designers},
          {"DELETE", one + "/templates/own", "", &designers},
          {"GET", "/api/v1/ledgers/disputes/records/" + id + "/document", "", &readers},
          {"POST", one + "/documents", R"({"ids":["00000000-0000-7000-8000-000000000001"]})", &readers},
          {"GET", one + "/records/" + id, "", &readers},
          {"PATCH", one + "/records/" + id, "{}", &writers},
          {"POST", "/api/v1/ledgers/disputes/records/" + id + "/commands", R"({"command":"comment","note":"看过了"})", &readers},
          {"GET", one + "/migrations", "", &designers},
          {"POST", one + "/migrations", "{}", &designers},
          {"POST", one + "/files", "x", &writers},
          {"GET", one + "/files/" + std::string(64, '0'), "", &readers},
          {"POST", "/api/v1/ledgers/disputes/records/" + id + "/files/" + std::string(64, '0'), "", &readers},
          {"GET", "/api/v1/ledgers/disputes/records.xlsx", "", &readers},
          {"GET", one + "/sheets", "", &writers},
          {"POST", one + "/sheets", "x", &writers},
          {"POST", "/api/v1/ledgers/disputes/sheets/marked", "x", &writers},
          {"GET", "/api/v1/ledgers/disputes/sheets/" + id, "", &writers},
          {"POST", "/api/v1/ledgers/disputes/sheets/" + id + "/commands", R"({"command":"cancel"})", &writers},
          {"PUT", one + "/sheet-mappings/0123456789abcdef0123456789abcdef", R"({"columns":[]})", &writers},
          {"GET", "/api/v1/ledgers/disputes/records/" + id + "/history", "", &readers}};
}

}  // namespace

TEST_CASE("6.2 every route × role: 401 without a session, 403 without a role that may") {
  test::TestDatabase database;
  house::House house(*database);
  const auto offered = feature(house::deployment());
  REQUIRE(offered.has_value());
  for (const access::Verb& verb : offered->verbs) {
    REQUIRE(roles_of_verb.contains(verb.name));
    CHECK(verb.roles.size() == roles_of_verb.at(verb.name).size());
  }
  std::size_t mounted = 0;
  for (const auto& route : house.server.router().routes()) mounted += route.verb.name.starts_with("ledger.") && !route.verb.open_to_anybody ? 1 : 0;
  CHECK(routes().size() == mounted);
  house.server.skip_contract();
  for (const auto& route : routes()) {
    CAPTURE(route.method + " " + route.path);
    std::vector<http::Header> headers;
    if (route.method == "PATCH" || route.method == "PUT") headers.push_back({"if-match", "\"9\""});
    const auto status = [&](const std::string& who) { return house.server.send({.who = who, .method = route.method, .path = route.path, .body = route.body, .headers = headers}).status; };
    CHECK(status("") == 401);
    for (const Role role : all_of<Role>()) {
      const std::string name(name_of(role));
      CAPTURE(name);
      house.server.let_in(name, house::account_with(*database, name, role, Reach::subtree, house::chen));
      const int got = status(name);
      CHECK(got < 500);
      // Who may design in a banner does not hold the whole tree; that is said when he publishes.
      const bool for_whole_tree = route.method == "PUT" || route.method == "DELETE" || (route.method == "POST" && route.path.ends_with("/migrations"));
      if (!for_whole_tree) CHECK((got == 403) == !route.roles->contains(name));
      else CHECK((route.roles->contains(name) || got == 403));
    }
  }
}

TEST_CASE("6.2 records elsewhere are neither listed, counted, opened nor named, and nobody writes for a place outside his reach") {
  test::with_each_store("ledgers by reach", [](db::Store& store) {
    house::House house(store);
    const std::string id = house.dispute("两户争一片打草场"), at = "/api/v1/ledgers/disputes/records/" + id;
    house.server.play({
        {"斯琴", "GET", "/api/v1/ledgers/disputes/records?count=exact", "", 200, {"两户争一片打草场", R"("total":1)"}},
        {"包玉兰", "GET", "/api/v1/ledgers/disputes/figures", "", 200, {R"("key":"found","name":"排查","unit":"件","measure":"count","by":["kind","state"],"decimals":0,"divide":1,"total":{"amount":1)"}},
        // The office of the other sumu.
        {"苏和", "GET", "/api/v1/ledgers/disputes/records?count=exact", "", 200, {R"("total":0)"}, {"打草场"}},
        {"苏和", "GET", "/api/v1/ledgers/disputes/records?q=打草场&count=exact", "", 200, {R"("total":0)"}, {"两户"}},
        {"苏和", "GET", "/api/v1/ledgers/disputes/figures", "", 200, {R"("total":{"amount":0)"}, {R"("amount":1)"}},
        {"苏和", "GET", "/api/v1/ledgers/disputes/figures/found/records", "", 200, {R"("items":[])"}, {"打草场"}},
        {"苏和", "GET", at, "", 404, {}, {"打草场"}},
        {"苏和", "GET", at + "/history", "", 404},
        {"苏和", "PATCH", at, R"({"fields":{"summary":"改掉"}})", 404, {}, {}, {{"if-match", "\"1\""}}},
        {"苏和", "POST", at + "/commands", R"({"command":"comment","note":"看看"})", 404},
        {"苏和", "POST", "/api/v1/ledgers/disputes/records", house::dispute_body("越界"), 403},
        {"斯琴", "GET", "/api/v1/ledgers/meetings/records/" + id, "", 404},
        {"赵敏", "GET", at, "", 200, {"两户争一片打草场"}, {R"("may":["comment")"}},
        {"赵敏", "PATCH", at, R"({"fields":{"summary":"改掉"}})", 403, {}, {}, {{"if-match", "\"1\""}}},
        {"高云", "GET", "/api/v1/ledgers/disputes/records", "", 403},
    });
  });
}

TEST_CASE("6.2 only who holds the whole tree is offered to design; an administrator reads declarations, and no record") {
  test::with_each_store("who designs ledgers", [](db::Store& store) {
    house::House house(store);
    const std::string id = house.dispute("两户争一片打草场");
    const std::string one = "/api/v1/ledgers/disputes", offered = R"("may":["read","write","design"])";
    house.server.let_in("乌兰", house::account_with(store, "乌兰", Role::office, Reach::subtree, house::prefecture));
    house.server.let_in("管全盟", house::account_with(store, "管全盟", Role::administrator, Reach::subtree, house::prefecture));
    house.server.let_in("管一旗", house::account_with(store, "管一旗", Role::administrator, Reach::subtree, house::chen));
    house.server.play({
        {"乌兰", "GET", "/api/v1/ledgers", "", 200, {offered, R"(],"may":["design"]})"}},
        {"乌兰", "GET", one, "", 200, {offered}},
        {"包玉兰", "GET", "/api/v1/ledgers", "", 200, {R"("may":["read","write"])", R"(],"may":[]})"}, {R"("design"])"}},
        {"包玉兰", "GET", one, "", 200, {R"("may":["read","write"])"}, {R"("design"])"}},
        {"赵敏", "GET", one, "", 200, {R"("may":["read"])"}},
        {"管全盟", "GET", "/api/v1/ledgers", "", 200, {R"("key":"disputes")", R"("may":["design"])"}, {R"("read")"}},
        {"管全盟", "GET", one, "", 200, {R"("may":["design"])", R"("key":"disputes")"}},
        {"管全盟", "GET", one + "/versions", "", 200},
        {"管全盟", "POST", one + "/try", R"({"fields":{"summary":"试"}})", 200, {R"("needed":[)"}},
        {"管全盟", "GET", one + "/records", "", 403, {}, {"打草场"}},
        {"管全盟", "GET", one + "/records/" + id, "", 403, {}, {"打草场"}},
        {"管全盟", "GET", one + "/figures", "", 403},
        {"管一旗", "GET", one, "", 200, {R"("may":[])"}},
        {"管一旗", "GET", "/api/v1/ledgers", "", 200, {R"("key":"disputes")"}, {R"("design"])"}},
    });
  });
}

}  // namespace lianxin::ledgers
