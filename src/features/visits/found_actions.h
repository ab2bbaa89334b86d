// Searching visits, for the feature that searches everything: within the asker's sight, and one's own.
#pragma once

#include <string>
#include <vector>

#include "base/actor.h"
#include "features/visits/found_visit.h"
#include "platform/db/search_walk.h"

namespace lianxin::visits {

// Newest first; nothing for words in which nothing can be searched.
Result<std::vector<FoundVisit>> find_visits(const db::Reader&, std::string_view partition, const Actor&, const SoughtVisit&);
// Counted no further than `most`.
Result<db::SearchCount> count_visits(const db::Reader&, std::string_view partition, const Actor&, const SoughtVisit&, std::int64_t most);

}  // namespace lianxin::visits
