#include "features/visits/visit_routes.h"

#include <doctest/doctest.h>

#include "features/visits/visits_house_test.h"

namespace lianxin::visits {
namespace {

const std::string bateer = to_text(house::household_id("巴特尔"));
const std::string id = "01933b1e-7a52-7c3e-9d0b-3f6f2a9c1e51", path = "/api/v1/visits/" + id;
// Whatever is sealed in the household.
const std::vector<std::string> open_words{"巴特尔仓", "13812345678", "三号井"};

std::string body(std::string_view more, std::string_view which = id) {
  return R"({"id":")" + std::string(which) + R"(","kind":"home","household":")" + bateer + R"(","began_at":"2026-11-22T10:00:00+08:00",
    "device_now":"2026-11-23T09:00:00+08:00","needs":["water"],"words":"水泵坏了,要人来修")" + std::string(more) + "}";
}

const std::string full = body(R"(,"ended_at":"2026-11-22T10:40:00+08:00","promised":[{"text":"请水利局来看","due_on":"2026-11-25"}],"follow_up_on":"2026-12-01",
  "household_version":1,"household_update":{"phone":"13900001111","profile":{"water":"hauled"}},"app":"1.4.0",
  "tickets":[{"id":"01933b1e-7a52-7c3e-9d0b-3f6f2a9c1e61","text":"水泵坏了三天,人畜都没有水喝","category":"water.drinking","urgency":"serious","named":true}])");

const std::vector<http::Header> version(int n) { return {{"if-match", "\"" + std::to_string(n) + "\""}}; }

std::vector<std::string> with(std::vector<std::string> words, std::initializer_list<std::string> more) {
  words.insert(words.end(), more);
  return words;
}

void on_each(const std::vector<test::Scenario>& scenarios) {
  test::with_each_store("visits over HTTP", [&](db::Store& store) {
    house::House house(store);
    house::registered(store, "巴特尔");
    house.server.play(scenarios);
  });
}

}  // namespace

TEST_CASE("4.37 2.15 entered once: diary, household, request, duty; the same again is the same; another under its id is refused") {
  on_each({
      {"", "POST", "/api/v1/visits", full, 401},
      {"高云", "POST", "/api/v1/visits", full, 403},
      {"苏和", "POST", "/api/v1/visits", full, 422, {"\"household\""}, open_words},
      {"塔娜", "POST", "/api/v1/visits", full, 201,
       {"\"status\":\"held\"", "\"name\":\"塔娜\"", "水泵坏了", "请水利局来看", "\"number\":\"巴特尔\"", "巴***", "\"version\":2", "\"water\":\"hauled\"",
        "\"receipts\":[{\"ticket\":\"01933b1e-7a52-7c3e-9d0b-3f6f2a9c1e61\",\"code\":\"LX-", "\"overlaps\":[]", "2026-B6"},
       with(open_words, {"13900001111"})},
      {"塔娜", "POST", "/api/v1/visits", full, 200, {"2026-B6", "\"receipts\":[]", "\"version\":1"}, with(open_words, {"LX-", "13900001111"})},
      {"塔娜", "POST", "/api/v1/visits", body(""), 409, {}, {"水泵坏了"}},
      {"朝鲁", "POST", "/api/v1/visits", full, 409, {}, {"水泵坏了"}},
      {"塔娜", "GET", path, "", 200, {"01933b1e-7a52-7c3e-9d0b-3f6f2a9c1e61", "\"next\":[\"correct\"]", "\"versions\":[]"}, open_words},
      {"赵敏", "GET", path, "", 200, {"\"next\":[]", "水泵坏了"}, open_words},
      {"苏和", "GET", path, "", 404},
      {"高云", "GET", path, "", 403},
      {"", "GET", path, "", 401},
      {"塔娜", "GET", "/api/v1/visits", "", 200, {id, "\"next\":null"}, open_words},
      {"苏和", "GET", "/api/v1/visits?count=exact", "", 200, {"\"total\":0"}, {"水泵坏了"}},
      {"高云", "GET", "/api/v1/visits", "", 403},
      {"", "GET", "/api/v1/visits", "", 401},
  });
}

TEST_CASE("all or nothing: what is wrong with the household or a request is told with its field, and nothing is written") {
  const std::string stale = body(R"(,"household_version":7,"household_update":{"phone":"13900001111"},"tickets":[{"text":"要修路"}])");
  const std::string empty_ticket = body(R"(,"household_version":1,"household_update":{"phone":"13900001111"},"tickets":[{"text":"要修路"},{"text":" "}])");
  const std::string bad_update = body(R"(,"household_version":1,"household_update":{"profile":{"water":"oil"}})");
  test::with_each_store("visits that fail", [&](db::Store& store) {
    house::House house(store);
    house::registered(store, "巴特尔");
    house.server.play({
        {"塔娜", "POST", "/api/v1/visits", stale, 412, {"\"current_version\":1", "巴***"}, open_words},
        {"塔娜", "POST", "/api/v1/visits", empty_ticket, 422, {"tickets[1].text"}},
        {"塔娜", "POST", "/api/v1/visits", bad_update, 422, {"household_update.profile.water"}},
        {"塔娜", "POST", "/api/v1/visits", body(R"(,"household_update":{"phone":"1"})"), 422, {"\"household_version\""}},
        {"塔娜", "POST", "/api/v1/visits", body(R"(,"household_version":1,"household_update":{"religion":"x"})"), 422, {"household_update.religion"}},
        {"塔娜", "POST", "/api/v1/visits", body(R"(,"tickets":[{"text":"要修路","colour":"red"}])"), 422, {"colour"}},
    });
    for (const char* table : {"visits", "visit_people", "visit_tickets", "duty_credits", "duty_last_visits", "tickets"}) {
      CAPTURE(table);
      CHECK(house::count(store, "select count(*) from " + std::string(table)) == 0);
    }
    CHECK(house::count(store, "select max(version) from households") == 1);
    CHECK(house::journalled(store, "visit.received") == 0);
  });
}

TEST_CASE("4.64 what a member of a higher team changes about the household goes along as an offer, and the visit is received") {
  const std::string offered = body(R"(,"household_version":1,"household_update":{"phone":"13900001111"})"), household = "/api/v1/households/" + bateer;
  on_each({
      {"那日苏", "POST", "/api/v1/visits", offered, 201, {"作为建议转给嘎查村", "\"status\":\"held\""}, with(open_words, {"13900001111", "\"offers\""})},
      {"那日苏", "POST", "/api/v1/visits", offered, 200, {"作为建议转给嘎查村"}},
      {"斯琴", "GET", household, "", 200, {"那日苏", "139****1111", id, "\"version\":1"}, with(open_words, {"13900001111"})},
  });
}

TEST_CASE("every field that is wrong is told at once") {
  on_each({
      {"塔娜", "POST", "/api/v1/visits", R"({"kind":"supervision","household":")" + bateer + R"(","place":"150725200201","began_at":"2027-01-01T00:00:00+08:00",
        "visited_by":["01933b1e-7a52-7c3e-9d0b-3f6f2a9c1e99"],"needs":["gold"],"promised":[{"text":""}],"follow_up_on":"2026-01-01"})", 422,
       {"\"place\"", "\"kind\"", "\"began_at\"", "日期和时间", "visited_by[0]", "needs[0]", "promised[0].text", "follow_up_on"}},
      {"塔娜", "POST", "/api/v1/visits", R"({"kind":"home"})", 422, {"\"began_at\""}},
      {"塔娜", "POST", "/api/v1/visits", R"({"kind":"picnic","began_at":"2026-11-22T10:00:00+08:00"})", 422, {"\"kind\""}},
      {"塔娜", "POST", "/api/v1/visits", R"({"kind":"home","began_at":"yesterday"})", 422, {"\"began_at\""}},
      {"塔娜", "POST", "/api/v1/visits", R"({"kind":"home","household":"01933b1e-7a52-7c3e-9d0b-3f6f2a9c1e99","began_at":"2026-11-22T10:00:00+08:00"})", 422, {"\"household\""}},
      {"塔娜", "POST", "/api/v1/visits", R"({"kind":"meeting","place":"150725201201","began_at":"2026-11-22T10:00:00+08:00"})", 422, {"\"place\""}},
      {"塔娜", "POST", "/api/v1/visits", R"({"kind":"meeting","place":"150725200201","began_at":"2026-11-22T10:00:00+08:00","tickets":[{"text":"要修路","named":true}]})", 422, {"tickets[0].named"}},
      {"塔娜", "POST", "/api/v1/visits", "{", 400},
      {"塔娜", "GET", "/api/v1/visits?kind=x", "", 422, {"\"kind\""}},
      {"塔娜", "GET", "/api/v1/visits?person=x", "", 422, {"\"person\""}},
      {"塔娜", "GET", "/api/v1/visits?from=x", "", 422, {"\"from\""}},
      {"塔娜", "GET", "/api/v1/visits?place=x", "", 422, {"\"place\""}},
      {"塔娜", "GET", "/api/v1/visits?cursor=x", "", 400},
      {"塔娜", "GET", "/api/v1/visits/x", "", 404},
      {"赵敏", "GET", "/api/v1/visits/needs", "", 200, {R"({"key":"water","name":"饮水"})"}},
      {"高云", "GET", "/api/v1/visits/needs", "", 403},
      {"", "GET", "/api/v1/visits/needs", "", 401},
  });
}

TEST_CASE("a phone's clock that is wrong is put right, and that is said") {
  on_each({
      {"塔娜", "POST", "/api/v1/visits", R"({"kind":"home","household":")" + bateer + R"(","began_at":"2020-01-01T00:00:00+08:00","device_now":"2020-01-01T01:00:00+08:00"})",
       201, {"2026-11-23T08:00:00", "手机的时间差了 2518 天，已经按收到的时间改正"}},
      {"塔娜", "POST", "/api/v1/visits", R"({"kind":"not_home","household":")" + bateer + R"(","began_at":"2026-11-22T10:00:00+08:00"})", 201, {"\"status\":\"attempt\"", "\"notes\":[]"}},
  });
}

TEST_CASE("4.59 who else was there lately, before going and when it is entered; newest first, by person, place, words, kind, day") {
  const std::string second = "01933b1e-7a52-7c3e-9d0b-3f6f2a9c1e52";
  const std::string lately = "/api/v1/visits/overlaps?household=" + bateer;
  on_each({
      {"塔娜", "POST", "/api/v1/visits", body(""), 201},
      {"塔娜", "GET", lately, "", 200, {"\"items\":[]"}},
      {"那日苏", "GET", lately, "", 200, {id, "塔娜"}, open_words},
      {"苏和", "GET", lately, "", 422, {"\"household\""}},
      {"高云", "GET", lately, "", 403},
      {"", "GET", lately, "", 401},
      {"那日苏", "GET", "/api/v1/visits/overlaps", "", 422, {"\"household\""}},
      {"那日苏", "GET", "/api/v1/visits/overlaps?place=150725200201", "", 200, {"\"items\":[]"}},
      {"那日苏", "POST", "/api/v1/visits", body(R"(,"follow_up_on":"2026-12-02")", second), 201, {"\"overlaps\":[{\"visit\":\"" + id + "\",\"day\":\"2026-11-22\",\"by\":\"塔娜\"}]"}},
      {"斯琴", "GET", "/api/v1/visits?limit=1", "", 200, {second, "\"next\":\""}, {id}},
      {"斯琴", "GET", "/api/v1/visits?person=" + to_text(house::person_id("塔娜")), "", 200, {id}, {second}},
      {"斯琴", "GET", "/api/v1/visits?household=" + bateer + "&kind=home&status=held&from=2026-11-22&to=2026-11-22&count=exact", "", 200, {"\"total\":2"}},
      {"斯琴", "GET", "/api/v1/visits?from=2026-11-23&count=exact", "", 200, {"\"total\":0"}},
      {"斯琴", "GET", "/api/v1/visits?kind=phone&count=exact", "", 200, {"\"total\":0"}},
      {"斯琴", "GET", "/api/v1/visits?place=150725200202&count=exact", "", 200, {"\"total\":0"}},
      {"斯琴", "GET", "/api/v1/visits?q=%E6%B0%B4%E6%B3%B5&count=exact", "", 200, {"\"total\":2"}},
      {"斯琴", "GET", "/api/v1/visits?q=%E6%B0%B4%E6%B3%B5%25&count=exact", "", 200, {"\"total\":0"}},
  });
}

TEST_CASE("§2.1 corrected with a reason, and what changed is kept; a version that is not the last is refused with the visit as it is") {
  on_each({
      {"塔娜", "POST", "/api/v1/visits", body(""), 201},
      {"", "PATCH", path, R"({"reason":"更正","words":"泵是好的"})", 401},
      {"高云", "PATCH", path, R"({"reason":"更正","words":"泵是好的"})", 403},
      {"苏和", "PATCH", path, R"({"reason":"更正","words":"泵是好的"})", 404, {}, {}, version(1)},
      {"那日苏", "PATCH", path, R"({"reason":"更正","words":"泵是好的"})", 403, {}, {}, version(1)},
      {"塔娜", "PATCH", path, R"({"reason":"更正","words":"泵是好的"})", 400},
      {"塔娜", "PATCH", path, R"({"words":"泵是好的"})", 422, {"\"reason\""}, {}, version(1)},
      {"塔娜", "PATCH", path, R"({"reason":"更正","words":"泵是好的"})", 200,
       {"\"version\":2", "\"need_names\":[\"饮水\"]", "\"reason\":\"更正\"", "\"field\":\"words\",\"label\":\"民情日记\",\"before\":\"水泵坏了,要人来修\",\"after\":\"泵是好的\""}, {}, version(1)},
      {"斯琴", "PATCH", path, R"({"reason":"核实","needs":["fine"]})", 412, {"\"current_version\":2", "泵是好的"}, {}, version(1)},
      {"斯琴", "PATCH", path, R"({"reason":"核实","needs":["fine","road"],"void":true})", 200,
       {"\"status\":\"void\"", "\"next\":[]", "\"before\":\"算数\",\"after\":\"作废\"", "\"before\":\"饮水\",\"after\":\"都挺好、道路\""}, {}, version(2)},
      {"塔娜", "PATCH", path, R"({"reason":"更正","words":"x"})", 409, {}, {}, version(3)},
      {"斯琴", "POST", path + "/settlement", R"({"upheld":true,"reason":"问过了"})", 409},
      {"塔娜", "POST", path + "/settlement", R"({"upheld":true,"reason":"问过了"})", 403},
      {"苏和", "POST", path + "/settlement", R"({"upheld":true,"reason":"问过了"})", 404},
      {"", "POST", path + "/settlement", R"({"upheld":true,"reason":"问过了"})", 401},
  });
}

TEST_CASE("a household's line of time: visits, changes and requests, newest first, without what is sealed") {
  const std::string line = "/api/v1/households/" + bateer + "/timeline";
  on_each({
      {"塔娜", "POST", "/api/v1/visits", full, 201},
      {"斯琴", "GET", line, "", 200,
       {"\"kind\":\"visit\",\"id\":\"" + id + "\",\"title\":\"入户走访\"", "\"kind\":\"ticket\"", "\"kind\":\"change\"", "电话、饮水", "塔娜", "\"next\":null"},
       with(open_words, {"13900001111"})},
      {"斯琴", "GET", line, "", 200, {"visit to the home"}, {"入户走访"}, {{"accept-language", "en"}}},
      {"斯琴", "GET", line + "?limit=1", "", 200, {"\"kind\":\"change\"", "\"next\":\""}, {"\"kind\":\"visit\""}},
      {"斯琴", "GET", line + "?cursor=x", "", 400},
      {"苏和", "GET", line, "", 404},
      {"高云", "GET", line, "", 403},
      {"", "GET", line, "", 401},
  });
}

TEST_CASE("1.13 a card that was printed stands in the household's line of time, and that it was printed anew") {
  test::with_each_store("cards in the line of time", [](db::Store& store) {
    house::House house(store);
    house::registered(store, "巴特尔");
    const std::string line = "/api/v1/households/" + bateer + "/timeline", card = R"({"at":"2026-11-20T00:00:00+08:00","kind":"card","id":null,"title":"","words":"","by":null,"state":")";
    const auto print = [&](const char* digest) {
      const households::HouseholdCard one{.household = house::household_id("巴特尔"), .code_digest = digest, .printed_on = *parse_day("2026-11-20"), .facts = "{}"};
      REQUIRE(store.transact([&](db::Writer& w) { return households::put_card(w, house::deployment().partition, one); }).has_value());
    };
    house.server.play({{"斯琴", "GET", line, "", 200, {}, {"\"kind\":\"card\""}}});
    print("a");
    house.server.play({{"斯琴", "GET", line, "", 200, {card + "issued\"}"}}});
    print("b");
    house.server.play({{"斯琴", "GET", line, "", 200, {card + "renewed\"}"}, {"issued"}}});
  });
}

TEST_CASE("a cadre whose account reaches only his own entries brings visits, updates and the line of time of whom he answers for, of nobody else") {
  test::with_each_store("cadres by links", [&](db::Store& store) {
    house::House house(store);
    house::registered(store, "巴特尔");
    house::registered(store, "别处", house::second_gacha);
    auto view = house::account_with(store, "朝鲁", Role::village_cadre, Reach::own_links, house::gacha);
    view.grants[0].places = {};
    house.server.let_in("朝鲁", view);
    const std::string elsewhere = to_text(house::household_id("别处"));
    house.server.play({
        {"朝鲁", "POST", "/api/v1/visits", full, 201, {"\"version\":2", "2026-B6"}, open_words},
        {"朝鲁", "GET", "/api/v1/households/" + bateer + "/timeline", "", 200, {"水泵坏了"}, open_words},
        {"朝鲁", "GET", "/api/v1/households/" + elsewhere + "/timeline", "", 404},
        {"朝鲁", "POST", "/api/v1/visits", R"({"kind":"home","household":")" + elsewhere + R"(","began_at":"2026-11-22T10:00:00+08:00"})", 422, {"\"household\""}},
    });
  });
}

}  // namespace lianxin::visits
