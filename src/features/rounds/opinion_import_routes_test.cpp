// Opinions from sheets of others, on both databases.
#include <doctest/doctest.h>

#include "features/rounds/rounds_house_test.h"
#include "tests/support/importing.h"

namespace lianxin::rounds {
namespace {

ImportReport imported(db::Store& store, std::string_view csv, bool dry_run = false) {
  auto report = test::import_rows(feature(house::deployment()), store, house::as_system(), "opinions", csv, dry_run);
  INFO((report ? std::string() : report.error().key));
  REQUIRE(report.has_value());
  return *std::move(report);
}

constexpr std::string_view good =
    "轮次,编号,征求方式,人员类别,区划,对象,意见内容,日期,热线\n"
    "第一轮征求意见,1,座谈,市民群众,萨如拉塔拉嘎查,班子,开会少一点,2026/11/18,\n"
    "第一轮征求意见,2,热线电话,人大代表,150725200202,,路灯不亮,2026-11-19,0470-6710002\n";

}  // namespace

TEST_CASE("0.12 opinions are imported by the heads and words that offices use, and the same file twice changes nothing") {
  test::with_each_store("opinions imported", [](db::Store& store) {
    house::House house(store);
    const auto dry = imported(store, good, true);
    CHECK(dry.added == 2);
    CHECK(house::count(store, "select count(*) from tickets") == 0);
    CHECK(house::count(store, "select count(*) from opinion_tallies") == 0);
    const auto first = imported(store, good);
    CHECK(test::faults_of(first) == "");
    CHECK(first.added == 2);
    const auto again = imported(store, good);
    CHECK(again.added == 0);
    CHECK(again.unchanged == 2);
    house.server.play({
        {"包玉兰", "GET", house::at("/opinions?channel=symposium"), "", 200, {"开会少一点", R"("on":"2026-11-18")", R"("target":"body")", "萨如拉塔拉嘎查"}},
        {"包玉兰", "GET", house::at("/opinions?point=line2"), "", 200, {"路灯不亮", "白音布日德嘎查"}},
    });
    house::check_counts(store, house::round_id());
  });
}

TEST_CASE("0.12 a bad row is told with its column and stops nothing else; other words under a number are never written over") {
  test::with_each_store("opinions refused", [](db::Store& store) {
    house::House house(store);
    imported(store, good);
    const auto report = imported(store,
                                 "轮次,编号,渠道,意见,对象,地点,身份,日期\n"
                                 "没有这轮,1,座谈,话,,,,\n"
                                 "第一轮征求意见,3,占卜,话,,,,\n"
                                 "第一轮征求意见,4,座谈,,,,,\n"
                                 "第一轮征求意见,5,座谈,话很多,天气,,,\n"
                                 "第一轮征求意见,6,座谈,话很多,,海拉尔,,\n"
                                 "第一轮征求意见,7,座谈,话很多,,,路人,\n"
                                 "第一轮征求意见,8,座谈,话很多,,,,昨天\n"
                                 "第一轮征求意见,1,座谈,开会还要少,班子,萨如拉塔拉嘎查,群众,2026/11/18\n"
                                 "第一轮征求意见,9,座谈,这条是好的,,,,\n");
    CHECK(test::faults_of(report) == "2:round:rounds.no_such_round 3:channel:rounds.no_such_channel 4:text:base.required 5:target:rounds.no_such_target 6:place:places.no_such_place "
                                     "7:source:rounds.no_such_source 8:day:base.json_not_a_day 9:text:rounds.import_differs ");
    CHECK(report.added == 1);
    CHECK(house::count(store, "select count(*) from opinions") == 3);
    house::check_counts(store, house::round_id());
    CHECK_FALSE(test::import_rows(feature(house::deployment()), store, house::as_system(), "opinions", "轮次,渠道\n").has_value());
    const auto nobody = test::import_rows(feature(house::deployment()), store, house::as(store, "塔娜"), "opinions", good);
    REQUIRE_FALSE(nobody.has_value());
    CHECK(nobody.error().code == Code::forbidden);
  });
}

}  // namespace lianxin::rounds
