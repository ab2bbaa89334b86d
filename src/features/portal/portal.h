// The door of the portal: what the public may see and send without an account (9 of the ten things; E3).
#pragma once

#include "features/portal/submission.h"
#include "features/portal/track.h"
#include "platform/feature/feature.h"

namespace lianxin::portal {

// invalid or malformed when a pack of the tickets is missing or bad.
Result<Feature> feature(const Deployment&);

}  // namespace lianxin::portal
