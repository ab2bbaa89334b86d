// The portal's paths.
#pragma once

#include <memory>

#include "features/rounds/rounds.h"
#include "features/tickets/desk_source.h"
#include "platform/http/router.h"

namespace lianxin::portal {

void mount_portal(http::Router&, std::shared_ptr<const tickets::DeskSource>, std::shared_ptr<const rounds::RoundBook>);

}  // namespace lianxin::portal
