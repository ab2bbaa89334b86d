// A year of visits in every village with households, for measuring: what village teams do when they come round every two months.
#pragma once

#include "features/visits/visit_actions.h"
#include "platform/feature/feature.h"

namespace lianxin::visits {

// `options.visits` of each household in the year before `options.now`, about one in eleven left out. Credited as if they had been
// entered, without journal. Villages where anybody has been visited already are passed over:
// what was broken off is begun anew with another database.
Result<void> seed_year(db::Store&, const VisitBook&, const SeedOptions& options);

}  // namespace lianxin::visits
