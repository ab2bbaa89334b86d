// Folding: one spelling for what a reader takes for the same: traditional to simplified characters (one by one, from
// OpenCC's table), full width to half width, lower case (ASCII, Latin, Greek, Cyrillic), invisible characters dropped.
#pragma once

#include <string>
#include <string_view>

namespace lianxin::text {

// One code point folded; 0 when it is dropped.
char32_t folded(char32_t);
// REQUIRES: is_valid_text.
std::string folded(std::string_view);
// Whether OpenCC's table was found: without it traditional characters stay as they are.
bool folds_traditional();

}  // namespace lianxin::text
