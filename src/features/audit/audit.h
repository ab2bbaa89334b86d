// The door of audit: the journal for those entitled (3.12: who keeps the logs reads nothing else).
#pragma once

#include "platform/feature/feature.h"

namespace lianxin::audit {

// `deployment` must outlive the feature. `namings`: what the records are called that the journal tells of.
Feature feature(const Deployment& deployment, std::vector<Naming> namings);

}  // namespace lianxin::audit
