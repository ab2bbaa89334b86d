// A consolidation of the demonstration: half done, so that there is something to merge.
#pragma once

#include "features/consolidations/consolidation_actions.h"
#include "platform/db/store.h"
#include "platform/feature/feature.h"

namespace lianxin::consolidations {

// Of the demonstration banner's requests; none where there are none.
Result<void> seed_consolidations(db::Store&, const Workbook&, const SeedOptions&);

}  // namespace lianxin::consolidations
