#pragma once

#include <vector>

#include "platform/feature/deployment.h"
#include "platform/feature/naming.h"
#include "platform/http/router.h"

namespace lianxin::audit {

// `deployment` must outlive the router's use.
void mount_audit(http::Router&, const Deployment&, std::vector<Naming> namings);

}  // namespace lianxin::audit
