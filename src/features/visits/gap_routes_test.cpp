#include "features/visits/gap_routes.h"

#include <doctest/doctest.h>

#include "features/visits/visits_house_test.h"

namespace lianxin::visits {

TEST_CASE("4.55 cadres without a visit, visits without content, households without a contact, requests without an owner") {
  const std::string gaps = "/api/v1/duties/gaps?list=";
  test::with_each_store("gaps", [&](db::Store& store) {
    house::House house(store);
    const std::string bateer = to_text(house::registered(store, "巴特尔").id);
    const auto earlier = [&](const char* table, int days) {
      const std::string sql = "update " + std::string(table) + " set registered_at = registered_at - " + std::to_string(days * ms_per_day);
      REQUIRE(store.transact([&](db::Writer& w) { return w.run(sql, {}); }).has_value());
    };
    earlier("households", 31);
    const std::string visit = R"({"kind":"home","household":")" + bateer + R"(","began_at":"2026-11-22T10:00:00+08:00")";
    house.server.play({
        {"", "GET", gaps + "cadres", "", 401},
        {"高云", "GET", gaps + "cadres", "", 403},
        {"斯琴", "GET", "/api/v1/duties/gaps", "", 422, {"\"list\""}},
        {"斯琴", "GET", gaps + "x", "", 422, {"\"list\""}},
        {"斯琴", "GET", gaps + "cadres&place=x", "", 422, {"\"place\""}},
        {"斯琴", "GET", gaps + "cadres&cursor=x", "", 400},
        {"斯琴", "GET", gaps + "cadres", "", 200, {"\"total\":2", "塔娜", "朝鲁"}, {"那日苏"}},
        {"斯琴", "GET", gaps + "cadres&limit=1", "", 200, {"\"next\":\""}},
        {"苏和", "GET", gaps + "cadres", "", 200, {"\"total\":0"}},
        {"斯琴", "GET", gaps + "households", "", 200, {"\"total\":1", "巴***", bateer}, {"巴特尔仓", "13812345678"}},
        {"苏和", "GET", gaps + "households", "", 200, {"\"total\":0"}},
        {"塔娜", "POST", "/api/v1/visits", visit + R"(,"tickets":[{"text":"水泵坏了三天,没有水喝"}]})", 201},
        {"斯琴", "GET", gaps + "cadres", "", 200, {"\"total\":1", "朝鲁"}, {"塔娜"}},
        {"斯琴", "GET", gaps + "visits", "", 200, {"\"total\":1", "塔娜"}},
        {"塔娜", "POST", "/api/v1/visits", visit + R"(,"words":"都好"})", 201},
        {"斯琴", "GET", gaps + "visits", "", 200, {"\"total\":1"}},
        {"斯琴", "GET", gaps + "items", "", 200, {"\"total\":0"}},
    });
    earlier("tickets", 4);
    house.server.play({
        {"斯琴", "GET", gaps + "items", "", 200, {"\"total\":1", "\"since_on\":\"2026-11-19\"", "\"ticket_number\":\"陈巴尔虎旗 2026-0001\""}, {"水泵"}},
        {"苏和", "GET", gaps + "items", "", 200, {"\"total\":0"}},
    });
  });
}

}  // namespace lianxin::visits
