#pragma once

#include <string_view>

#include "base/result.h"
#include "features/places/level.h"

namespace lianxin::places {

// packs/levels.json. invalid "places.levels_bad" {fault} when it is none: no level, a key twice, an empty word.
Result<Levels> read_levels(std::string_view json);

}  // namespace lianxin::places
