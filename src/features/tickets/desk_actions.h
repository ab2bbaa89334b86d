// Reading the desk from the deployment's packs.
#pragma once

#include "base/result.h"
#include "features/tickets/desk.h"
#include "platform/feature/deployment.h"

namespace lianxin::tickets {

// invalid or malformed with the file in `detail` when a pack is missing or cannot be read.
Result<Desk> desk_of(const Deployment&);

}  // namespace lianxin::tickets
