#pragma once

#include <memory>

#include "features/tickets/desk_source.h"
#include "platform/http/router.h"

namespace lianxin::problems {

void mount_problems(http::Router&, std::shared_ptr<const tickets::DeskSource>);

}  // namespace lianxin::problems
