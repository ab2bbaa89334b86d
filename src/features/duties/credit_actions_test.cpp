#include <doctest/doctest.h>

#include <atomic>
#include <thread>

#include "features/duties/duty_house_test.h"

namespace lianxin::duties {
namespace {

using house::standing;

std::vector<std::string> rules_of(const std::vector<Credited>& credited) {
  std::vector<std::string> out;
  for (const auto& one : credited) out.push_back(one.rule + " " + to_text(one.period) + " " + std::to_string(one.done) + "/" + std::to_string(one.owed));
  return out;
}

using Words = std::vector<std::string>;

void check(const Standing& is, std::int64_t owed, std::int64_t done, std::int64_t away = 0, std::int64_t attempts = 0) {
  CHECK(is.owed == owed);
  CHECK(is.done == done);
  CHECK(is.away == away);
  CHECK(is.attempts == attempts);
}

}  // namespace

TEST_CASE("4.34, 4.35: a visit counts for the team of whoever visited, once, and no longer when it is taken back") {
  test::with_each_store("credits", [](db::Store& store) {
    house::build(store);
    house::settle(store, house::gacha, "甲");
    house::settle(store, house::gacha, "乙");
    house::settle(store, house::second_gacha, "丙");
    const auto first = house::visit(store, "1", "塔娜", "甲", "2026-11-03");
    CHECK(rules_of(house::credited(store, first)) == Words{"village_coverage 2026-B6 1/1"});
    check(standing(store, house::gacha, "village_coverage", "2026-B6"), 2, 1);
    check(standing(store, house::sumu, "village_coverage", "2026-B6"), 3, 1);
    check(standing(store, house::sumu, "township_coverage", "2026-H2"), 3, 0);
    CHECK(rules_of(house::credited(store, house::visit(store, "2", "斯琴", "甲", "2026-11-04"))) == Words{"township_coverage 2026-H2 1/1", "township_villages 2026-H2 1/1"});
    check(standing(store, house::gacha, "village_coverage", "2026-B6"), 2, 1);
    check(standing(store, house::prefecture, "township_coverage", "2026-H2"), 3, 1);
    // Of another village's team: of nobody's.
    CHECK(house::credited(store, house::visit(store, "3", "乌云", "甲", "2026-11-04")).empty());
    CHECK(house::credited(store, house::visit(store, "4", "李明", "甲", "2026-11-04")).empty());
    // Again, and by another of the same team: still one household (E5).
    house::credited(store, house::visit(store, "5", "朝鲁", "甲", "2026-11-05"));
    check(standing(store, house::gacha, "village_coverage", "2026-B6"), 2, 1);
    house::uncredited(store, first);
    check(standing(store, house::gacha, "village_coverage", "2026-B6"), 2, 1);
    house::uncredited(store, house::visit(store, "5", "朝鲁", "甲", "2026-11-05"));
    check(standing(store, house::gacha, "village_coverage", "2026-B6"), 2, 0);
    // Nobody at home: kept, and does not count.
    CHECK(house::credited(store, house::visit(store, "6", "塔娜", "乙", "2026-11-05", Bearing::attempt)).empty());
    check(standing(store, house::gacha, "village_coverage", "2026-B6"), 2, 0, 0, 1);
    check(standing(store, house::gacha, "village_coverage", "2026-B5"), 2, 0);
  });
}

TEST_CASE("4.31: four different days a year at the contact point; 4.33: each linked village and helped household each quarter") {
  test::with_each_store("links visited", [](db::Store& store) {
    house::build(store);
    house::settle(store, house::gacha, "甲");
    house::link(store, {.kind = "contact_point", .place = std::string(house::gacha)}, "哈斯", "2026-01-10");
    house::link(store, {.kind = "contact_point", .place = std::string(house::gacha)}, "那日苏", "2026-01-10");
    house::link(store, {.kind = "pairing", .household = house::household_id("甲")}, "那日苏", "2026-01-10");
    int n = 0;
    for (const char* day : {"2026-02-01", "2026-02-01", "2026-03-01", "2026-05-01"})
      house::credited(store, house::visit_to_place(store, std::to_string(++n), "哈斯", house::gacha, day, "field"));
    check(standing(store, house::gacha, "contact_point_days", "2026"), 1, 0);  // three days
    // A visit to a household of the village is a day there as well.
    CHECK(rules_of(house::credited(store, house::visit(store, "home", "哈斯", "甲", "2026-06-01"))) ==
          Words{"contact_point_days 2026 4/4", "twenty_households 2026 1/20"});
    check(standing(store, house::prefecture, "contact_point_days", "2026"), 1, 1);
    check(standing(store, house::gacha, "county_links", "2026-Q4"), 2, 0);
    house::credited(store, house::visit(store, "pair", "那日苏", "甲", "2026-10-05"));
    check(standing(store, house::gacha, "county_links", "2026-Q4"), 2, 2);
    check(standing(store, house::gacha, "county_links", "2026-Q3"), 2, 0);
  });
}

TEST_CASE("4.32, 2.39: twenty different households a year; merged ones are one; 2.7, 4.46: what an office owes") {
  test::with_each_store("twenty households", [](db::Store& store) {
    house::build(store);
    house::Reacting reacting(store);
    for (int i = 0; i < 21; ++i) {
      const std::string head = "户" + std::to_string(i);
      house::settle(store, house::gacha, head);
      house::credited(store, house::visit(store, head, "哈斯", head, "2026-04-01"));
      house::credited(store, house::visit(store, head + " again", "哈斯", head, "2026-05-01"));
      if (i == 18) check(standing(store, house::chen, "twenty_households", "2026"), 1, 0);
    }
    check(standing(store, house::chen, "twenty_households", "2026"), 1, 1);
    reacting.drain();
    for (int i = 0; i < 2; ++i) {
      house::command(store, "户" + std::to_string(i), {.command = households::CommandName::merge, .into = house::household_id("户" + std::to_string(i + 1))}, "2026-06-01");
      reacting.drain();
      check(standing(store, house::chen, "twenty_households", "2026"), 1, i == 0 ? 1 : 0);
    }
    house::credited(store, house::visit_to_place(store, "m1", "包玉兰", house::chen, "2026-11-12", "joint_meeting"));
    house::credited(store, house::visit_to_place(store, "m2", "包玉兰", house::sumu, "2026-09-12", "joint_meeting"));  // of a sumu: not the office's
    check(standing(store, house::chen, "joint_meetings", "2026-B6"), 1, 1);
    check(standing(store, house::chen, "joint_meetings", "2026-B5"), 1, 0);
    check(standing(store, house::chen, "half_year_inspection", "2026-H2"), 1, 0);
  });
}

TEST_CASE("§1.5: who is away, left, moved or merged leaves the set that day; figures of a period that has ended no longer move") {
  test::with_each_store("closing", [](db::Store& store) {
    house::build(store);
    house::Reacting reacting(store);
    for (const char* head : {"甲", "乙", "丙", "丁"}) house::settle(store, house::gacha, head);
    house::settle(store, house::gacha, "新", "2026-10-20");  // less than half of the period left
    for (const char* head : {"甲", "乙"}) {
      house::credited(store, house::visit(store, head, "塔娜", head, "2026-10-03"));
      house::credited(store, house::visit(store, std::string(head) + "6", "塔娜", head, "2026-11-03"));
    }
    check(standing(store, house::gacha, "village_coverage", "2026-B5"), 4, 2);
    check(standing(store, house::gacha, "village_coverage", "2026-B6"), 5, 2);
    const auto close = [&](std::string_view day) { return close_periods(store, house::reckoning(), house::at(day).now).value(); };
    CHECK(close("2026-11-01") == 9);  // the period before, of every rule
    CHECK(close("2026-11-02") == 0);
    house::command(store, "甲", {.command = households::CommandName::leave, .reason = "搬到海拉尔"}, "2026-11-10");
    house::command(store, "乙", {.command = households::CommandName::away, .reason = "打工"}, "2026-11-10");
    house::command(store, "丙", {.command = households::CommandName::merge, .into = house::household_id("丁")}, "2026-11-10");
    reacting.drain();
    check(standing(store, house::gacha, "village_coverage", "2026-B6"), 2, 0, 1);
    check(standing(store, house::gacha, "village_coverage", "2026-B5"), 4, 2);
    house::command(store, "乙", {.command = households::CommandName::back}, "2026-11-12");
    reacting.drain();
    check(standing(store, house::gacha, "village_coverage", "2026-B6"), 3, 1);
    REQUIRE(store.transact([&](db::Writer& w) {
      const auto& registry = house::register_of_households();
      const auto now = households::find_household(w, house::prefecture, house::household_id("乙")).value().value();
      return households::change_household(w, house::at("2026-11-13"), registry, now.id, {.place = std::string(house::second_gacha)}, now.version);
    }).has_value());
    reacting.drain();
    check(standing(store, house::gacha, "village_coverage", "2026-B6"), 2, 0);
    check(standing(store, house::second_gacha, "village_coverage", "2026-B6"), 1, 1);
    check(standing(store, house::gacha, "village_coverage", "2026-B5"), 4, 2);
    // A visit of October that arrives in November still counts for October.
    house::credited(store, house::visit(store, "late", "塔娜", "丁", "2026-10-30"));
    check(standing(store, house::gacha, "village_coverage", "2026-B5"), 4, 3);
  });
}

TEST_CASE("after a long outage every period that ended meanwhile is written down, with what was owed in it") {
  test::with_each_store("closing after an outage", [](db::Store& store) {
    house::build(store);
    house::settle(store, house::gacha, "甲");
    house::credited(store, house::visit(store, "1", "塔娜", "甲", "2026-02-03"));
    const auto close = [&](std::string_view day) { return close_periods(store, house::reckoning(), house::at(day).now).value(); };
    CHECK(close("2026-07-01") == 3 + 8);  // since the first two months in which anything was done; of the other rules the last period
    CHECK(close("2026-11-23") == 3 * 2 + 1);  // three rules of two months, one of quarters: those of half years and years still run
    CHECK(close("2026-11-24") == 0);
    CHECK(close("2027-03-01") == 3 * 2 + 1 + 3 + 2);
    house::settle(store, house::gacha, "乙", "2026-01-05");
    check(standing(store, house::gacha, "village_coverage", "2026-B1"), 1, 1);
    for (const char* months : {"2026-B2", "2026-B3", "2026-B4", "2026-B5"}) check(standing(store, house::gacha, "village_coverage", months), 1, 0);
  });
}

TEST_CASE("4.34 a team of a township owes a visit to each of its villages as well: to its committee, or to any of its households") {
  test::with_each_store("villages of a township", [](db::Store& store) {
    house::build(store);
    house::settle(store, house::gacha, "甲");
    const auto villages = [&](std::string_view place) { return standing(store, place, "township_villages", "2026-H2"); };
    check(villages(house::sumu), 2, 0);
    house::credited(store, house::visit(store, "1", "塔娜", "甲", "2026-11-03"));  // of the village's own team
    check(villages(house::sumu), 2, 0);
    const auto visit = house::visit(store, "2", "斯琴", "甲", "2026-11-03");
    house::credited(store, visit);
    check(villages(house::sumu), 2, 1);
    check(villages(house::gacha), 1, 1);
    house::credited(store, house::visit_to_place(store, "3", "斯琴", house::second_gacha, "2026-11-04", "meeting"));
    house::credited(store, house::visit_to_place(store, "4", "斯琴", house::sumu, "2026-11-04", "meeting"));  // the sumu itself is none
    check(villages(house::sumu), 2, 2);
    house::uncredited(store, visit);
    check(villages(house::sumu), 2, 1);
    const auto due = store.reading([&](db::Reader& r) { return my_duties(r, house::reckoning(), house::person_id("斯琴"), *parse_day("2026-11-23")); });
    REQUIRE(due.has_value());
    const auto of = std::ranges::count_if(due->items, [](const DueItem& item) { return item.rule->id == "township_villages" && !item.row.household; });
    CHECK(of == 2);
  });
}

TEST_CASE("many visits to one household at the same time: each is counted, the household once") {
  test::with_each_store("credits at once", [](db::Store& store) {
    house::build(store);
    house::settle(store, house::gacha, "甲");
    std::vector<VisitFacts> visits;
    for (int i = 0; i < 12; ++i) visits.push_back(house::visit(store, std::to_string(i), i % 2 ? "塔娜" : "朝鲁", "甲", "2026-11-03"));
    std::atomic<int> done = 0;
    const auto some = [&](std::size_t from) {
      for (std::size_t i = from; i < visits.size(); i += 4) {
        const auto made = store.transact([&](db::Writer& w) { return credit(w, house::reckoning(), visits[i], house::at("2026-11-23").now); });
        if (made) ++done;
      }
    };
    std::vector<std::jthread> threads;
    for (std::size_t i = 0; i < 4; ++i) threads.emplace_back(some, i);
    threads.clear();
    CHECK(done == 12);
    check(standing(store, house::gacha, "village_coverage", "2026-B6"), 1, 1);
    const auto last = house::credited(store, house::visit(store, "last", "塔娜", "甲", "2026-11-04"));
    CHECK(rules_of(last) == Words{"village_coverage 2026-B6 13/1"});
    // The same once more changes nothing.
    CHECK(rules_of(house::credited(store, house::visit(store, "last", "塔娜", "甲", "2026-11-04"))) == Words{"village_coverage 2026-B6 13/1"});
    for (const auto& visit : visits) house::uncredited(store, visit);
    check(standing(store, house::gacha, "village_coverage", "2026-B6"), 1, 1);
    house::uncredited(store, house::visit(store, "last", "塔娜", "甲", "2026-11-04"));
    check(standing(store, house::gacha, "village_coverage", "2026-B6"), 1, 0);
  });
}

}  // namespace lianxin::duties
