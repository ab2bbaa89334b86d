// The door of visits: who met whom, when and how, and what came of it.
#pragma once

#include <memory>

#include "features/visits/visit_actions.h"
#include "platform/feature/feature.h"

namespace lianxin::visits {

// `deployment` must outlive the feature. The packs' own errors when visit_needs.json or those of the features below are bad.
Result<Feature> feature(const Deployment& deployment);
// What the actions of visits need.
Result<std::shared_ptr<const VisitBook>> open_book(const Deployment& deployment);

}  // namespace lianxin::visits
