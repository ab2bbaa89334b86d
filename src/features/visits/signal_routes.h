#pragma once

#include <memory>

#include "features/visits/signal_actions.h"
#include "platform/http/router.h"

namespace lianxin::visits {

void mount_signals(http::Router&, std::shared_ptr<const VisitBook>);

}  // namespace lianxin::visits
