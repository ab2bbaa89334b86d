#pragma once

#include <string_view>
#include <vector>

#include "features/people/composition.h"

namespace lianxin::people {

// All that a team of this level with these seats lacks, seat by seat in the order of the rules.
std::vector<Lack> lacks_of(std::string_view level, const std::vector<Seat>&, const CompositionRules&);

// Whether somebody of this rank may take the seat: true where no rule speaks of it.
bool is_allowed(std::string_view level, SeatKind, std::string_view rank, const CompositionRules&);

}  // namespace lianxin::people
