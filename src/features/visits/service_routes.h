#pragma once

#include "features/visits/service_actions.h"
#include "platform/http/router.h"

namespace lianxin::visits {

void mount_services(http::Router&, std::shared_ptr<const VisitBook>);

}  // namespace lianxin::visits
