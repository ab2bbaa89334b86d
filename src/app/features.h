// The product's table of contents.
#pragma once

#include <vector>

#include "platform/feature/feature.h"

namespace lianxin::app {

// In the order in which they are mounted, seeded and asked; `deployment` must outlive them. An error when a pack is bad.
Result<std::vector<Feature>> all_features(const Deployment& deployment);

}  // namespace lianxin::app
