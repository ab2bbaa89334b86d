// Found visit: one that a search came upon, and how it is asked for.
#pragma once

#include <cstdint>
#include <limits>
#include <string>

#include "features/places/place.h"
#include "features/visits/visit.h"

namespace lianxin::visits {

struct SoughtVisit {
  std::string words{};   // as typed
  std::int64_t before = std::numeric_limits<std::int64_t>::max();  // the rank of the last one seen
  int most = 20;
};

struct FoundVisit {
  Visit visit{};
  std::string text{};            // that was searched
  places::PlaceRef place{};
  std::string household_number{};
  std::string household_name{};  // masked
  std::int64_t rank = 0;         // by its moment; greater is newer
};

}  // namespace lianxin::visits
