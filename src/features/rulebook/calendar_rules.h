// What a calendar may say, and how what administrators set goes with the years of the packs (3.8).
#pragma once

#include "features/rulebook/calendar_book.h"

namespace lianxin::rulebook {

constexpr std::size_t most_years = 100;

// All faults of all years ("years[1].holidays[0].to"), and the same year twice.
std::vector<FieldFault> faults_of(const CalendarBook&);
// Only the years that differ from those of the packs, in the order of the years.
CalendarBook changed_years(const CalendarBook& wanted, const CalendarBook& packs);
// The years of the packs, with `kept` in place of theirs and beside them; in the order of the years.
CalendarBook all_years(const CalendarBook& kept, const CalendarBook& packs);

}  // namespace lianxin::rulebook
