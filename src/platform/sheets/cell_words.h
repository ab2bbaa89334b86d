// What the readings of a cell have in common.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "platform/sheets/cells.h"

namespace lianxin::sheets {

// The fault of a cell that holds no value at all.
std::optional<Error> unread(const Cell&);
// invalid `key` {text}, the text cut to 40 characters.
Error unreadable(std::string_view key, std::string_view text);
// Half width, without any blank.
std::string squeezed(std::string_view);

}  // namespace lianxin::sheets
