#pragma once

#include <string>
#include <vector>

#include "features/visits/gap.h"

namespace lianxin::visits {

// Items from position `after`, at most `limit`, and how many there are.
std::string write_gaps(GapList, const std::vector<Gap>&, std::size_t after, std::size_t limit);

}  // namespace lianxin::visits
