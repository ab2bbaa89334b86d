// The door of problems: many voices, one answer.
#pragma once

#include "features/problems/problem_actions.h"

namespace lianxin::problems {

// `deployment` must outlive the feature. The packs' own errors of tickets.
Result<Feature> feature(const Deployment& deployment);

}  // namespace lianxin::problems
