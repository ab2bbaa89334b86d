// Full-text search by character bigrams, the same on both databases: words of two and more characters are found
// wherever they stand; one character is found as the beginning of a bigram. Text is folded first (繁→简, full width →
// half width, lower case). Needs no dictionary.
#pragma once

#include <string>
#include <string_view>

#include "base/moment.h"
#include "platform/db/db.h"

namespace lianxin::db {

// Puts or replaces the text of one record under `index` ("tickets"); the caller's transaction holds it. `at`: the record's own
// moment, by which what is found is put in order (search_walk.h).
Result<void> put_search_text(Writer&, std::string_view index, std::string_view subject, std::string_view text, Moment at);
Result<void> remove_search_text(Writer&, std::string_view index, std::string_view subject);

// Feeds the index anew from the kept texts: after the way texts are cut has changed, or when an index was damaged.
// Gives the number of texts. Takes about 0.1 ms a text, in one transaction.
Result<std::int64_t> reindex_search_texts(Writer&);

// What a person typed, turned into the driver's query. Blank-separated words must all occur. Empty when nothing
// searchable is left (then the caller answers with no hits).
std::string search_query(Dialect, std::string_view typed);
// An SQL condition `<subject_column> in (…)` that uses two placeholders: $`index_arg` (the index's name) and
// $`query_arg` (search_query's text).
std::string search_condition(Dialect, std::string_view subject_column, int index_arg, int query_arg);
// The same asked of each row, for when most rows match: cheap for one, dear for many.
std::string search_condition_of_each(Dialect, std::string_view subject_column, int index_arg, int query_arg);
// How many texts match, of whatever index, counted no further than `most`: for choosing between the two.
Result<std::int64_t> search_matches(const Reader&, std::string_view query, std::int64_t most);

// Folding for search and equality of wording: traditional to simplified, half width, lower case.
std::string folded(std::string_view);

}  // namespace lianxin::db
