// What answers under /api/v1/rounds and /api/v1/batches.
#pragma once

#include <memory>

#include "features/rounds/round_actions.h"
#include "platform/feature/feature.h"
#include "platform/http/router.h"

namespace lianxin::rounds {

void mount_rounds(http::Router&, std::shared_ptr<const RoundBook>);
void mount_batches(http::Router&, std::shared_ptr<const RoundBook>);

}  // namespace lianxin::rounds
