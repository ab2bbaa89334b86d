// Many texts at once. Filling an index from the records of its feature: what was there before the feature put its texts in, or before the way they are
// put in order changed. Done in the background, some hundreds at a time, once.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/moment.h"
#include "platform/db/store.h"

namespace lianxin::db {

struct SearchText {
  std::string subject{};
  std::string text{};  // empty: is not in the index
  Moment at{};
};
// At most `most` records, in the order of their subjects, behind `after`; fewer than `most`: the last.
using SearchTexts = std::function<Result<std::vector<SearchText>>(const Reader&, std::string_view after, int most)>;

// Puts the texts of records that have none yet, in few statements; the caller's transaction holds them.
Result<void> put_new_search_texts(Writer&, std::string_view index, const std::vector<SearchText>&);

// Goes on where it ended, for as long as `most_ms`; gives how many records it went through. Nothing to do once it is done.
Result<int> fill_search_index(Store&, std::string_view index, const SearchTexts&, int most_ms = 2000);

}  // namespace lianxin::db
