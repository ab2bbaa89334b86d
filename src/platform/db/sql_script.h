// A file of SQL cut into its statements.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lianxin::db {

// Knows quotes, comments, $tags$ and the begin … end of triggers. Comments before a statement are dropped.
std::vector<std::string> statements_of(std::string_view script);

}  // namespace lianxin::db
