// What duties do by themselves: close periods that have ended, and follow households, links and places.
#pragma once

#include <vector>

#include "features/duties/duty_actions.h"
#include "platform/feature/feature.h"

namespace lianxin::duties {

// Gives how many were closed.
Result<int> close_periods(db::Store&, const Reckoning&, Moment now);
// `reckoning` is copied.
std::vector<Reaction> duty_reactions(Reckoning reckoning);

}  // namespace lianxin::duties
