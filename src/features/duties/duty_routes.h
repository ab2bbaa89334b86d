// The routes of duties.
#pragma once

#include "features/duties/due_actions.h"
#include "platform/http/router.h"

namespace lianxin::duties {

// `reckoning` must outlive the router.
void mount_duties(http::Router&, const Reckoning& reckoning);

}  // namespace lianxin::duties
