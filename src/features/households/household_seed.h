// The demonstration's households: invented people, nobody's telephone, no id numbers.
#pragma once

#include "features/households/household_actions.h"
#include "platform/feature/feature.h"

namespace lianxin::households {

// 54 in the demonstration's gacha, 30 in each other village of its sumu; with `households` that many on the average in every
// other village too. Does nothing when there are some already. Always the same ids and names.
Result<void> seed_households(db::Store&, const Registry&, const SeedOptions&);

}  // namespace lianxin::households
