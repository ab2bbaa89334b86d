// Reading units from a table: what the words of a row mean, and which row waits for which.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "features/places/unit_import.h"

namespace lianxin::places {

// "department" or its Chinese word "部门".
std::optional<UnitKind> unit_kind_meant(std::string_view);

// What makes two rows the same unit: its id, else its name and place. Empty when the row has no name.
std::string unit_key(const NewUnit&);

// Indices of the rows, superiors before what lies below them: rows may stand in any order. A superior's name means the
// nearest unit of that name at the row's own place or above it. `in_circle`: rows that wait for one another.
struct UnitOrder {
  std::vector<std::size_t> order{};
  std::vector<std::size_t> in_circle{};
};
UnitOrder order_of(const std::vector<UnitRow>&);

// Which of the units of that name a row means: the nearest at the place or above it, else the only one there is; itself
// and closed ones do not count. invalid "superior": "places.no_such_unit", "places.import_many_units" {name}.
Result<UnitId> superior_meant(const UnitRow&, const std::vector<Unit>& of_that_name);

}  // namespace lianxin::places
