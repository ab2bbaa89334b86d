// Search marks: where in a text, as it was written, stands what was searched for. The same rules as the index: a mark is what made
// the text a hit.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace lianxin::text {

// Bytes [begin, end) of the text; which of the query's phrases (search_terms.h) stands there.
struct Mark {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t phrase = 0;
  friend bool operator==(const Mark&, const Mark&) = default;
};

// In the order of their beginnings; may overlap. Of no more than the first `most`. REQUIRES: is_valid_text of both.
std::vector<Mark> search_marks(std::string_view text, std::string_view typed, std::size_t most = 200);

}  // namespace lianxin::text
