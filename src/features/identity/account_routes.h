#pragma once

#include "platform/feature/deployment.h"
#include "platform/http/router.h"

namespace lianxin::identity {

// `deployment` must outlive the router's use.
void mount_accounts(http::Router&, const Deployment&);

}  // namespace lianxin::identity
