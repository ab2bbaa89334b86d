#include "base/period.h"

#include <doctest/doctest.h>

namespace lianxin {
namespace {

Day d(std::string_view text) { return parse_day(text).value(); }

TEST_CASE("a day lies in exactly one period of each kind, from its first to its last day") {
  struct Row { PeriodKind kind; const char* day; const char* text; const char* first; const char* last; };
  for (const Row& row : {Row{PeriodKind::two_months, "2026-01-01", "2026-B1", "2026-01-01", "2026-02-28"},
                         Row{PeriodKind::two_months, "2024-02-29", "2024-B1", "2024-01-01", "2024-02-29"},
                         Row{PeriodKind::two_months, "2026-11-17", "2026-B6", "2026-11-01", "2026-12-31"},
                         Row{PeriodKind::quarter, "2026-03-31", "2026-Q1", "2026-01-01", "2026-03-31"},
                         Row{PeriodKind::quarter, "2026-04-01", "2026-Q2", "2026-04-01", "2026-06-30"},
                         Row{PeriodKind::half_year, "2026-06-30", "2026-H1", "2026-01-01", "2026-06-30"},
                         Row{PeriodKind::half_year, "2026-07-01", "2026-H2", "2026-07-01", "2026-12-31"},
                         Row{PeriodKind::year, "2026-12-31", "2026", "2026-01-01", "2026-12-31"}}) {
    CAPTURE(row.day);
    const Period period = Period::containing(row.kind, d(row.day));
    CHECK(to_text(period) == row.text);
    CHECK(period.first() == d(row.first));
    CHECK(period.last() == d(row.last));
    CHECK(period.contains(d(row.day)));
    CHECK_FALSE(period.contains(period.first() - 1));
    CHECK_FALSE(period.contains(period.last() + 1));
    CHECK(parse_period(row.text) == period);
  }
}

TEST_CASE("periods follow one another without a gap") {
  for (const auto kind : {PeriodKind::two_months, PeriodKind::quarter, PeriodKind::half_year, PeriodKind::year}) {
    Period period = Period::containing(kind, d("2023-01-01"));
    for (int i = 0; i < 30; ++i) {
      CHECK(period.next().first() == period.last() + 1);
      CHECK(period.next().previous() == period);
      period = period.next();
    }
    CHECK(named<PeriodKind>(name_of(kind)) == kind);
  }
}

TEST_CASE("what is no period is none") {
  for (const char* text : {"", "26", "2026-", "2026-B7", "2026-Q0", "2026-Q5", "2026-H3", "2026-M1", "2026-b1", "20261-Q1", "-026", "1899", "2200-Q1", "2026 Q1", "2026-Q12"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_period(text));
  }
  CHECK_FALSE(named<PeriodKind>("month"));
}

}  // namespace
}  // namespace lianxin
