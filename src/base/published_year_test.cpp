#include "base/published_year.h"

#include <doctest/doctest.h>

namespace lianxin {
namespace {

Day day(std::string_view text) { return *parse_day(text); }

PublishedYear good() {
  return {.year = 2027,
          .source = "关于2027年放假安排的通知（第9号，2026-11-05）",
          .holidays = {{"元旦", day("2027-01-01"), day("2027-01-03")}, {"春节", day("2027-02-05"), day("2027-02-12")}},
          .makeup_working_days = {day("2027-02-14")}};
}

// "field key" of each fault.
std::vector<std::string> told(const PublishedYear& year) {
  std::vector<std::string> out;
  for (const FieldFault& fault : faults_of(year, "years[0]")) out.push_back(fault.field + " " + fault.key);
  return out;
}

using Told = std::vector<std::string>;

}  // namespace

TEST_CASE("3.8 a published year gives its days off and its days worked") {
  CHECK(told(good()).empty());
  const WorkCalendar calendar({days_of(good())});
  CHECK_FALSE(*calendar.is_working_day(day("2027-02-08")));  // a Monday in the holiday
  CHECK(*calendar.is_working_day(day("2027-02-14")));        // a Sunday made up
  CHECK_FALSE(*calendar.is_working_day(day("2027-02-13")));
}

TEST_CASE("3.8 years put in place of others leave the rest as it is") {
  const WorkCalendar before({{.year = 2026, .holidays = {day("2026-01-01")}, .makeup_working_days = {}}, days_of(good())});
  const WorkCalendar after = before.with({{.year = 2027, .holidays = {day("2027-01-04")}, .makeup_working_days = {}}});
  CHECK(*after.is_working_day(day("2027-01-01")));
  CHECK_FALSE(*after.is_working_day(day("2027-01-04")));
  CHECK_FALSE(*after.is_working_day(day("2026-01-01")));
  CHECK_FALSE(*before.is_working_day(day("2027-01-01")));
  CHECK_FALSE(after.has_year(2028));
}

TEST_CASE("3.8 every fault of a year is told with its path") {
  struct Row {
    std::string_view what;
    void (*spoil)(PublishedYear&);
    Told faults;
  };
  const Row rows[] = {
      {"no source", [](PublishedYear& y) { y.source = "  "; }, {"years[0].source base.required"}},
      {"no holidays", [](PublishedYear& y) { y.holidays.clear(); }, {"years[0].holidays base.calendar.no_holidays"}},
      {"a nameless holiday", [](PublishedYear& y) { y.holidays[1].name.clear(); }, {"years[0].holidays[1].name base.required"}},
      {"wrong year", [](PublishedYear& y) { y.holidays[0].from = day("2026-12-31"); },
       {"years[0].holidays[0].from base.calendar.wrong_year"}},
      {"backwards", [](PublishedYear& y) { y.holidays[1].to = day("2027-02-04"); },
       {"years[0].holidays[1].to base.calendar.backwards"}},
      {"one day shared", [](PublishedYear& y) { y.holidays[1].from = day("2027-01-03"); },
       {"years[0].holidays[1].from base.calendar.overlap"}},
      {"made up on a working day", [](PublishedYear& y) { y.makeup_working_days[0] = day("2027-02-15"); },
       {"years[0].makeup_working_days[0] base.calendar.worked_anyway"}},
      {"made up in a holiday", [](PublishedYear& y) { y.makeup_working_days[0] = day("2027-02-06"); },
       {"years[0].makeup_working_days[0] base.calendar.makeup_is_off"}},
      {"made up twice", [](PublishedYear& y) { y.makeup_working_days.push_back(y.makeup_working_days[0]); },
       {"years[0].makeup_working_days[1] base.calendar.twice"}},
      {"no such year", [](PublishedYear& y) { y.year = 27; }, {"years[0].year base.json_out_of_range"}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    PublishedYear year = good();
    row.spoil(year);
    CHECK(told(year) == row.faults);
  }
}

}  // namespace lianxin
