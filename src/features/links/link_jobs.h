// What links do when places and households change.
#pragma once

#include <memory>
#include <vector>

#include "features/links/link_actions.h"
#include "platform/feature/feature.h"

namespace lianxin::links {

std::vector<Reaction> link_reactions(const std::shared_ptr<const Registry>&);

}  // namespace lianxin::links
