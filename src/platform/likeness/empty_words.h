// Words with which people ask, urge and address whatever it is about. Two texts that share them only are not about one problem.
#pragma once

#include <vector>

namespace lianxin::likeness {

// Cleaned characters with a gap in the place of each such word.
std::vector<char32_t> without_empty_words(const std::vector<char32_t>& characters);

}  // namespace lianxin::likeness
