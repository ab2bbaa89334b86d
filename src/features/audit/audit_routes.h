#pragma once

#include "platform/feature/deployment.h"
#include "platform/http/router.h"

namespace lianxin::audit {

// `deployment` must outlive the router's use.
void mount_audit(http::Router&, const Deployment&);

}  // namespace lianxin::audit
