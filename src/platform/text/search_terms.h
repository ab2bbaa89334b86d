// Search terms: a folded text cut into what the index holds. A run of characters gives its overlapping pairs and, at its
// end, the last character alone; a word of letters or digits is one term. Everything else parts runs and words (between a
// run and a word it makes no difference: "拨打 12345 热线" is found as "12345热线"). Two neighbouring
// pairs of one run are neighbours in the list, so a phrase of pairs is found exactly where the characters stand.
//
// The index must be fed anew by a migration when the cutting changes: removing a text cuts the old one again.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace lianxin::text {

constexpr std::size_t max_terms = 16'000;  // of one text; PostgreSQL's positions end at 16,383

// Of a folded text, for the index. Views into `folded` as long as it lives.
std::vector<std::string_view> search_terms(std::string_view folded);

// One piece of a query without blanks: its terms must follow each other; the last may be the beginning of a term. Brackets around
// a number do not part it: "〔2021〕3号" is found where "（2021）3号" stands.
struct Phrase {
  std::vector<std::string_view> terms;
  bool prefix = false;
};
std::vector<Phrase> search_phrases(std::string_view folded);

}  // namespace lianxin::text
