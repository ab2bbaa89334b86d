// A unit as one row of a table names it.
#pragma once

#include <cstdint>
#include <string>

#include "features/places/unit.h"

namespace lianxin::places {

struct UnitRow {
  std::int64_t line = 0;
  NewUnit unit{};
  std::string superior{};    // name or id as written; empty: none
  std::string place_path{};  // where its place is now; empty: not known
};

}  // namespace lianxin::places
