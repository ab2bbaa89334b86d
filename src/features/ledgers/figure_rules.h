// What records say to the figures of their type, and how facts add up. Values in, values out.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/written_number.h"
#include "features/ledgers/record_rules.h"

namespace lianxin::ledgers {

// In the order of Fact. A figure whose date is missing gets nothing of the record; a sum nothing of what is missing. What `by` is
// missing stands under "". `path`: of the record's place.
std::vector<Fact> facts_of(const Compiled&, const Entries&, const Around&);

// Facts of one figure, added: amounts in millionths; of `distinct` how many items; of `rate` hits of base.
struct FigureSum {
  std::string first_by{};
  std::string second_by{};
  std::int64_t amount = 0;
  std::int64_t base = 0;
  Qualifier qualifier = Qualifier::exact;
  std::int64_t records = 0;
};
// Hits of base in hundredths of a percent, halves up; nothing of nothing (never 0 % or 100 %).
std::optional<std::int64_t> rate_of(const FigureSum&);
// Of a figure that says what is least: the groups by its first dimension that come to less, in their order. Whoever has no record at all is in no
// group.
std::vector<FigureSum> below_least(const Figure&, const std::vector<FigureSum>& groups);
// A mask of 1 << Qualifier of all facts: of one kind that, of several at_least.
Qualifier qualifier_of_mask(int mask);

}  // namespace lianxin::ledgers
