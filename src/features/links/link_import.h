// A link as one row of a table names it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "features/links/link.h"

namespace lianxin::links {

struct LinkSheetRow {
  std::int64_t line = 0;
  NewLink link{};                        // without who, place and household
  std::optional<WhoKind> who_kind{};     // as told; none: whichever of the kind's has the name
  std::string who{};                     // name or id as written
  std::string unit{};                    // of a person, by name; empty: the name alone says who
  std::string place{};                   // code, or the name of one open place
  std::string household{};               // number at the place, or id; empty: the place itself
};

}  // namespace lianxin::links
