// Feeding of SQLite's full-text index: once before each commit, for all texts the group changed.
#pragma once

#include "platform/db/db.h"

namespace lianxin::db {

// Whether search_changes has rows.
bool search_feed_waits(const Reader&);
// Brings search_index up to search_docs and empties search_changes.
Result<void> feed_search_index(Writer&);

}  // namespace lianxin::db
