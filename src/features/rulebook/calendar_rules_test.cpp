#include "features/rulebook/calendar_rules.h"

#include <doctest/doctest.h>

namespace lianxin::rulebook {
namespace {

PublishedYear year(int number, std::string_view last_day_off = "-01-01") {
  const std::string first = std::to_string(number) + "-01-01";
  return {.year = number,
          .source = "第1号",
          .holidays = {{"元旦", *parse_day(first), *parse_day(std::to_string(number) + std::string(last_day_off))}},
          .makeup_working_days = {}};
}

const CalendarBook packs{{year(2025), year(2026)}};

}  // namespace

TEST_CASE("3.8 of what is sent, only the years that differ from the packs are kept") {
  CHECK(changed_years(packs, packs).years.empty());
  const auto kept = changed_years({{year(2027), year(2026, "-01-02"), year(2025)}}, packs);
  REQUIRE(kept.years.size() == 2);
  CHECK(kept.years[0] == year(2026, "-01-02"));
  CHECK(kept.years[1].year == 2027);
}

TEST_CASE("3.8 in force are the years of the packs, with those that were set in place of and beside them") {
  CHECK(all_years({}, packs).years == packs.years);
  const auto all = all_years({{year(2027), year(2025, "-01-03")}}, packs);
  REQUIRE(all.years.size() == 3);
  CHECK(all.years[0] == year(2025, "-01-03"));
  CHECK(all.years[1] == year(2026));
  CHECK(all.years[2] == year(2027));
}

TEST_CASE("3.8 the faults of all years are told, and a year that is there twice") {
  CalendarBook book{{year(2025), year(2027), year(2025)}};
  book.years[1].source.clear();
  const auto faults = faults_of(book);
  REQUIRE(faults.size() == 2);
  CHECK(faults[0].field == "years[1].source");
  CHECK(faults[1].field == "years[2].year");
  CHECK(faults[1].key == "base.calendar.twice");
}

}  // namespace lianxin::rulebook
