#include <doctest/doctest.h>

#include "features/voices/voices_house_test.h"

namespace lianxin::voices {

using namespace house;

namespace {

const std::vector<std::string_view> bridge = {"河东牧道的木桥塌陷一个月，转场的车绕行二十公里，牛羊踩空摔伤，修桥的人一直没有来。", "河东牧道的木桥桥面塌了，牛羊过桥踩空，转场的车要绕行，请派人修桥。",
                                              "木桥塌了没人修，转场的车绕行，牛羊踩空，河东牧道走不了。", "河东牧道木桥塌陷，牛羊踩空了三只，转场的车绕行，盼着修桥。"};
constexpr std::string_view pump = "三号井的水泵又坏了，十七户人家和牲畜喝水要去三十里外拉，请派师傅来修井。";

void answered(db::Store& store, TicketId id, std::string_view reply) {
  const auto unit = store.reading([](db::Reader& r) {
    return r.find("select id from units_facts where name = '嘎查委员会'", {}, [](const db::Row& row) { return row.get<UnitId>(0); });
  });
  REQUIRE(unit.has_value());
  REQUIRE(unit->has_value());
  commanded(store, id, tickets::Assign{.lead_unit = **unit, .instruction = "请到场查明"});
  commanded(store, id, tickets::Accept{}, **unit);
  commanded(store, id, tickets::ReplyTo{.outcome = tickets::Outcome::solved, .text = std::string(reply)}, **unit);
  commanded(store, id, tickets::Release{});
}

}  // namespace

TEST_CASE("proposals: a group with its people's words, places, size, trend, examples and why; sight goes before counting") {
  test::with_each_store("proposals", [](db::Store& store) {
    House house(store);
    for (const auto text : bridge) said(store, text);
    said(store, pump);
    const auto there = said(store, bridge[0], other_gacha), again = said(store, bridge[0], other_gacha);
    house.work();
    const std::string all = "/api/v1/problems/proposals";
    house.server.play({{"包玉兰", "GET", all + "?count=exact", "", 200,
                        {"\"size\":4", "\"size\":2", "\"total\":2", "木桥", "\"recent\":4", "\"before\":0", "多数都说到", "都在萨如拉塔拉嘎查", "其中 2 条和前面的话一样"}},
                       {"包玉兰", "GET", all + "?least=1&count=exact", "", 200, {"\"total\":3"}},
                       {"包玉兰", "GET", all + "?limit=1", "", 200, {"\"size\":4"}, {"\"size\":2", "\"next\":null"}},
                       {"包玉兰", "GET", all + "?place=150725201000", "", 200, {"\"size\":2"}, {"\"size\":4"}},
                       {"包玉兰", "GET", all + "?to=2026-11-01", "", 200, {"\"items\":[]"}},
                       {"包玉兰", "GET", all + "?category=water", "", 200, {"\"items\":[]"}},
                       // The other sumu's office sees its own two and no trace of the rest.
                       {"苏和", "GET", all + "?least=1&count=exact", "", 200, {"\"size\":2", "\"total\":1", "海拉图嘎查"}, {"萨如拉塔拉"}},
                       {"苏和", "GET", all + "/" + to_text(there), "", 200, {to_text(again), "\"is_copy\":true"}},
                       {"斯琴", "GET", all + "/" + to_text(there), "", 404},
                       {"包玉兰", "GET", all + "/" + to_text(there) + "?limit=1", "", 200, {to_text(there)}, {"\"next\":null"}},
                       {"包玉兰", "GET", all + "/" + to_text(again), "", 404},
                       {"包玉兰", "GET", all + "?from=2026-12-02&to=2026-12-01", "", 422},
                       {"包玉兰", "GET", all + "?round=01933b1e-7a52-7c3e-9d0b-3f6f2a9c1e55", "", 200, {"\"items\":[]"}},
                       {"包玉兰", "GET", all + "?round=x", "", 422},
                       {"包玉兰", "GET", all + "?from=x", "", 422},
                       {"包玉兰", "GET", all + "?least=0", "", 422},
                       {"包玉兰", "GET", all + "?least=two", "", 422},
                       {"包玉兰", "GET", all + "?place=999", "", 422},
                       {"包玉兰", "GET", all + "?cursor=x", "", 400},
                       {"塔娜", "GET", all, "", 403}});
  });
}

TEST_CASE("a run groups everything anew: ids stay, it can be cancelled, what came in meanwhile is there") {
  test::with_each_store("runs", [](db::Store& store) {
    House house(store);
    std::vector<TicketId> ids;
    for (const auto text : bridge) ids.push_back(said(store, text));
    house.work();
    const auto groups = [&] {
      std::vector<std::int64_t> out;
      for (const TicketId& id : ids) out.push_back(voice_of(store, id).group.value_or(0));
      return out;
    };
    const auto before = groups();
    REQUIRE(store.transact([](db::Writer& w) { return w.run("update voices set group_number = number where number > 2", {}); }).has_value());
    house.server.play({{"包玉兰", "POST", "/api/v1/problems/proposals", "{}", 200, {"\"state\":\"waiting\""}},
                       {"包玉兰", "POST", "/api/v1/problems/proposals", "{}", 409, {"已经有一次"}},
                       {"包玉兰", "POST", "/api/v1/problems/proposals/run/cancel", "{}", 200, {"\"state\":\"cancelled\""}}});
    house.work();
    CHECK(groups() != before);
    house.server.play({{"包玉兰", "GET", "/api/v1/problems/proposals/run", "", 200, {"\"state\":\"cancelled\""}}, {"包玉兰", "POST", "/api/v1/problems/proposals", "{}", 200}});
    // No time at all: a piece of work at once, and a request comes in between.
    REQUIRE(house.placing.advance(store, as_system().now, std::chrono::milliseconds(0)).has_value());
    const auto late = said(store, bridge[1]);
    house.work();
    CHECK(groups() == before);
    CHECK(voice_of(store, late).group == 1);
    house.server.play({{"包玉兰", "GET", "/api/v1/problems/proposals/run", "", 200, {"\"state\":\"done\"", "\"moved\":2", "\"number\":2"}}});
    CHECK(journalled(store, "grouping.done") == 1);
    CHECK(count(store, "select count(*) from voices where group_number is null") == 0);
  });
}

TEST_CASE("similar answers: what was answered to the like, with its source, its rating for whoever may see it; never another's secret") {
  test::with_each_store("answers", [](db::Store& store) {
    House house(store);
    const auto first = said(store, bridge[0]), unlike = said(store, pump), elsewhere = said(store, bridge[0], other_gacha);
    for (const TicketId& id : {first, elsewhere}) sorted(store, id, "roads.rural.bridge");
    sorted(store, unlike, "water.drinking.well");
    answered(store, first, "木桥本周内换板，先铺钢板通行。");
    answered(store, unlike, "换泵。");
    answered(store, elsewhere, "那边的桥明年修。");
    const auto asked = said(store, bridge[1]);
    house.work();
    const std::string path = "/api/v1/tickets/" + to_text(asked) + "/voice/answers";
    house.server.play({{"包玉兰", "GET", path, "", 200, {"先铺钢板通行", "\"because\":\"group\"", to_text(first), "\"outcome\":\"solved\"", "\"solved\":null"}, {"换泵"}},
                       {"斯琴", "GET", path, "", 200, {"先铺钢板通行"}, {"明年修"}},
                       {"苏和", "GET", path, "", 404},
                       {"高云", "GET", path, "", 403}});
  });
}

}  // namespace lianxin::voices
