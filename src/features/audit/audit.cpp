#include "features/audit/audit.h"

#include "features/audit/audit_actions.h"
#include "features/audit/audit_routes.h"

namespace lianxin::audit {

Feature feature(const Deployment& deployment) {
  return {.name = "audit", .verbs = {verb::read, verb::take_away},
          .mount = [d = &deployment](http::Router& router) { mount_audit(router, *d); }};
}

}  // namespace lianxin::audit
