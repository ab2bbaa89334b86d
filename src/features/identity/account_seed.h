#pragma once

#include "platform/feature/feature.h"

namespace lianxin::identity {

// An account for each of the people of the demonstration who has a part in it. Those that are there stay as they are.
Result<void> seed_accounts(db::Store&, const Deployment&, const SeedOptions&);

}  // namespace lianxin::identity
