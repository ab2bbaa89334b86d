#pragma once

#include "features/visits/visit_actions.h"
#include "platform/feature/feature.h"

namespace lianxin::visits {

// What the demonstration's members did where they had checked in, in the two months before now; once.
Result<void> seed_services(db::Writer&, const VisitBook&, const SeedOptions&);

}  // namespace lianxin::visits
