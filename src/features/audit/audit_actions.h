#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "base/page.h"
#include "features/audit/audit_search.h"
#include "platform/access/access.h"
#include "platform/db/store.h"
#include "platform/feature/naming.h"
#include "platform/journal/journal.h"

namespace lianxin::audit {

namespace verb {
inline const access::Verb read{"audit.read", {Role::auditor, Role::administrator}};
inline const access::Verb take_away{"audit.export", {Role::auditor}};
}  // namespace verb

constexpr int most_exported = 50'000;

// Newest first, only rows of places the actor's grant reaches; rows without a place only for who holds the whole tree.
// invalid "place" "audit.no_such_place".
Result<Page<AuditRow>> search_audit(const db::Reader&, const Doing&, std::string_view partition, const AuditQuery&, const PageRequest&);
// Says what the subjects are called: one question a kind, however many rows.
Result<void> name_subjects(const db::Reader&, const std::vector<Naming>&, std::vector<AuditRow>&);
// All of it, at most most_exported; taking logs away is itself told in the journal.
Result<std::vector<AuditRow>> export_audit(db::Writer&, const Doing&, std::string_view partition, const AuditQuery&);

// For the command line: all rows, oldest first, in constant memory.
Result<void> each_audit_row(const db::Reader&, const std::function<Result<void>(const AuditRow&)>&);

}  // namespace lianxin::audit
