// Searching the words of requests, within somebody's sight.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/actor.h"
#include "features/tickets/found.h"
#include "platform/access/access.h"
#include "platform/db/search_fill.h"
#include "platform/db/search_walk.h"

namespace lianxin::tickets::store {

// What is searched: number, title and the words; never who spoke (E2).
std::string searched_text(std::string_view number, std::string_view title, std::string_view text);

// Newest first.
Result<std::vector<Found>> found(const db::Reader&, std::string_view partition, const Actor&, const access::Sight&, const Sought&);
Result<db::SearchCount> count_found(const db::Reader&, std::string_view partition, const Actor&, const access::Sight&, const Sought&, std::int64_t most);

// For filling the index anew.
Result<std::vector<db::SearchText>> searched_texts(const db::Reader&, std::string_view partition, std::string_view after, int most);

}  // namespace lianxin::tickets::store
