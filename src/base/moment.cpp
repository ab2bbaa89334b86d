#include "base/moment.h"

#include <array>
#include <atomic>
#include <chrono>
#include <cstdio>

namespace lianxin {
namespace {

constexpr std::int64_t floor_div(std::int64_t a, std::int64_t b) { return a / b - (a % b != 0 && (a < 0) != (b < 0)); }

std::string two(int n) { return {static_cast<char>('0' + n / 10), static_cast<char>('0' + n % 10)}; }

// Reads exactly `count` digits at `at` and moves past them.
std::optional<int> digits(std::string_view text, std::size_t& at, std::size_t count) {
  if (text.size() < at + count) return std::nullopt;
  int value = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const char c = text[at + i];
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  at += count;
  return value;
}

bool take(std::string_view text, std::size_t& at, char c) {
  if (at >= text.size() || text[at] != c) return false;
  ++at;
  return true;
}

// ".123456" → 123; nothing → 0.
std::optional<int> milliseconds(std::string_view text, std::size_t& at) {
  if (!take(text, at, '.')) return 0;
  int value = 0;
  int count = 0;
  while (at < text.size() && text[at] >= '0' && text[at] <= '9') {
    if (count < 3) value = value * 10 + (text[at] - '0');
    ++count;
    ++at;
  }
  if (count == 0 || count > 9) return std::nullopt;
  for (; count < 3; ++count) value *= 10;
  return value;
}

std::optional<int> offset_minutes(std::string_view text, std::size_t& at) {
  if (take(text, at, 'Z') || take(text, at, 'z')) return 0;
  const bool minus = at < text.size() && text[at] == '-';
  if (!minus && !(at < text.size() && text[at] == '+')) return std::nullopt;
  ++at;
  const auto hours = digits(text, at, 2);
  if (!hours || !take(text, at, ':')) return std::nullopt;
  const auto minutes = digits(text, at, 2);
  if (!minutes || *hours > 23 || *minutes > 59) return std::nullopt;
  const int total = *hours * 60 + *minutes;
  return minus ? -total : total;
}

}  // namespace

Day day_from(CivilDate d) {
  const auto days = std::chrono::sys_days{std::chrono::year{d.year} / std::chrono::month{static_cast<unsigned>(d.month)} /
                                          std::chrono::day{static_cast<unsigned>(d.day)}};
  return {static_cast<std::int32_t>(days.time_since_epoch().count())};
}

CivilDate civil_from(Day day) {
  const std::chrono::year_month_day d{std::chrono::sys_days{std::chrono::days{day.number}}};
  return {static_cast<int>(d.year()), static_cast<int>(static_cast<unsigned>(d.month())),
          static_cast<int>(static_cast<unsigned>(d.day()))};
}

int weekday_of(Day day) {
  const auto since_monday = (day.number + 3) % 7;  // 1970-01-01 was a Thursday
  return (since_monday + 7) % 7 + 1;
}

Day day_of(Moment m, Zone zone) {
  return {static_cast<std::int32_t>(floor_div(m.ms + zone.offset_minutes * ms_per_minute, ms_per_day))};
}

Moment moment_at(Day day, int minute, Zone zone) {
  return {day.number * ms_per_day + (minute - zone.offset_minutes) * ms_per_minute};
}

int minute_of_day(Moment m, Zone zone) {
  const auto local = m.ms + zone.offset_minutes * ms_per_minute;
  return static_cast<int>((local - floor_div(local, ms_per_day) * ms_per_day) / ms_per_minute);
}

namespace {

std::atomic<std::int64_t> clock_shift_ms{0};

std::int64_t machine_ms() {
  const auto since = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::milliseconds>(since).count();
}

}  // namespace

Moment now_from_system_clock() { return {machine_ms() + clock_shift_ms.load(std::memory_order_relaxed)}; }

void pretend_now(Moment now) { clock_shift_ms.store(now.ms - machine_ms(), std::memory_order_relaxed); }

std::string to_text(Day day) {
  const CivilDate d = civil_from(day);
  std::array<char, 32> out{};
  std::snprintf(out.data(), out.size(), "%04d-%02d-%02d", d.year, d.month, d.day);
  return out.data();
}

std::string to_text(Moment m, Zone zone) {
  const Day day = day_of(m, zone);
  const auto in_day = m.ms + zone.offset_minutes * ms_per_minute - day.number * ms_per_day;
  const int s = static_cast<int>(in_day / 1000);
  const int ms = static_cast<int>(in_day % 1000);
  std::string out = to_text(day) + 'T' + two(s / 3600) + ':' + two(s / 60 % 60) + ':' + two(s % 60);
  if (ms != 0) {
    out += '.';
    out += static_cast<char>('0' + ms / 100);
    out += two(ms % 100);
  }
  if (zone.offset_minutes == 0) return out + 'Z';
  const int offset = zone.offset_minutes < 0 ? -zone.offset_minutes : zone.offset_minutes;
  return out + (zone.offset_minutes < 0 ? '-' : '+') + two(offset / 60) + ':' + two(offset % 60);
}

std::string to_chinese_text(Day day) {
  const CivilDate d = civil_from(day);
  return std::to_string(d.year) + "年" + std::to_string(d.month) + "月" + std::to_string(d.day) + "日";
}

std::optional<Day> parse_day(std::string_view text) {
  std::size_t at = 0;
  const auto year = digits(text, at, 4);
  if (!year || !take(text, at, '-')) return std::nullopt;
  const auto month = digits(text, at, 2);
  if (!month || !take(text, at, '-')) return std::nullopt;
  const auto day = digits(text, at, 2);
  if (!day || at != text.size() || *year < 1900 || *year > 2199 || *month < 1 || *month > 12) return std::nullopt;
  const CivilDate wanted{*year, *month, *day};
  const Day found = day_from(wanted);
  if (*day < 1 || civil_from(found) != wanted) return std::nullopt;
  return found;
}

std::optional<Moment> parse_moment(std::string_view text) {
  if (text.size() < 20) return std::nullopt;
  const auto day = parse_day(text.substr(0, 10));
  std::size_t at = 10;
  if (!day || !(take(text, at, 'T') || take(text, at, 't') || take(text, at, ' '))) return std::nullopt;
  const auto hour = digits(text, at, 2);
  if (!hour || !take(text, at, ':')) return std::nullopt;
  const auto minute = digits(text, at, 2);
  if (!minute || !take(text, at, ':')) return std::nullopt;
  const auto second = digits(text, at, 2);
  if (!second || *hour > 23 || *minute > 59 || *second > 59) return std::nullopt;
  const auto ms = milliseconds(text, at);
  if (!ms) return std::nullopt;
  const auto offset = offset_minutes(text, at);
  if (!offset || at != text.size()) return std::nullopt;
  return moment_at(*day, *hour * 60 + *minute, Zone{*offset}) + (*second * 1000 + *ms);
}

}  // namespace lianxin
