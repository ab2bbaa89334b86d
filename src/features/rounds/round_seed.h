// Collections of opinions of the demonstration: one that is being sorted, one that is open, with sheets, figures and a batch to check.
#pragma once

#include "features/rounds/round_actions.h"
#include "platform/feature/feature.h"

namespace lianxin::rounds {

// Does nothing where its rounds are there, or there is no such banner. Opinions only where the demonstration has requests.
Result<void> seed_rounds(db::Store&, const RoundBook&, const SeedOptions&);

}  // namespace lianxin::rounds
