// Editions in the database.
#pragma once

#include "base/page.h"
#include "features/rulebook/edition.h"
#include "platform/db/db.h"

namespace lianxin::rulebook::store {

// Differs from what it was before any change of any book.
Result<std::int64_t> stamp(const db::Reader&);
// Changes it, and lets nobody else change a book until the transaction ends.
Result<void> change_stamp(db::Writer&);

// The last one; nullopt where nobody changed anything.
Result<std::optional<Edition>> find_last(const db::Reader&, std::string_view partition, std::string_view name);
Result<std::optional<Edition>> find_edition(const db::Reader&, std::string_view partition, std::string_view name, std::int64_t version);
// The newest first, without contents. bad_cursor.
Result<Page<Edition>> list_editions(const db::Reader&, std::string_view partition, std::string_view name, const PageRequest&);
// conflict "base.duplicate" when there is this version.
Result<void> add(db::Writer&, std::string_view partition, std::string_view name, const Edition&);

}  // namespace lianxin::rulebook::store
