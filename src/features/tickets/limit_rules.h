// What a table of time limits may say (3.8, 4.41): the rows of the packs, whose lengths and names may be others.
#pragma once

#include <vector>

#include "base/result.h"
#include "features/tickets/clock.h"

namespace lianxin::tickets {

constexpr int longest_limit_days = 250;  // about a year of working days

// "items[3].working_days" …: base.required, base.too_long, base.json_out_of_range, tickets.limit_{unknown, twice, missing, moved,
// order}. The rows of `packs` are those the clocks know.
std::vector<FieldFault> faults_of(const TimeLimits&, const TimeLimits& packs);
// `kept`, with the rows of the packs it does not have: those a later version of the program added.
TimeLimits completed(TimeLimits kept, const TimeLimits& packs);

}  // namespace lianxin::tickets
