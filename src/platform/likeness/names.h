// Names of estates, roads, schools, firms inside a title, told by how they end. Who tells of another estate tells of another problem,
// however like the words are.
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

namespace lianxin::likeness {

// Of each name the two characters before its ending: 乌兰 of 乌兰小区. At most four, each once.
std::vector<std::pair<char32_t, char32_t>> names_in(const std::vector<char32_t>& characters);

}  // namespace lianxin::likeness
