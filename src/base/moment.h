// Moment (an instant, UTC) and Day (a civil date where the deployment is).
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace lianxin {

// Milliseconds since 1970-01-01T00:00:00Z.
struct Moment {
  std::int64_t ms = 0;
  friend auto operator<=>(const Moment&, const Moment&) = default;
};

// Days since 1970-01-01 of the civil calendar.
struct Day {
  std::int32_t number = 0;
  friend auto operator<=>(const Day&, const Day&) = default;
};

struct CivilDate {
  int year = 1970;
  int month = 1;  // 1…12
  int day = 1;    // 1…31
  friend bool operator==(const CivilDate&, const CivilDate&) = default;
};

// The offset of the deployment's clock. Asia/Shanghai has been UTC+8 without summer time since 1991 (domain §3.7).
struct Zone {
  int offset_minutes = 480;
  friend bool operator==(const Zone&, const Zone&) = default;
};

constexpr std::int64_t ms_per_minute = 60'000;
constexpr std::int64_t ms_per_hour = 60 * ms_per_minute;
constexpr std::int64_t ms_per_day = 24 * ms_per_hour;

constexpr Moment operator+(Moment m, std::int64_t ms) { return {m.ms + ms}; }
constexpr Moment operator-(Moment m, std::int64_t ms) { return {m.ms - ms}; }
constexpr std::int64_t operator-(Moment a, Moment b) { return a.ms - b.ms; }
constexpr Day operator+(Day d, int days) { return {d.number + days}; }
constexpr Day operator-(Day d, int days) { return {d.number - days}; }
constexpr int operator-(Day a, Day b) { return a.number - b.number; }

Day day_from(CivilDate);
CivilDate civil_from(Day);
// 1 Monday … 7 Sunday (ISO 8601).
int weekday_of(Day);
Day day_of(Moment, Zone);
// The instant at `minute_of_day` (0…1440) of a day; 1440 is the end of the day.
Moment moment_at(Day, int minute_of_day, Zone);
int minute_of_day(Moment, Zone);
Moment now_from_system_clock();
// From here on now_from_system_clock() counts from `now`: for demonstrations, training and tests, which must not depend on
// the day they are run (work calendars end with the last published year). Called once, at the start of a program.
void pretend_now(Moment now);

// "2026-11-22"
std::string to_text(Day);
// "2026-11-22T09:40:00.123+08:00"
std::string to_text(Moment, Zone);
// "2026年11月22日": no leading zeros (GB/T 9704).
std::string to_chinese_text(Day);
// Strict YYYY-MM-DD of an existing date, years 1900…2199.
std::optional<Day> parse_day(std::string_view);
// RFC 3339 with an offset or Z; fractions of a second are cut to milliseconds.
std::optional<Moment> parse_moment(std::string_view);

}  // namespace lianxin
