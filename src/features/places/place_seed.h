// The demonstration prefecture's tree and units.
#pragma once

#include "features/places/place_actions.h"
#include "platform/feature/feature.h"

namespace lianxin::places {

// Hulunbuir from packs/places/hulunbuir.csv with a government, an office and departments for each place that has them.
// Does nothing when the root is there already. Always the same ids and paths.
Result<void> seed_places(db::Store&, const Tree&, const Packs&, const SeedOptions&);

}  // namespace lianxin::places
