// Whose numbers records get.
#include <doctest/doctest.h>

#include "features/ledgers/ledgers_house_test.h"
#include "features/ledgers/numbering_actions.h"
#include "features/places/places.h"

namespace lianxin::ledgers {

TEST_CASE("a village without a prefix numbers with its township's, from one counter: none is given twice, none is left out") {
  test::with_each_store("numbers of a village", [](db::Store& store) {
    house::House house(store);
    const auto prefix = [&](std::string_view office, std::string_view what) {
      REQUIRE(store.write_and_wait([&](db::Writer& w) -> Result<void> {
        TRY(w.run("update units set numbering_prefix = $1 where name = $2", {what, office}));
        return {};
      }).has_value());
    };
    prefix("苏木大引领办", "");
    prefix("旗大引领办", "陈");
    const auto unit = [&](std::string_view name) {
      const auto found = store.reading([&](const db::Reader& r) { return places::units_named(r, house::prefecture, name); });
      REQUIRE((found.has_value() && found->size() == 1));
      return found->front().id;
    };
    const UnitId village = unit("嘎查委员会"), township = unit("苏木大引领办");
    int turn = 0;
    const auto number = [&] {
      const auto made = house.server.send({.who = "朝鲁", .method = "POST", .path = "/api/v1/ledgers/disputes/records",
                                           .body = R"({"unit":")" + to_text(village) + R"(",)" + house::dispute_body("第" + std::to_string(++turn) + "件").substr(1)});
      INFO(made.body);
      REQUIRE(made.status == 201);
      const std::string id = made.body.substr(made.body.find("\"id\":\"") + 6, 36);
      const auto reply = house.server.send({.who = "朝鲁", .method = "POST", .path = "/api/v1/ledgers/disputes/records/" + id + "/commands",
                                            .body = R"({"command":"step","step":"take_on","fields":{"leader":{"name":"苏木长"},"lead_unit":{"name":"综治办"},"owner":{"name":"司法助理"},"settle_by":"2026-11-24"}})",
                                            .headers = {{"if-match", "\"1\""}}});
      REQUIRE(reply.status == 200);
      const auto from = reply.body.find("\"number\":\"") + 10;
      return reply.body.substr(from, reply.body.find('"', from) - from);
    };
    CHECK(number() == "陈调〔2026〕1号");
    prefix("苏木大引领办", "陈西");
    CHECK(number() == "陈西调〔2026〕1号");
    const auto looked = store.reading([&](const db::Reader& r) -> Result<void> {
      const auto type = TRY(type_named(r, house::book(), "disputes"));
      const auto below = TRY(numbering_of(r, house::book(), type->type, village)), above = TRY(numbering_of(r, house::book(), type->type, township));
      CHECK(below.unit == township);
      CHECK(above.unit == township);
      CHECK(below.prefix == "陈西");
      LedgerType own = type->type;
      own.number = "调〔{yyyy}〕{n}号";  // asks for no prefix: each unit counts for itself
      CHECK(TRY(numbering_of(r, house::book(), own, village)).unit == village);
      CHECK(TRY(numbering_of(r, house::book(), type->type, UnitId{})).unit.is_nil());
      return {};
    });
    CHECK(looked.has_value());
    CHECK(number() == "陈西调〔2026〕2号");
    prefix("苏木大引领办", "");
    prefix("旗大引领办", "");
    CHECK(number() == "调〔2026〕1号");
  });
}

}  // namespace lianxin::ledgers
