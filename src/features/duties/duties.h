// The door of duties: what visits are worth, and whom somebody owes one.
#pragma once

#include <memory>

#include "features/duties/due_actions.h"
#include "features/duties/duty_actions.h"
#include "features/duties/many_credit_actions.h"
#include "platform/feature/feature.h"

namespace lianxin::duties {

// `deployment` must outlive the feature. The pack's own errors when it is missing or bad.
Result<Feature> feature(const Deployment& deployment);
// What visits give to the actions above.
Result<std::shared_ptr<const Reckoning>> open_reckoning(const Deployment& deployment);

}  // namespace lianxin::duties
