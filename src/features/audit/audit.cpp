#include "features/audit/audit.h"

#include "features/audit/audit_actions.h"
#include "features/audit/audit_routes.h"

namespace lianxin::audit {

namespace {

Result<void> export_rows(const db::Reader& r, const Doing& doing, const Exporter::Row& visit) {
  return each_audit_row(r, [&](const AuditRow& row) {
    return visit({std::to_string(row.seq), to_text(row.at, doing.zone), row.actor_name, row.via, row.action, row.subject_kind,
                  row.subject, row.detail, row.sealed ? "1" : "0"});
  });
}

}  // namespace

Feature feature(const Deployment& deployment, std::vector<Naming> namings) {
  return {.name = "audit", .verbs = {verb::read, verb::take_away},
          .mount = [d = &deployment, namings = std::move(namings)](http::Router& router) { mount_audit(router, *d, namings); },
          .exporters = {{"journal",
                         {"number", "at", "actor", "via", "action", "subject_kind", "subject", "detail", "sealed"},
                         export_rows}}};
}

}  // namespace lianxin::audit
