// Searching requests, for the feature that searches everything: within the asker's sight, and never what is about him (E2).
#pragma once

#include <vector>

#include "features/tickets/desk.h"
#include "features/tickets/found.h"
#include "platform/db/search_walk.h"

namespace lianxin::tickets {

// Newest first; nothing for words in which nothing can be searched.
Result<std::vector<Found>> find_said(const db::Reader&, const Actor&, const Desk&, const Sought&);
// Counted no further than `most`.
Result<db::SearchCount> count_said(const db::Reader&, const Actor&, const Desk&, const Sought&, std::int64_t most);

}  // namespace lianxin::tickets
