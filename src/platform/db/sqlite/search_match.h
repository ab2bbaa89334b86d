// text_matches(folded, query) in SQL: whether one text is found by a query of search_query, without the index.
#pragma once

#include <sqlite3.h>

#include <string_view>

namespace lianxin::db {

// What the index answers for this text. `query` is FTS5's: "ab bc" AND "cd" *
bool search_text_matches(std::string_view folded, std::string_view query);

// Makes it known to a connection; SQLite's code.
int add_text_matches(sqlite3* connection);

}  // namespace lianxin::db
