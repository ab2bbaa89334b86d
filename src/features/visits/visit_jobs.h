// What visits do when places change.
#pragma once

#include <string>
#include <vector>

#include "platform/feature/feature.h"

namespace lianxin::visits {

std::vector<Reaction> visit_reactions(const std::string& partition);

}  // namespace lianxin::visits
