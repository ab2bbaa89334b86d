#pragma once

#include "platform/feature/deployment.h"
#include "platform/http/router.h"

namespace lianxin::identity {

// Both must outlive the router's use: the session tells what the menus may offer from the verbs of all routes.
void mount_session(http::Router&, const Deployment&);
void mount_tokens(http::Router&, const Deployment&);
void mount_second_factor(http::Router&, const Deployment&);

}  // namespace lianxin::identity
