#pragma once

#include <memory>
#include <vector>

#include "platform/access/access.h"
#include "platform/http/router.h"

namespace lianxin::identity {

// `verbs`: all of the product's; read when asked, so they may be filled in after this.
void mount_roles(http::Router&, std::shared_ptr<const std::vector<access::Verb>> verbs);

}  // namespace lianxin::identity
