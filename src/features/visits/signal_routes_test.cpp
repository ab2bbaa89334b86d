#include "features/visits/signal_routes.h"

#include <doctest/doctest.h>

#include "features/duties/duties.h"
#include "features/visits/visits_house_test.h"

namespace lianxin::visits {
namespace {

const std::string signals = "/api/v1/visits/signals";
const std::vector<std::string> open_words{"巴特尔仓", "13812345678", "三号井"};

NewVisit visit(std::string_view name, std::string_view household, std::string_view began, std::string_view words) {
  NewVisit out = house::at_bateers(name);
  out.household = house::household_id(household);
  out.began_at = *parse_moment(began);
  out.words = words;
  return out;
}

std::string id_of(std::string_view name) { return to_text(VisitId{named_uuid("visit " + std::string(name))}); }

}  // namespace

TEST_CASE("4.57 E4 questions for inspectors only, by time, nobody counted; a figure stays what it was") {
  test::with_each_store("signals", [&](db::Store& store) {
    house::House house(store);
    house::registered(store, "巴特尔");
    house::registered(store, "东边", house::other_gacha);
    const auto credits = [&] { return house::count(store, "select count(*) from duty_credits"); };
    house::entered(store, "塔娜", visit("night", "巴特尔", "2026-11-20T02:40:00+08:00", "羊难产，连夜去的"));
    house::entered(store, "苏和", visit("east", "东边", "2026-11-21T10:30:00+08:00", "来问草料的价钱"));
    NewVisit both = visit("west", "巴特尔", "2026-11-21T10:10:00+08:00", "来问水泵修好了没有");
    both.visited_by = std::vector<PersonId>{house::person_id("苏和")};
    house::entered(store, "包玉兰", both);
    house::entered(store, "塔娜", visit("one", "巴特尔", "2026-11-22T10:00:00+08:00", "水泵坏了，全家到三十里外拉水。"));
    house::entered(store, "塔娜", visit("two", "巴特尔", "2026-11-22T11:00:00+08:00", "水泵坏了，全家到三十里外拉水。"));
    const auto before = credits();
    house.server.play({
        {"", "GET", signals, "", 401},
        {"塔娜", "GET", signals, "", 403},
        {"斯琴", "GET", signals, "", 403},
        {"包玉兰", "GET", signals, "", 403},
        {"高云", "GET", signals, "", 403},
        {"赵敏", "GET", signals, "", 200,
         {"\"kind\":\"same_words\",\"on\":\"2026-11-22\"", "\"kind\":\"too_far\",\"on\":\"2026-11-21\"", "只隔 20 分钟，一处在西乌珠尔苏木，一处在东乌珠尔苏木",
          "从 02:40 开始", id_of("night"), id_of("east"), id_of("west"), id_of("one"), id_of("two"), "巴***", "塔娜", "\"next\":null"},
         {"巴特尔仓", "13812345678", "三号井", "\"total\"", "\"count\""}},
        {"赵敏", "GET", signals + "?limit=1", "", 200, {"same_words", "\"next\":\""}, {"too_far", "at_night"}},
        {"赵敏", "GET", signals + "?place=150725201000", "", 200, {"\"items\":[]"}},
        {"赵敏", "GET", signals + "?place=150725200000", "", 200, {"same_words", "at_night"}, {id_of("east")}},
        {"赵敏", "GET", signals + "?from=2026-11-21&to=2026-11-21", "", 200, {"too_far"}, {"same_words", "at_night"}},
        {"赵敏", "GET", signals, "", 200, {"Was it urgent, or is the time wrong?"}, {"是有急事"}, {{"accept-language", "en"}}},
        {"赵敏", "GET", signals + "?from=2026-01-01", "", 422, {"\"from\"", "92"}},
        {"赵敏", "GET", signals + "?from=2026-11-22&to=2026-11-21", "", 422, {"\"from\""}},
        {"赵敏", "GET", signals + "?from=x", "", 422, {"\"from\""}},
        {"赵敏", "GET", signals + "?place=x", "", 422, {"\"place\""}},
        {"赵敏", "GET", signals + "?cursor=x", "", 400},
    });
    CHECK(credits() == before);
    // Who is an inspector and leads the visitors is not the one to ask them; nor does anybody ask himself.
    auto leading = house::account_with(store, "赵敏", Role::inspector, Reach::subtree, house::prefecture);
    leading.grants.push_back(house::account_with(store, "赵敏", Role::office, Reach::subtree, house::sumu).grants[0]);
    house.server.let_in("赵敏", leading);
    house.server.let_in("塔娜督查", house::account_with(store, "塔娜", Role::inspector, Reach::subtree, house::prefecture));
    house.server.play({
        {"赵敏", "GET", signals, "", 200, {"\"items\":[]"}},
        {"塔娜督查", "GET", signals, "", 200, {"too_far"}, {"same_words", "at_night"}},
    });
  });
}

TEST_CASE("4.57 most of a period on its last three days; a corrected or void visit is asked about no more") {
  test::with_each_store("bursts", [&](db::Store& store) {
    house::House house(store);
    house::registered(store, "巴特尔");
    for (int i = 0; i < 8; ++i)
      house::entered(store, "塔娜", visit("b" + std::to_string(i), "巴特尔", "2026-10-" + std::to_string(29 + i % 3) + "T1" + std::to_string(i) + ":00:00+08:00", "补记" + std::to_string(i)));
    house.server.play({
        {"赵敏", "GET", signals, "", 200, {"\"kind\":\"burst\",\"on\":\"2026-10-31\"", "2026年9—10月", id_of("b0"), id_of("b7")}},
        {"赵敏", "GET", signals + "?from=2026-11-01", "", 200, {"\"items\":[]"}},
        {"斯琴", "PATCH", "/api/v1/visits/" + id_of("b0"), R"({"reason":"记错了","void":true})", 200, {"void"}, {}, {{"if-match", "\"1\""}}},
        {"赵敏", "GET", signals, "", 200, {"\"items\":[]"}},
    });
  });
}

}  // namespace lianxin::visits
