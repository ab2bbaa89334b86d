// The door of audit: the journal for those entitled (3.12: who keeps the logs reads nothing else).
#pragma once

#include "platform/feature/feature.h"

namespace lianxin::audit {

// `deployment` must outlive the feature.
Feature feature(const Deployment& deployment);

}  // namespace lianxin::audit
