// Reading and setting books of rules. A change holds at once on every server, for what begins after it.
#pragma once

#include "base/page.h"
#include "base/published_year.h"
#include "features/rulebook/edition.h"
#include "features/rulebook/rulebook_store.h"
#include "platform/access/access.h"
#include "platform/db/db.h"

namespace lianxin::rulebook {

namespace verb {
inline const access::Verb read{
    .name = "rulebook.read",
    .roles = {Role::administrator, Role::office, Role::unit_leader, Role::inspector, Role::auditor}};
// The rules hold for the whole tree: by an administrator of all of it.
inline const access::Verb change{.name = "rulebook.change", .roles = {Role::administrator}};
}  // namespace verb

// The book of the packs' calendar years.
Book calendar_book(std::vector<PublishedYear> published);
// The years administrators have set.
Result<std::vector<CalendarYear>> changed_years(const db::Reader&, std::string_view partition);

// Whether the actor administers the whole tree.
Result<bool> may_change(const db::Reader&, const Actor&, std::string_view partition);

// The one in force; version 0 where nobody changed anything.
Result<Edition> current_edition(const db::Reader&, std::string_view partition, const Book&);
// not_found.
Result<Edition> read_edition(const db::Reader&, std::string_view partition, const Book&, std::int64_t version);

// Sets a whole content; the same as is in force changes nothing. forbidden; stale when `version` is not the one in force; invalid
// "reason", "content.…".
Result<Edition> set_edition(db::Writer&, const Doing&, std::string_view partition, const Book&, std::string_view content,
                            const std::string& reason, std::int64_t version);
// Sets what an earlier version said (0: what the packs say), as a new version. As set_edition; invalid "version".
Result<Edition> revert_to(db::Writer&, const Doing&, std::string_view partition, const Book&, std::int64_t earlier,
                          const std::string& reason, std::int64_t version);

}  // namespace lianxin::rulebook
