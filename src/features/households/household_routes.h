#pragma once

#include <memory>

#include "features/households/household_actions.h"
#include "platform/http/router.h"

namespace lianxin::households {

void mount_households(http::Router&, std::shared_ptr<const Registry>);

}  // namespace lianxin::households
