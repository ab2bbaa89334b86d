// The door of search: one box for requests, problems and visits.
#pragma once

#include "features/search/search_actions.h"
#include "platform/feature/feature.h"

namespace lianxin::search {

// `deployment` must outlive the feature. The packs' own errors of tickets.
Result<Feature> feature(const Deployment& deployment);

}  // namespace lianxin::search
