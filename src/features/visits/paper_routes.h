#pragma once

#include <memory>

#include "features/visits/visit_actions.h"
#include "platform/http/router.h"

namespace lianxin::visits {

void mount_papers(http::Router&, std::shared_ptr<const VisitBook>);

}  // namespace lianxin::visits
