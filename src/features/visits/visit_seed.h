// The visits of the demonstration: some weeks of them in its sumu, 17 of 54 households of its gacha met in the running two months.
#pragma once

#include "features/visits/visit_actions.h"
#include "platform/feature/feature.h"

namespace lianxin::visits {

// Does nothing when there are visits already. The same for the same day. Needs the seeds of households, people and links.
Result<void> seed_visits(db::Store&, const VisitBook&, const SeedOptions&);

}  // namespace lianxin::visits
