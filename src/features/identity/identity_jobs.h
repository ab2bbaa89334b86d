#pragma once

#include <vector>

#include "platform/feature/feature.h"

namespace lianxin::identity {

// `deployment` must outlive them.
std::vector<TimedJob> identity_jobs(const Deployment&);
std::vector<Reaction> identity_reactions(const Deployment&);

}  // namespace lianxin::identity
