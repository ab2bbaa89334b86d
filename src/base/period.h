// Period: a stretch of the calendar that figures and duties are counted by: a year, half a year, a quarter, two months.
#pragma once

#include <boost/describe.hpp>
#include <compare>
#include <optional>
#include <string>
#include <string_view>

#include "base/moment.h"
#include "base/named.h"

namespace lianxin {

// Calendar periods, never "the last 90 days" (domain §1.5). Two months are January and February, March and April …
enum class PeriodKind { two_months, quarter, half_year, year };
BOOST_DESCRIBE_ENUM(PeriodKind, two_months, quarter, half_year, year)

struct Period {
  PeriodKind kind = PeriodKind::year;
  int year = 1970;
  int number = 1;  // within the year, from 1
  friend auto operator<=>(const Period&, const Period&) = default;

  static Period containing(PeriodKind, Day);
  Day first() const;
  Day last() const;
  int days() const { return last() - first() + 1; }
  bool contains(Day day) const { return first() <= day && day <= last(); }
  Period next() const;
  Period previous() const;
};

// "2026", "2026-H2", "2026-Q4", "2026-B6": sorts within one kind as time does.
std::string to_text(const Period&);
// Years 1900…2199; nothing for what is no period.
std::optional<Period> parse_period(std::string_view);

}  // namespace lianxin
