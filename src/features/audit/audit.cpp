#include "features/audit/audit.h"

#include "features/audit/audit_actions.h"
#include "features/audit/audit_jobs.h"
#include "features/audit/audit_routes.h"

namespace lianxin::audit {

Feature feature(const Deployment& deployment) {
  return {.name = "audit", .verbs = {verb::read, verb::take_away},
          .mount = [d = &deployment](http::Router& router) { mount_audit(router, *d); }, .jobs = audit_jobs()};
}

Result<journal::Verification> verify_journal(db::Store& store) {
  return store.reading([](db::Reader& r) { return journal::verify(r); });
}

}  // namespace lianxin::audit
