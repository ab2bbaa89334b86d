// The door of consolidations: from many voices to few lines, a person deciding.
#pragma once

#include <memory>

#include "features/consolidations/consolidation_actions.h"
#include "platform/feature/feature.h"

namespace lianxin::consolidations {

// `deployment` must outlive the feature. The packs' own errors when they are missing or bad.
Result<Feature> feature(const Deployment& deployment);
// What the actions of consolidations need.
Result<std::shared_ptr<const Workbook>> open_workbook(const Deployment& deployment);

}  // namespace lianxin::consolidations
