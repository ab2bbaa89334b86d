#include "features/visits/paper_routes.h"

#include <doctest/doctest.h>

#include "features/visits/visits_house_test.h"

namespace lianxin::visits {
namespace {

const std::string bateer = to_text(house::household_id("巴特尔"));
const std::string id = "01933b1e-7a52-7c3e-9d0b-3f6f2a9c1e51", paper = "/api/v1/visits/" + id + "/document", diary = "/api/v1/visits/diary", needs = "/api/v1/needs";
// Whatever is sealed in the household.
const std::vector<std::string> open_words{"巴特尔仓", "13812345678", "三号井"};

const std::string visit = R"({"id":")" + id + R"(","kind":"home","household":")" + bateer + R"(","began_at":"2026-11-22T10:00:00+08:00",
  "ended_at":"2026-11-22T10:40:00+08:00","device_now":"2026-11-23T09:00:00+08:00","needs":["water","road"],"words":"<b>水泵</b>坏了,要人来修",
  "promised":[{"text":"打听路什么时候修","due_on":"2026-11-28"}],"follow_up_on":"2026-12-01",
  "tickets":[{"id":"01933b1e-7a52-7c3e-9d0b-3f6f2a9c1e61","text":"水泵坏了三天,人畜都没有水喝","category":"water.drinking","urgency":"serious"}]})";

void on_each(const std::vector<test::Scenario>& scenarios) {
  test::with_each_store("papers of visits", [&](db::Store& store) {
    house::House house(store);
    house::registered(store, "巴特尔");
    house.server.play(scenarios);
  });
}

std::vector<std::string> with(std::vector<std::string> words, std::initializer_list<std::string> more) {
  words.insert(words.end(), more);
  return words;
}

}  // namespace

TEST_CASE("§2.2 the record of a visit: masked, of who may see it, with nothing of its own that runs; open once the household was opened with a reason") {
  on_each({
      {"塔娜", "POST", "/api/v1/visits", visit, 201},
      {"", "GET", paper, "", 401},
      {"高云", "GET", paper, "", 403},
      {"苏和", "GET", paper, "", 404},
      {"斯琴", "GET", "/api/v1/visits/x/document", "", 404},
      {"斯琴", "GET", paper + "?lang=fr", "", 422, {"\"lang\""}},
      {"斯琴", "GET", paper, "", 200,
       {"走访记录表", "2026年11月22日 星期日", "10:00–10:40", "塔娜", "本人", "巴***", "饮水、道路", "&lt;b&gt;水泵&lt;/b&gt;坏了", "打听路什么时候修（2026年11月28日前）", "水泵坏了三天",
        "已登记", "2026年12月1日", "还没有回应", "写明事由打开后才印", "群众（可不签）", "/api/v1/visits/paper.css"},
       with(open_words, {"<script", "style=", "<b>"})},
      {"斯琴", "GET", paper + "?lang=en", "", 200, {"Record of a visit", "water, road", "lang=\"en\""}, with(open_words, {"走访记录表"})},
      {"斯琴", "POST", "/api/v1/households/" + bateer + "/identity", R"({"reason":"打印走访记录请本人签字"})", 200, {"巴特尔仓"}},
      {"斯琴", "GET", paper, "", 200, open_words, {"写明事由打开后才印"}},
      {"包玉兰", "GET", paper, "", 200, {"巴***"}, open_words},
      {"塔娜", "PATCH", "/api/v1/visits/" + id, R"({"reason":"补一句","words":"泵已经拉走修"})", 200, {}, {}, {{"if-match", "\"1\""}}},
      {"斯琴", "GET", paper, "", 200, {"泵已经拉走修", "第 2 版", "补一句"}, {"坏了,要人来修"}},
      {"", "GET", "/api/v1/visits/paper.css", "", 401},
      {"斯琴", "GET", "/api/v1/visits/paper.css", "", 200, {"@page", "A4 landscape"}},
  });
}

TEST_CASE("§2.1 pages of the diary book, in the order of time, of one person and some days; one's own without naming anybody") {
  const std::string second = R"({"kind":"phone","household":")" + bateer + R"(","began_at":"2026-11-20T16:00:00+08:00","words":"问了草料够不够"})";
  const std::string of_tana = diary + "?person=" + to_text(house::person_id("塔娜"));
  on_each({
      {"塔娜", "POST", "/api/v1/visits", visit, 201},
      {"塔娜", "POST", "/api/v1/visits", second, 201},
      {"", "GET", diary, "", 401},
      {"高云", "GET", diary, "", 403},
      {"塔娜", "GET", diary, "", 200,
       {"民情日记", "记录人：塔娜", "嘎查委员会", "2026年11月1日至2026年11月23日", "1　2026年11月20日　星期五　16:00", "2　2026年11月22日", "电话联系", "巴***", "水泵坏了三天"}, open_words},
      {"斯琴", "GET", of_tana, "", 200, {"记录人：塔娜", "问了草料够不够"}, open_words},
      {"斯琴", "GET", of_tana + "&from=2026-11-21&to=2026-11-22", "", 200, {"坏了,要人来修"}, {"问了草料"}},
      {"斯琴", "GET", of_tana + "&from=2026-09-01&to=2026-09-30", "", 200, {"这段时间没有走访"}, {"问了草料"}},
      {"苏和", "GET", of_tana, "", 200, {"这段时间没有走访"}, {"问了草料", "坏了,要人来修"}},
      {"斯琴", "GET", diary + "?person=" + bateer, "", 422, {"\"person\""}},
      {"斯琴", "GET", diary + "?person=x", "", 422, {"\"person\""}},
      {"斯琴", "GET", of_tana + "&from=2024-01-01", "", 422, {"\"from\"", "366"}},
      {"斯琴", "GET", of_tana + "&from=2026-11-22&to=2026-11-21", "", 422, {"\"from\""}},
  });
}

TEST_CASE("§2.3 the needs ledger: each need with what became of it; requests that came another way too; nothing from elsewhere") {
  const std::string by_phone = R"({"kind":"help","text":"夜里电压低，冰柜停了两次","place":"150725200201","channel":"call","submitter":"anonymous"})";
  on_each({
      {"塔娜", "POST", "/api/v1/visits", visit, 201},
      {"斯琴", "POST", "/api/v1/tickets", by_phone, 201},
      {"", "GET", needs, "", 401},
      {"高云", "GET", needs, "", 403},
      {"斯琴", "GET", needs + "?place=x", "", 422, {"\"place\""}},
      {"斯琴", "GET", needs + "?place=150725200201", "", 200,
       {"民生台账", "萨如拉塔拉嘎查", "反映人（户）", "水泵坏了三天", "已登记", "重", "道路", "已答应：打听路什么时候修", "2026-11-28", "夜里电压低", "匿名", "电话", "合计：3 件"},
       with(open_words, {"<b>"})},
      {"斯琴", "GET", needs + "?place=150725200202", "", 200, {"合计：0 件"}, {"水泵", "夜里电压低"}},
      {"斯琴", "GET", needs + "?from=2026-09-01&to=2026-10-31", "", 200, {"合计：0 件"}},
      {"苏和", "GET", needs, "", 200, {"合计：0 件"}, {"水泵"}},
      {"斯琴", "GET", needs + "?lang=en", "", 200, {"Ledger of needs", "promised: ", "Together: 3"}, {"民生台账"}},
  });
}

}  // namespace lianxin::visits
