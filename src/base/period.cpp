#include "base/period.h"

#include <charconv>


namespace lianxin {
namespace {

int months_of(PeriodKind kind) {
  switch (kind) {
    case PeriodKind::two_months: return 2;
    case PeriodKind::quarter: return 3;
    case PeriodKind::half_year: return 6;
    case PeriodKind::year: return 12;
  }
  return 12;
}

char letter_of(PeriodKind kind) {
  switch (kind) {
    case PeriodKind::two_months: return 'B';
    case PeriodKind::quarter: return 'Q';
    case PeriodKind::half_year: return 'H';
    case PeriodKind::year: return ' ';
  }
  return ' ';
}

std::optional<int> digits(std::string_view text) {
  int out = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  if (error != std::errc{} || end != text.data() + text.size() || text.front() == '-') return std::nullopt;
  return out;
}

}  // namespace

Period Period::containing(PeriodKind kind, Day day) {
  const CivilDate date = civil_from(day);
  return {kind, date.year, (date.month - 1) / months_of(kind) + 1};
}

Day Period::first() const { return day_from({year, (number - 1) * months_of(kind) + 1, 1}); }

Day Period::last() const { return next().first() - 1; }

Period Period::next() const {
  if (number * months_of(kind) < 12) return {kind, year, number + 1};
  return {kind, year + 1, 1};
}

Period Period::previous() const {
  if (number > 1) return {kind, year, number - 1};
  return {kind, year - 1, 12 / months_of(kind)};
}

std::string to_text(const Period& period) {
  std::string out = std::to_string(period.year);
  if (period.kind != PeriodKind::year) out.append("-").append(1, letter_of(period.kind)).append(std::to_string(period.number));
  return out;
}

std::optional<Period> parse_period(std::string_view text) {
  if (text.size() != 4 && (text.size() != 7 || text[4] != '-')) return std::nullopt;
  const auto year = digits(text.substr(0, 4));
  if (!year || *year < 1900 || *year > 2199) return std::nullopt;
  if (text.size() == 4) return Period{PeriodKind::year, *year, 1};
  for (const auto kind : {PeriodKind::two_months, PeriodKind::quarter, PeriodKind::half_year}) {
    if (text[5] != letter_of(kind)) continue;
    const int number = text[6] - '0';
    if (number < 1 || number > 12 / months_of(kind)) return std::nullopt;
    return Period{kind, *year, number};
  }
  return std::nullopt;
}

}  // namespace lianxin
