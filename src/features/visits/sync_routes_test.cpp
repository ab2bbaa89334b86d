#include "features/visits/sync_routes.h"

#include <doctest/doctest.h>

#include "features/visits/sync_actions.h"
#include "features/visits/visits_house_test.h"

namespace lianxin::visits {
namespace {

std::string token_in(const std::string& body) {
  const auto at = body.find("\"token\":\"") + 9;
  return body.substr(at, body.find('"', at) - at);
}

http::Reply asked(house::House& house, const std::string& who, const std::string& token = "") {
  return house.server.send({who, "GET", "/api/v1/sync" + (token.empty() ? "" : "?since=" + token), "", 200});
}

std::size_t times(const std::string& text, std::string_view words) {
  std::size_t out = 0;
  for (std::size_t at = 0; (at = text.find(words, at)) != std::string::npos; at += words.size()) ++out;
  return out;
}

}  // namespace

TEST_CASE("a phone keeps whom its owner answers for, with names that nobody else is given; then only what changed") {
  test::with_each_store("sync", [](db::Store& store) {
    house::House house(store);
    const auto bateer = house::registered(store, "巴特尔");
    house::registered(store, "邻居");
    house::registered(store, "外苏木", house::other_gacha);
    house.server.play({{"", "GET", "/api/v1/sync", "", 401}, {"高云", "GET", "/api/v1/sync", "", 403}, {"赵敏", "GET", "/api/v1/sync", "", 403}});

    house.server.set_now(house.server.now() + 10 * ms_per_minute);
    const auto first = asked(house, "塔娜");
    REQUIRE(first.status == 200);
    CHECK(times(first.body, "\"head\":\"巴特尔仓\"") == 2);
    for (const char* words : {"13812345678", "三号井以北两公里", "\"full\":true", "萨如拉塔拉嘎查", "village_coverage", "饮水", "household_form"})
      CHECK(first.body.find(words) != std::string::npos);
    CHECK(first.body.find("外苏木") == std::string::npos);
    CHECK(house::journalled(store, "household.identities_synced") == 1);

    house.server.set_now(house.server.now() + 10 * ms_per_minute);
    const auto same = asked(house, "塔娜", token_in(first.body));
    CHECK(same.body.find("\"full\":false") != std::string::npos);
    CHECK(same.body.find("巴特尔仓") == std::string::npos);
    CHECK(house::journalled(store, "household.identities_synced") == 1);

    NewVisit visit = house::at_bateers("one");
    visit.tickets = std::vector<VisitTicket>{{.text = "水泵坏了三天"}};
    visit.promised = std::vector<NewPromise>{{"请水利局来看", parse_day("2026-11-25")}};
    Doing later = house::as(store, "塔娜");
    later.now = house.server.now();
    REQUIRE(store.transact([&](db::Writer& w) { return enter_visit(w, later, house::book(), visit); }).has_value());
    const auto changed = asked(house, "塔娜", token_in(same.body));
    CHECK(times(changed.body, "\"head\":") == 1);
    for (const char* words : {"\"last_visit_on\":\"2026-11-22\"", "\"last_needs\":[\"water\"]", "请水利局来看", "水泵坏了三天", "\"done\":1"})
      CHECK(changed.body.find(words) != std::string::npos);
    CHECK(house::journalled(store, "household.identities_synced") == 2);

    // Who answers for nobody is given nobody; another's token is none of one's own.
    const auto office = asked(house, "斯琴", token_in(changed.body));
    CHECK(office.body.find("\"households\":[]") != std::string::npos);
    CHECK(asked(house, "朝鲁", token_in(changed.body)).body.find("\"full\":true") != std::string::npos);
    CHECK(asked(house, "塔娜", "x").body.find("\"full\":true") != std::string::npos);

    // One that leaves: everything again, without it.
    REQUIRE(store.transact([&](db::Writer& w) {
      return households::command_household(w, house::as_system(), *house::book().households, bateer.id,
                                           {.command = households::CommandName::leave, .reason = "迁往外旗"}, {});
    }).has_value());
    const auto without = asked(house, "塔娜", token_in(changed.body));
    CHECK(without.body.find("\"full\":true") != std::string::npos);
    CHECK(times(without.body, "\"head\":") == 1);
  });
}

TEST_CASE("a visit taken back that leaves none before it is news for the phone") {
  test::with_each_store("sync of no last visit", [](db::Store& store) {
    house::House house(store);
    house::registered(store, "巴特尔");
    NewVisit visit = house::at_bateers("one");
    visit.promised = std::vector<NewPromise>{{"请水利局来看", parse_day("2026-11-25")}};
    house::entered(store, "塔娜", visit);
    house.server.set_now(house.server.now() + 10 * ms_per_minute);
    const auto before = asked(house, "塔娜");
    CHECK(before.body.find("\"last_visit_on\":\"2026-11-22\"") != std::string::npos);
    house.server.set_now(house.server.now() + 10 * ms_per_minute);
    Doing regretting = house::as(store, "塔娜");
    regretting.now = house.server.now();
    REQUIRE(store.transact([&](db::Writer& w) -> Result<int> {
      TRY(correct(w, regretting, house::book(), *visit.id, {.reason = "记错了户", .void_ = true}, 1));
      return 0;
    }).has_value());
    house.server.set_now(house.server.now() + 10 * ms_per_minute);
    const auto after = asked(house, "塔娜", token_in(before.body));
    for (const char* words : {"\"full\":false", "\"last_visit_on\":null", "巴特尔仓"}) CHECK(after.body.find(words) != std::string::npos);
    for (const char* words : {"2026-11-22", "请水利局来看"}) CHECK(after.body.find(words) == std::string::npos);
  });
}

TEST_CASE("three hundred households fit in 300 kB before they are packed, nothing new in 2 kB") {
  test::TestDatabase database;
  house::House house(*database);
  for (int n = 0; n < 300; ++n) house::registered(*database, "第" + std::to_string(n) + "户");
  house.server.set_now(house.server.now() + 10 * ms_per_minute);
  const auto first = asked(house, "塔娜");
  CHECK(times(first.body, "\"head\":") == 300);
  CHECK(first.body.size() <= 300'000);
  house.server.set_now(house.server.now() + 10 * ms_per_minute);
  const auto same = asked(house, "塔娜", token_in(first.body));
  CHECK(same.body.size() <= 2'000);
  MESSAGE("first " << first.body.size() << " bytes, again " << same.body.size());
}

}  // namespace lianxin::visits
