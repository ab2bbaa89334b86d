#include "features/households/demo_household.h"

#include <algorithm>
#include <string>

namespace lianxin::households {

HouseholdId demo_household_id(std::string_view place, int n) {
  const std::string village = "household:" + std::string(place);
  HouseholdId out{named_uuid(village + ":" + std::to_string(n))};
  // As ids of those registered one after the other: a village's lie together.
  std::ranges::copy_n(named_uuid(village).bytes.begin(), 4, out.value.bytes.begin());
  out.value.bytes[4] = static_cast<std::uint8_t>(n >> 8);
  out.value.bytes[5] = static_cast<std::uint8_t>(n & 0xff);
  return out;
}

}  // namespace lianxin::households
