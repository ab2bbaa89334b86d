// The door of visits: who met whom, when and how, and what came of it.
#pragma once

#include <memory>

#include "features/visits/found_actions.h"
#include "features/visits/visit_actions.h"
#include "platform/feature/feature.h"

namespace lianxin::visits {

// `deployment` must outlive the feature. The packs' own errors when visit_needs.json or those of the features below are bad.
Result<Feature> feature(const Deployment& deployment);
// What the actions of visits need.
Result<std::shared_ptr<const VisitBook>> open_book(const Deployment& deployment);

// What a household may be asked about: visits to itself and to no other, those that were taken back left out unless it was right
// about them; newest first.
Result<std::vector<Visit>> visits_to(const db::Reader&, std::string_view partition, HouseholdId, std::size_t most);

}  // namespace lianxin::visits
