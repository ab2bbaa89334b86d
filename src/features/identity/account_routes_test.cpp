#include <doctest/doctest.h>

#include <algorithm>

#include "features/identity/identity_house_test.h"

namespace lianxin::identity {
namespace {

using house::account_id;
using house::House;
using house::person_id;
using house::unit_id;
using test::TestDatabase;
using test::with_each_store;

std::string id_text(std::string_view login_name) { return to_text(account_id(login_name)); }
std::string path_of(std::string_view login_name) { return "/api/v1/accounts/" + id_text(login_name); }

std::string new_account(std::string_view login_name, std::string_view person, std::string_view more = "") {
  return R"({"account":")" + std::string(login_name) + R"(","password":"herds-and-wells","person_id":")" + to_text(person_id(person)) + "\"" +
         std::string(more) + "}";
}

std::string subtree(std::string_view role, std::string_view place) {
  return R"({"role":")" + std::string(role) + R"(","scope":{"kind":"subtree","place":")" + std::string(place) + "\"}}";
}
std::string in_unit(std::string_view role, std::string_view unit) {
  return R"({"role":")" + std::string(role) + R"(","scope":{"kind":"unit","unit":")" + to_text(unit_id(unit)) + "\"}}";
}
std::vector<http::Header> version(int n) { return {{"if-match", "\"" + std::to_string(n) + "\""}}; }

}  // namespace

TEST_CASE("accounts: made once, the same again answers the same, other content is a conflict") {
  with_each_store("create", [](db::Store& store) {
    House h(store);
    const std::string id = R"(,"id":"01930000-0000-7000-8000-000000000001")";
    const std::string grants = ",\"grants\":[" + subtree("office", house::chen) + "]";
    h.server.play({
        {"chenadmin", "POST", "/api/v1/accounts", new_account("baoyulan", "包玉兰", id + grants), 201,
         {"\"account\":\"baoyulan\"", "包玉兰", "陈办", "\"role\":\"office\"", "陈巴尔虎旗", "\"must_change_password\":true", "陈管"},
         {"herds-and-wells", "argon2"}},
        {"chenadmin", "POST", "/api/v1/accounts", new_account("baoyulan", "包玉兰", id + grants), 200, {"\"account\":\"baoyulan\""}},
        {"chenadmin", "POST", "/api/v1/accounts", new_account("baoyulan", "包玉兰", id), 409, {"identity.other_content"}},
        {"chenadmin", "POST", "/api/v1/accounts", new_account("baoyulan2", "包玉兰", id + grants), 409, {"identity.other_content"}},
        {"chenadmin", "POST", "/api/v1/accounts",
         R"({"account":"baoyulan","password":"another-password","person_id":")" + to_text(person_id("包玉兰")) + "\"" + id + grants + "}", 409},
        {"chenadmin", "POST", "/api/v1/accounts", new_account("baoyulan", "包玉兰"), 409, {"identity.login_name_taken"}},
    });
  });
}

TEST_CASE("accounts: every fault of the form at once, and none is written") {
  TestDatabase database;
  House h(*database);
  const auto before = house::journal_kinds(*database);
  h.server.play({
      {"admin", "POST", "/api/v1/accounts", R"({"account":"包","password":"short"})", 422,
       {"identity.login_name_form", "identity.password_short", "10"}},
      {"admin", "POST", "/api/v1/accounts", R"({"account":"bao"})", 422, {"\"password\""}},
      {"admin", "POST", "/api/v1/accounts", R"({"account":"baoyulan","password":"baoyulan-2026"})", 422, {"identity.password_is_name"}},
      {"admin", "POST", "/api/v1/accounts", R"({"account":"bao","password":"herds-and-wells","person_id":")" + id_text("admin") + "\"}", 422,
       {"person_id", "identity.no_such_person"}},
      {"admin", "POST", "/api/v1/accounts", R"({"account":"bao","password":"herds-and-wells","grants":[)" + subtree("office", "999") + "]}", 422,
       {"grants[0].scope.place", "identity.no_such_place"}},
      {"admin", "POST", "/api/v1/accounts", R"({"account":"bao","password":"herds-and-wells","grants":[)" + subtree("unit_clerk", house::chen) + "]}",
       422, {"grants[0].scope.kind", "identity.scope_of_role"}},
      {"admin", "POST", "/api/v1/accounts", R"({"account":"bao","password":"herds-and-wells","grants":[{"role":"king","scope":{"kind":"subtree"}}]})",
       422, {"grants[0].role", "base.json_not_one_of"}},
      {"admin", "POST", "/api/v1/accounts",
       R"({"account":"bao","password":"herds-and-wells","grants":[)" + subtree("office", house::chen) + "," + subtree("auditor", house::chen) + "]}", 409,
       {"identity.hands_apart"}},
  });
  CHECK(house::journal_kinds(*database) == before);
  h.server.play({{"admin", "GET", "/api/v1/accounts?q=bao", "", 200, {"\"items\":[]"}}});
}

TEST_CASE("6.2 an administrator reaches his own subtree: what lies beyond is not there, what reaches beyond is forbidden") {
  with_each_store("reach", [](db::Store& store) {
    House h(store);
    h.server.play({
        {"admin", "GET", "/api/v1/accounts", "", 200, {"wulan", "wangjianguo", "nobody"}, {"argon2", "password_hash"}},
        {"chenadmin", "GET", "/api/v1/accounts?count=exact", "", 200, {"wangjianguo", "narisu", "\"total\":4"}, {"wulan", "nobody", "qianjing"}},
        {"chenadmin", "GET", path_of("wangjianguo"), "", 200, {"王建国", "水利局"}},
        {"chenadmin", "GET", path_of("wulan"), "", 404},
        {"chenadmin", "GET", path_of("wulan") + "/grants", "", 404},
        {"chenadmin", "PATCH", path_of("wulan"), R"({"blocked":true})", 404, {}, {}, version(1)},
        {"chenadmin", "POST", path_of("wulan") + "/grants", subtree("office", house::chen), 404},
        {"chenadmin", "POST", "/api/v1/accounts", new_account("surina", "苏日娜"), 403, {"identity.beyond_own_reach"}},
        {"chenadmin", "POST", path_of("wangjianguo") + "/grants", subtree("office", house::prefecture), 403, {"identity.beyond_own_reach"}},
        {"chenadmin", "POST", path_of("wangjianguo") + "/grants", in_unit("unit_clerk", "阿办"), 403, {"identity.beyond_own_reach"}},
        {"chenadmin", "POST", path_of("wangjianguo") + "/grants", in_unit("unit_leader", "水利局"), 201, {"水利局"}},
        {"admin", "POST", path_of("wangjianguo") + "/grants", subtree("inspector", house::arun), 201, {"阿荣旗"}},
        // Now it reaches further than who administers its place: a new password would lend that reach.
        {"chenadmin", "PATCH", path_of("wangjianguo"), R"({"password":"herds-and-wells"})", 403, {"identity.beyond_own_reach"}, {}, version(1)},
        {"chenadmin", "GET", path_of("wangjianguo"), "", 200},
    });
  });
}

TEST_CASE("3.12 no role for oneself, and three hands apart") {
  with_each_store("hands", [](db::Store& store) {
    House h(store);
    h.server.play({
        {"admin", "POST", path_of("admin") + "/grants", subtree("administrator", house::chen), 403, {"identity.not_for_oneself"}},
        {"admin", "PATCH", path_of("admin"), R"({"password":"herds-and-wells"})", 403, {"identity.not_for_oneself"}, {}, version(1)},
        {"admin", "POST", "/api/v1/accounts", new_account("sun2", "孙强", ",\"grants\":[" + subtree("office", house::chen) + "]"), 403,
         {"identity.not_for_oneself"}},
        {"admin", "PATCH", path_of("wulan"), R"({"person_id":")" + to_text(person_id("孙强")) + "\"}", 403, {"identity.not_for_oneself"}, {}, version(1)},
        {"admin", "POST", path_of("wulan") + "/grants", subtree("auditor", house::chen), 409, {"identity.hands_apart"}},
        {"admin", "POST", path_of("qianjing") + "/grants", subtree("administrator", house::chen), 409, {"identity.hands_apart"}},
        {"admin", "POST", "/api/v1/accounts", new_account("wulan2", "乌兰", ",\"grants\":[" + subtree("auditor", house::chen) + "]"), 409,
         {"identity.hands_apart"}},
        {"admin", "POST", path_of("wulan") + "/grants", subtree("office", house::prefecture), 200},
    });
    CHECK(std::ranges::count(house::journal_kinds(store), "account.granted") == 8);  // those of the house, none since
  });
}

TEST_CASE("blocking, a new password, a role taken away: each acts at once and ends sessions where it must") {
  with_each_store("edit", [](db::Store& store) {
    House h(store);
    h.server.play({
        {"admin", "PATCH", path_of("wulan"), R"({"blocked":true})", 400, {"base.if_match"}},
        {"admin", "PATCH", path_of("wulan"), R"({"blocked":true})", 412, {"\"current_version\":1"}, {}, version(7)},
        {"admin", "PATCH", path_of("wulan"), "{}", 422, {"identity.nothing_to_change"}, {}, version(1)},
        {"admin", "PATCH", path_of("wulan"), R"({"blocked":true})", 200, {"\"blocked\":true", "\"version\":2"}, {}, version(1)},
        {"wulan", "GET", "/api/v1/session", "", 401},
        {"admin", "PATCH", path_of("wulan"), R"({"blocked":false})", 200, {"\"blocked\":false"}, {}, version(2)},
        {"wulan", "GET", "/api/v1/session", "", 401},  // the sessions stay ended
        {"admin", "PATCH", path_of("wangjianguo"), R"({"password":"wulan"})", 422, {"identity.password_short"}, {}, version(1)},
        {"admin", "PATCH", path_of("wangjianguo"), R"({"password":"herds-and-wells"})", 200, {"\"must_change_password\":true"},
         {"herds", "argon2"}, version(1)},
        {"wangjianguo", "GET", "/api/v1/session", "", 401},
        {"", "POST", "/api/v1/session", R"({"account":"wangjianguo","password":"lianxin-demo"})", 401},
        {"", "POST", "/api/v1/session", R"({"account":"wangjianguo","password":"herds-and-wells"})", 201, {"\"roles\":[]", "\"must_change_password\":true"}},
    });
    const auto grants = h.server.send({"admin", "GET", path_of("chenadmin") + "/grants"});
    const std::string grant = grants.body.substr(grants.body.find("\"id\":\"") + 6, 36);
    h.server.play({
        {"chenadmin", "GET", "/api/v1/accounts", "", 200},
        {"chenadmin", "DELETE", path_of("chenadmin") + "/grants/" + grant, "", 403, {"identity.not_for_oneself"}},
        {"admin", "DELETE", path_of("chenadmin") + "/grants/" + id_text("wulan"), "", 404},
        {"admin", "DELETE", path_of("chenadmin") + "/grants/" + grant, "", 204},
        {"chenadmin", "GET", "/api/v1/accounts", "", 403},
        {"admin", "DELETE", path_of("chenadmin") + "/grants/" + grant, "", 404},
    });
    const auto kinds = house::journal_kinds(store);
    for (const char* kind : {"account.blocked", "account.unblocked", "account.password_set", "account.grant_taken"})
      CHECK(std::ranges::count(kinds, kind) >= 1);
  });
}

TEST_CASE("lists go page by page, by name") {
  with_each_store("pages", [](db::Store& store) {
    House h(store);
    std::string cursor;
    std::vector<std::string> seen;
    for (int pages = 0; pages < 20; ++pages) {
      const auto page = h.server.send({"admin", "GET", "/api/v1/accounts?limit=2" + (cursor.empty() ? "" : "&cursor=" + cursor)});
      for (std::size_t at = 0; (at = page.body.find("\"account\":\"", at)) != std::string::npos; at += 11)
        seen.push_back(page.body.substr(at + 11, page.body.find('"', at + 11) - at - 11));
      const auto next = page.body.find("\"next\":\"");
      if (next == std::string::npos) break;
      cursor = page.body.substr(next + 8, page.body.find('"', next + 8) - next - 8);
    }
    CHECK(seen.size() == 9);
    CHECK(std::ranges::is_sorted(seen));
    h.server.play({{"admin", "GET", "/api/v1/accounts?cursor=x", "", 400, {"\"field\":\"cursor\""}},
                   {"admin", "GET", "/api/v1/accounts?limit=501", "", 422, {"\"limit\""}},
                   {"admin", "GET", "/api/v1/accounts?q=%E5%BB%BA%E5%9B%BD", "", 200, {"wangjianguo"}, {"wulan"}},
                   {"admin", "GET", "/api/v1/accounts?role=office", "", 200, {"wulan"}, {"wangjianguo", "narisu"}},
                   {"admin", "GET", "/api/v1/accounts?place=150725000000", "", 200, {"wangjianguo"}, {"wulan"}},
                   {"admin", "GET", "/api/v1/accounts?place=150725000000&role=office", "", 200, {"\"items\":[]"}},
                   {"admin", "GET", "/api/v1/accounts?role=king", "", 422, {"\"role\""}},
                   {"admin", "GET", "/api/v1/accounts?place=nowhere", "", 422, {"\"place\""}},
                   {"admin", "GET", "/api/v1/accounts?q=%25", "", 200, {"\"items\":[]"}}});
  });
}

}  // namespace lianxin::identity
