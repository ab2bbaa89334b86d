// What households do about changes elsewhere.
#pragma once

#include <string>
#include <vector>

#include "platform/feature/feature.h"

namespace lianxin::households {

// They go along when their place moves or merges; those of a place that is split stay with it, or go to who stands for it.
// Names of places are not kept with households, so that a rename needs nothing.
std::vector<Reaction> household_reactions(std::string partition);

}  // namespace lianxin::households
