// WorkCalendar: which days are worked. Weekends, statutory holidays and make-up working days (调休), one year a file
// in packs/calendar. A year that has no file is an error, never a guess (domain §3.8).
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/moment.h"
#include "base/result.h"

namespace lianxin {

struct CalendarYear {
  int year = 0;
  std::vector<Day> holidays;              // days off, weekends in between may be named too
  std::vector<Day> makeup_working_days;   // Saturdays and Sundays that are worked
  std::string source{};                   // the notice
};

class WorkCalendar {
 public:
  WorkCalendar() = default;
  explicit WorkCalendar(std::vector<CalendarYear> years);

  // These years in place of its own of the same numbers.
  WorkCalendar with(std::vector<CalendarYear> years) const;
  bool has_year(int year) const { return years_.contains(year); }
  // All of these: Code::invalid, key "base.calendar.no_year" {year} where the year is not published.
  Result<bool> is_working_day(Day) const;
  // The day `count` working days after `from`; `from` itself is not counted (Civil Code §201). count ≥ 0;
  // 0 gives `from` when worked, else the next working day.
  Result<Day> add_working_days(Day from, int count) const;
  // Working days in (from, to]; negative when to < from.
  Result<int> working_days_between(Day from, Day to) const;

 private:
  struct Year { std::vector<Day> off; std::vector<Day> on; };
  void put(CalendarYear);
  std::map<int, Year> years_;
};

// Office hours end at 17:30: a sheet issued later counts from the next working day (domain §3.8).
struct OfficeHours {
  int begin_minute = 8 * 60 + 30;
  int end_minute = 17 * 60 + 30;
};

// The instant a term of `working_days` that begins at `from` ends: the close of office hours of its last day.
Result<Moment> deadline_after(const WorkCalendar&, const OfficeHours&, Zone, Moment from, int working_days);

}  // namespace lianxin
