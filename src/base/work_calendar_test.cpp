#include "base/work_calendar.h"

#include <doctest/doctest.h>

using namespace lianxin;

namespace {

Day day(std::string_view text) { return parse_day(text).value(); }

std::vector<Day> span_of(std::string_view from, std::string_view to) {
  std::vector<Day> days;
  for (Day d = day(from); d <= day(to); d = d + 1) days.push_back(d);
  return days;
}

std::vector<Day> joined(std::vector<std::vector<Day>> parts) {
  std::vector<Day> all;
  for (const auto& part : parts) all.insert(all.end(), part.begin(), part.end());
  return all;
}

// Only the days that the vectors of domain §3.8 need; the full years are data in packs/calendar and tested there.
WorkCalendar calendar() {
  return WorkCalendar({
      {2014, joined({span_of("2014-05-01", "2014-05-03"), span_of("2014-10-01", "2014-10-07")}),
       {day("2014-05-04"), day("2014-09-28"), day("2014-10-11")}},
      {2025, span_of("2025-10-01", "2025-10-08"), {day("2025-09-28"), day("2025-10-11")}},
      {2026, joined({span_of("2026-01-01", "2026-01-03"), span_of("2026-02-15", "2026-02-23")}),
       {day("2026-01-04"), day("2026-02-14"), day("2026-02-28")}},
  });
}

}  // namespace

TEST_CASE("3.8 a term in working days ends where the real calendar says") {
  struct Row { const char* from; int days; const char* end; };
  for (const auto& [from, days, end] : {
           Row{"2025-09-26", 5, "2025-10-10"}, Row{"2025-09-28", 7, "2025-10-14"}, Row{"2026-02-13", 5, "2026-02-27"},
           Row{"2025-12-31", 3, "2026-01-06"}, Row{"2014-09-26", 5, "2014-10-09"}, Row{"2014-04-30", 3, "2014-05-06"},
           Row{"2025-10-01", 0, "2025-10-09"}, Row{"2025-09-26", 0, "2025-09-26"}}) {
    CAPTURE(from);
    CHECK(to_text(calendar().add_working_days(day(from), days).value()) == end);
  }
}

TEST_CASE("3.8 a year without a published calendar is an error that names it") {
  const auto asked = calendar().add_working_days(day("2026-12-30"), 5);
  REQUIRE_FALSE(asked.has_value());
  CHECK(asked.error().key == "base.calendar.no_year");
  CHECK(asked.error().args == std::vector<Arg>{{"year", "2027"}});
}

TEST_CASE("working days between two days, both ways") {
  CHECK(calendar().working_days_between(day("2025-09-26"), day("2025-10-10")).value() == 5);
  CHECK(calendar().working_days_between(day("2025-10-10"), day("2025-09-26")).value() == -5);
  CHECK(calendar().working_days_between(day("2025-09-26"), day("2025-09-26")).value() == 0);
}

TEST_CASE("3.8 a sheet issued after 17:30 counts from the next working day") {
  const auto end = [](const char* at, int days) {
    return to_text(deadline_after(calendar(), {}, {}, parse_moment(at).value(), days).value(), Zone{});
  };
  CHECK(end("2025-09-25T17:30:00+08:00", 1) == "2025-09-26T17:30:00+08:00");
  CHECK(end("2025-09-25T17:31:00+08:00", 1) == "2025-09-28T17:30:00+08:00");  // make-up Sunday
  CHECK(end("2025-09-27T10:00:00+08:00", 1) == "2025-09-28T17:30:00+08:00");  // Saturday
}
