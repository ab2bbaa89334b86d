// The contact card 连心卡 of a household as it was last printed: who prints it makes the code and says what stands on it.
#pragma once

#include <cstdint>
#include <string>

#include "features/households/household.h"

namespace lianxin::households {

struct HouseholdCard {
  HouseholdId household{};
  std::int64_t version = 1;    // how often it was printed
  std::string code_digest{};   // never the code itself
  Day printed_on{};
  std::string facts{};         // digest of what stands on it
  friend bool operator==(const HouseholdCard&, const HouseholdCard&) = default;
};

}  // namespace lianxin::households
