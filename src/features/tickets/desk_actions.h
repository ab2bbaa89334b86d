// Reading the desk from the deployment's packs.
#pragma once

#include "base/result.h"
#include "features/rulebook/edition.h"
#include "features/tickets/desk.h"
#include "platform/feature/deployment.h"

namespace lianxin::tickets {

// The book "time_limits" of the rulebook, which starts with packs/time_limits.json. The packs' errors.
Result<rulebook::Book> limits_book(const Deployment&);

// invalid or malformed with the file in `detail` when a pack is missing or cannot be read.
Result<Desk> desk_of(const Deployment&);

}  // namespace lianxin::tickets
