// Position: the cursor of a list that is made whole in memory (page.h): how many of its items came before.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/result.h"

namespace lianxin {

std::string make_position(std::size_t before);
// 0 for an empty cursor. bad_cursor for what is none.
Result<std::size_t> read_position(std::string_view cursor);

}  // namespace lianxin
