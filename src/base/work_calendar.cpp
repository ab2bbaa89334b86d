#include "base/work_calendar.h"

#include <algorithm>

namespace lianxin {
namespace {

bool holds(const std::vector<Day>& sorted, Day day) { return std::binary_search(sorted.begin(), sorted.end(), day); }

}  // namespace

WorkCalendar::WorkCalendar(std::vector<CalendarYear> years) {
  for (auto& year : years) put(std::move(year));
}

void WorkCalendar::put(CalendarYear year) {
  Year& kept = years_[year.year];
  kept.off = std::move(year.holidays);
  kept.on = std::move(year.makeup_working_days);
  std::sort(kept.off.begin(), kept.off.end());
  std::sort(kept.on.begin(), kept.on.end());
}

WorkCalendar WorkCalendar::with(std::vector<CalendarYear> years) const {
  WorkCalendar out = *this;
  for (auto& year : years) out.put(std::move(year));
  return out;
}

Result<bool> WorkCalendar::is_working_day(Day day) const {
  const int number = civil_from(day).year;
  const auto year = years_.find(number);
  if (year == years_.end())
    return fail(Code::invalid, "base.calendar.no_year", {{"year", std::to_string(number)}});
  if (holds(year->second.on, day)) return true;
  if (holds(year->second.off, day)) return false;
  return weekday_of(day) <= 5;
}

Result<Day> WorkCalendar::add_working_days(Day from, int count) const {
  Day day = from;
  if (count == 0) {
    while (!TRY(is_working_day(day))) day = day + 1;
    return day;
  }
  for (int left = count; left > 0;) {
    day = day + 1;
    if (TRY(is_working_day(day))) --left;
  }
  return day;
}

Result<int> WorkCalendar::working_days_between(Day from, Day to) const {
  if (to < from) return -TRY(working_days_between(to, from));
  int count = 0;
  for (Day day = from + 1; day <= to; day = day + 1)
    if (TRY(is_working_day(day))) ++count;
  return count;
}

Result<Moment> deadline_after(const WorkCalendar& calendar, const OfficeHours& hours, Zone zone, Moment from,
                              int working_days) {
  Day start = day_of(from, zone);
  const bool worked = TRY(calendar.is_working_day(start));
  // Issued after office hours: it counts as of the next working day.
  if (worked && minute_of_day(from, zone) > hours.end_minute) start = TRY(calendar.add_working_days(start, 1));
  return moment_at(TRY(calendar.add_working_days(start, working_days)), hours.end_minute, zone);
}

}  // namespace lianxin
