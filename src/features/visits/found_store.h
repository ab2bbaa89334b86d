// Searching the words of visits, within somebody's sight.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "features/visits/found_visit.h"
#include "platform/access/access.h"
#include "platform/db/search_fill.h"
#include "platform/db/search_walk.h"

namespace lianxin::visits::store {

// What is searched: the diary and what was promised; nothing of who lives there (E3), nor in what words a household disputed it (E2).
std::string searched_text(const Visit&);
// Puts, replaces or, of one that was taken back or has no words, removes its text.
Result<void> put_search(db::Writer&, const Visit&);

// Newest first.
Result<std::vector<FoundVisit>> found(const db::Reader&, std::string_view partition, const access::Sight&, PersonId asker, const SoughtVisit&);
Result<db::SearchCount> count_found(const db::Reader&, std::string_view partition, const access::Sight&, PersonId asker, const SoughtVisit&, std::int64_t most);

// For filling the index anew.
Result<std::vector<db::SearchText>> searched_texts(const db::Reader&, std::string_view partition, std::string_view after, int most);

}  // namespace lianxin::visits::store
