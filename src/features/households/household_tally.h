// How many households there are at a place itself, by state, and how many of them are surveyed (0.10).
#pragma once

#include <cstdint>
#include <string>

#include "features/households/vocabulary.h"

namespace lianxin::households {

struct HouseholdTally {
  std::string path{};
  HouseholdState state = HouseholdState::active;
  std::int64_t households = 0;
  std::int64_t surveyed = 0;
  friend bool operator==(const HouseholdTally&, const HouseholdTally&) = default;
};

}  // namespace lianxin::households
