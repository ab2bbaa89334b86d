#include "features/households/demo_household.h"

#include <string>

namespace lianxin::households {

HouseholdId demo_household_id(std::string_view place, int n) {
  return {named_uuid("household:" + std::string(place) + ":" + std::to_string(n))};
}

}  // namespace lianxin::households
