#include "features/duties/duty_routes.h"

#include <doctest/doctest.h>

#include "features/duties/duty_house_test.h"

namespace lianxin::duties {
namespace {

// Whatever opens a household: lists show names masked.
const std::vector<std::string> open_words{"巴特尔", "萨仁高娃", "孟和吉雅"};

void furnish(db::Store& store) {
  for (const char* head : {"巴特尔", "萨仁高娃"}) house::settle(store, house::gacha, head);
  house::settle(store, house::second_gacha, "孟和吉雅");
  house::link(store, {.kind = "pairing", .household = house::household_id("巴特尔")}, "那日苏", "2026-01-10");
  VisitFacts early = house::visit(store, "1", "塔娜", "巴特尔", "2026-10-10");
  early.promised = R"([{"text":"送过冬草料","due_on":"2026-11-01"}])";
  house::credited(store, early);
  house::credited(store, house::visit(store, "2", "塔娜", "萨仁高娃", "2026-11-10"));
  house::credited(store, house::visit(store, "3", "那日苏", "巴特尔", "2026-08-10"));
}

void on_each(const std::vector<test::Scenario>& scenarios) {
  test::with_each_store("duties over HTTP", [&](db::Store& store) {
    house::House house(store);
    furnish(store);
    auto masked = scenarios;
    for (auto& one : masked) one.must_not_contain.insert(one.must_not_contain.end(), open_words.begin(), open_words.end());
    house.server.play(masked);
  });
}

}  // namespace

TEST_CASE("my due list: whom, until when, what was promised; the overdue and those not visited for longest first") {
  on_each({
      {"", "GET", "/api/v1/duties/mine", "", 401},
      {"高云", "GET", "/api/v1/duties/mine", "", 403},
      {"塔娜", "GET", "/api/v1/duties/mine", "", 200,
       {"\"period\":\"2026-B6\",\"owed\":2,\"done\":1", "\"due_on\":\"2026-12-31\"", "\"overdue\":true", "送过冬草料", "\"last_visit_on\":\"2026-10-10\"", "巴*"}},
      {"塔娜", "GET", "/api/v1/duties/mine?due=true&rule=village_coverage", "", 200, {"送过冬草料"}, {"\"last_visit_on\":\"2026-11-10\""}},
      {"塔娜", "GET", "/api/v1/duties/mine?rule=township_coverage", "", 200, {"\"items\":[]"}},
      {"塔娜", "GET", "/api/v1/duties/mine?limit=1", "", 200, {"\"next\":\"", "送过冬草料"}, {"\"last_visit_on\":\"2026-11-10\""}},
      {"塔娜", "GET", "/api/v1/duties/mine?cursor=x", "", 400},
      {"那日苏", "GET", "/api/v1/duties/mine", "", 200, {"county_links", "\"period\":\"2026-Q4\",\"owed\":1,\"done\":0"}, {"village_coverage"}},
      {"哈斯", "GET", "/api/v1/duties/mine", "", 200, {"twenty_households", "\"owed\":20,\"done\":0", "\"items\":[]"}},
      {"李明", "GET", "/api/v1/duties/mine", "", 200, {"\"summaries\":[]", "\"items\":[]"}},
  });
}

TEST_CASE("coverage of a place and those below it; what stands behind each figure") {
  on_each({
      {"", "GET", "/api/v1/duties/coverage", "", 401},
      {"高云", "GET", "/api/v1/duties/coverage", "", 403},
      {"斯琴", "GET", "/api/v1/duties/coverage", "", 200, {"西乌珠尔苏木", "萨如拉塔拉嘎查", "\"owed\":3,\"done\":1", "\"owed\":2,\"done\":1", "\"closed\":false"}},
      {"斯琴", "GET", "/api/v1/duties/coverage?rule=village_coverage&period=2026-B5", "", 200, {"\"period\":\"2026-B5\"", "\"owed\":3,\"done\":1"}, {"2026-B6", "county_links"}},
      {"斯琴", "GET", "/api/v1/duties/coverage?rule=none", "", 422, {"\"rule\""}},
      {"斯琴", "GET", "/api/v1/duties/coverage?period=last", "", 422, {"\"period\""}},
      {"斯琴", "GET", "/api/v1/duties/coverage?place=none", "", 422, {"\"place\""}},
      {"斯琴", "GET", "/api/v1/duties/coverage?place=150725201000", "", 404},
      {"塔娜", "GET", "/api/v1/duties/coverage", "", 200, {"萨如拉塔拉嘎查", "\"owed\":2,\"done\":1"}, {"白音布日德"}},
      {"李明", "GET", "/api/v1/duties/coverage", "", 422, {"\"place\""}},
      {"", "GET", "/api/v1/duties/subjects", "", 401},
      {"高云", "GET", "/api/v1/duties/subjects?rule=village_coverage", "", 403},
      {"斯琴", "GET", "/api/v1/duties/subjects?rule=village_coverage&count=exact", "", 200, {"\"total\":3", "巴*", "萨*", "孟*"}},
      {"斯琴", "GET", "/api/v1/duties/subjects?rule=village_coverage&state=done&count=exact", "", 200, {"\"total\":1", "萨*"}, {"巴*"}},
      {"斯琴", "GET", "/api/v1/duties/subjects?rule=village_coverage&state=owed&count=exact", "", 200, {"\"total\":2"}},
      {"斯琴", "GET", "/api/v1/duties/subjects?rule=village_coverage&state=attempted", "", 200, {"\"items\":[]"}},
      {"斯琴", "GET", "/api/v1/duties/subjects?rule=village_coverage&state=lazy", "", 422, {"\"state\""}},
      {"斯琴", "GET", "/api/v1/duties/subjects?rule=village_coverage&limit=1", "", 200, {"\"next\":\""}},
      {"斯琴", "GET", "/api/v1/duties/subjects?rule=village_coverage&cursor=x", "", 400},
      {"斯琴", "GET", "/api/v1/duties/subjects?rule=village_coverage&period=2026", "", 422, {"\"period\""}},
      {"斯琴", "GET", "/api/v1/duties/subjects?rule=none", "", 422, {"\"rule\""}},
      {"斯琴", "GET", "/api/v1/duties/subjects?rule=village_coverage&place=150725201000", "", 404},
      {"包玉兰", "GET", "/api/v1/duties/subjects?rule=county_links&period=2026-Q3&state=done&count=exact", "", 200, {"\"total\":1", "巴*", "\"by\":{\"link\":\"", "\"kind\":\"person\"", "\"name\":\"那日苏\""}},
      {"斯琴", "GET", "/api/v1/duties/subjects?rule=township_villages&count=exact", "", 200, {"\"total\":2", "萨如拉塔拉嘎查", "\"by\":null"}, {"巴*"}},
      {"包玉兰", "GET", "/api/v1/duties/subjects?rule=twenty_households", "", 200, {"哈斯", "\"owed\":20"}},
      {"包玉兰", "GET", "/api/v1/duties/subjects?rule=joint_meetings", "", 200, {"陈巴尔虎旗", "\"owed\":1,\"done\":0"}},
      {"", "GET", "/api/v1/duties/rules", "", 401},
      {"高云", "GET", "/api/v1/duties/rules", "", 403},
      {"塔娜", "GET", "/api/v1/duties/rules", "", 200, {"每两个月全面走访一次", "\"minimum\":20", "\"period\":\"two_months\""}},
  });
}

}  // namespace lianxin::duties
