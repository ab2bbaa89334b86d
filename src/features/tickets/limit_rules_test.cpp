#include "features/tickets/limit_rules.h"

#include <doctest/doctest.h>

#include "features/tickets/ticket_house_test.h"

namespace lianxin::tickets {
namespace {

TimeLimit& row(TimeLimits& table, std::string_view code) {
  for (TimeLimit& each : table.items)
    if (each.code == code) return each;
  FAIL("no row ", code);
  return table.items.front();
}

}  // namespace

TEST_CASE("3.8 4.41 a table of limits keeps the rows of the packs; each fault is told with its path") {
  const TimeLimits& packs = house::desk().limits;
  CHECK(faults_of(packs, packs).empty());
  struct Row {
    std::string_view what;
    void (*spoil)(TimeLimits&);
    std::string_view field, key;
  };
  const Row rows[] = {
      {"no time at all", [](TimeLimits& t) { row(t, "accept").working_days = 0; }, "items[2].working_days", "base.json_out_of_range"},
      {"more than a year", [](TimeLimits& t) { row(t, "return").working_days = 251; }, "items[3].working_days", "base.json_out_of_range"},
      {"nameless", [](TimeLimits& t) { row(t, "triage").name = " "; }, "items[1].name", "base.required"},
      {"another clock", [](TimeLimits& t) { row(t, "triage").clock = ClockKind::reply; }, "items[1].clock", "tickets.limit_moved"},
      {"unknown", [](TimeLimits& t) { t.items.push_back({.code = "extra", .name = "x", .name_en = "x", .working_days = 1}); },
       "items[20].code", "tickets.limit_unknown"},
      {"twice", [](TimeLimits& t) { t.items.push_back(t.items.front()); }, "items[20].code", "tickets.limit_twice"},
      {"missing", [](TimeLimits& t) { t.items.pop_back(); }, "items", "tickets.limit_missing"},
      {"the ladder upside down", [](TimeLimits& t) { row(t, "supervise_order").working_days = 8; }, "items[19].working_days",
       "tickets.limit_order"},
      {"told after it is closed", [](TimeLimits& t) { row(t, "rating").working_days = 3; }, "items[16].working_days",
       "tickets.limit_order"},
  };
  for (const Row& r : rows) {
    CAPTURE(r.what);
    TimeLimits table = packs;
    r.spoil(table);
    const auto faults = faults_of(table, packs);
    REQUIRE(!faults.empty());
    CHECK(faults.front().field == r.field);
    CHECK(faults.front().key == r.key);
  }
  TimeLimits other = packs;
  row(other, "triage_urgent").working_days = 0;
  row(other, "reply_easy_urgent").working_days = 2;
  row(other, "reply_easy_urgent").name = "快办";
  CHECK(faults_of(other, packs).empty());
}

TEST_CASE("3.8 a row a later version of the program knows is taken from the packs") {
  TimeLimits kept = house::desk().limits;
  kept.items.pop_back();
  row(kept, "accept").working_days = 2;
  const TimeLimits whole = completed(kept, house::desk().limits);
  CHECK(whole.items.size() == house::desk().limits.items.size());
  CHECK(whole.days_of("accept", 0) == 2);
  CHECK(whole.days_of("supervise_upper", 0) == 8);
}

}  // namespace lianxin::tickets
