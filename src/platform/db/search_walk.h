// Walking through what a search finds, newest first, and counting it, within somebody's sight: the matches of the index are
// looked at from the newest on, each joined with its record, until the page is full. What is cheap for wide sights is dear for
// narrow ones; so the walk goes over to the records within the sight when few of the matches lie there.
#pragma once

#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

#include "base/moment.h"
#include "platform/db/conditions.h"
#include "platform/db/db.h"

namespace lianxin::db {

// A text's rank: its index, its moment in seconds, and within one second the order in which texts came. On SQLite it is the row's
// number in the index.
constexpr std::int64_t ranks_a_second = std::int64_t{1} << 20;
// The first rank of a text of this moment.
std::int64_t first_rank(std::string_view index, Moment at);
constexpr std::int64_t newest_rank = std::numeric_limits<std::int64_t>::max();

// Records with texts in an index, and who may see which. The statement's $1 is the partition.
struct SearchPlan {
  std::string_view index{};        // "tickets"
  std::string query{};             // search_query's; not empty
  std::string_view partition{};
  std::string_view table{};        // with its alias: "tickets t"
  std::string_view subject{};      // its column: "t.id"
  std::string_view columns{};      // what `row` is given, from column 1 on; column 0 is the rank
  std::function<void(Conditions&)> restrict_to{};  // adds the partition, the sight and whatever else is asked
  std::int64_t most_walked = 20'000;  // matches looked at; fewer than asked for among so many: the sight is narrow
};

// Records older than `before`, newest first, at most `most`.
Result<void> walk_matches(const Reader&, const SearchPlan&, std::int64_t before, int most, const Visit& row);

struct SearchCount {
  std::int64_t count = 0;
  bool is_more = false;  // there are more than were counted
};
// Counted no further than `most`.
Result<SearchCount> count_matches(const Reader&, const SearchPlan&, std::int64_t most);

}  // namespace lianxin::db
