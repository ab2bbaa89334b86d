// Figures as workbooks: what stands in them, and what must not.
#include <doctest/doctest.h>

#include "features/ledgers/ledgers_house_test.h"
#include "tests/support/made_workbook.h"

namespace lianxin::ledgers {
namespace {

const std::string at = "/api/v1/ledgers/disputes/figures.xlsx";

std::string sheet_of(house::House& house, std::string_view who, const std::string& query, int sheet = 0) {
  const auto reply = house.server.send({.who = std::string(who), .path = at + query});
  REQUIRE(reply.status == 200);
  CHECK(reply.content_type.find("spreadsheetml") != std::string::npos);
  std::string out;
  for (const auto& row : tests::rows_of({.name = "x", .bytes = reply.body}, {}, sheet)) out += row + "\n";
  return out;
}

bool has(std::string_view all, std::string_view words) { return all.find(words) != std::string_view::npos; }

void three_disputes(house::House& house) {
  house.dispute("争草场", R"(,"concerned":300)");
  house.dispute("争水井", R"(,"concerned":5,"outcome":"settled","settled_on":"2026-11-10","settled_at":"village")");
  house.dispute("争围栏", R"(,"concerned":4)");
}

}  // namespace

TEST_CASE("3.14 figures leave as workbooks like the paper form: all in a list, one in its groups, by place with its code; rates with their base") {
  test::with_each_store("figures exported", [](db::Store& store) {
    house::House house(store);
    three_disputes(house);
    const std::string list = sheet_of(house, "斯琴", ""), cross = sheet_of(house, "斯琴", "?figure=found"), rate = sheet_of(house, "斯琴", "?figure=settled_rate"),
                      places = sheet_of(house, "斯琴", "?place=150725200000&by=place&figure=found,settled_rate"), people = sheet_of(house, "斯琴", "?figure=people");
    INFO(list << cross << rate << places << people);
    for (const std::string_view words : {"矛盾纠纷排查化解台账统计表", "排查", "化解率", "33.33", "1 / 3", "309"}) CHECK(has(list, words));
    for (const std::string_view words : {"（排查）统计表", "单位：件", "状态", "已排查", "草牧场", "合计", "2026年11月23日"}) CHECK(has(cross, words));
    for (const std::string_view words : {"符合", "0.3333", "草牧场"}) CHECK(has(rate, words));
    for (const std::string_view words : {"区划代码", "150725200201", "萨如拉塔拉嘎查", "排查", "化解率", "单位：件"}) CHECK(has(places, words));
    CHECK(has(people, "309"));
    for (const std::string& each : {list, cross, rate, places, people}) {
      CHECK_FALSE(has(each, "pasture"));
      CHECK_FALSE(has(each, "争草场"));  // figures, not records
    }
    CHECK(has(sheet_of(house, "斯琴", "?figure=found&lang=en"), "pasture"));
    CHECK(has(sheet_of(house, "斯琴", "?figure=found&from=2026-11-01&until=2026-11-30"), "2026年11月1日至2026年11月30日"));
    CHECK(has(sheet_of(house, "斯琴", "", 1), "（排查）统计表"));
  });
}

TEST_CASE("6.2 figures of a workbook count what the asker sees and nothing else; what is none is told") {
  test::with_each_store("figures exported by reach", [](db::Store& store) {
    house::House house(store);
    three_disputes(house);
    const std::string list = sheet_of(house, "苏和", ""), places = sheet_of(house, "苏和", "?by=place");
    INFO(list << places);
    CHECK(has(list, "统计表"));
    for (const std::string& each : {list, places})
      for (const std::string_view words : {"309", "33.33", "1 / 3", "萨如拉塔拉", "150725200201"}) CHECK_FALSE(has(each, words));
    house.server.play({
        {"高云", "GET", at, "", 403},
        {"斯琴", "GET", at + "?figure=nothing", "", 422, {"nothing"}},
        {"斯琴", "GET", at + "?by=week", "", 422},
        {"斯琴", "GET", at + "?place=999999999999", "", 422},
        {"斯琴", "GET", "/api/v1/ledgers/nothing/figures.xlsx", "", 404},
    });
  });
}

}  // namespace lianxin::ledgers
