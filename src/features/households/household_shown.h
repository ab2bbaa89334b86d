// A household as other records' pages show it: number, masked name and place, to be written as JSON.
#pragma once

#include <boost/describe.hpp>
#include <string>

#include "features/households/household.h"
#include "features/places/place.h"

namespace lianxin::households {

struct HouseholdShown {
  HouseholdId id{};
  std::string number{};
  std::string name{};
  places::PlaceRef place{};
};
BOOST_DESCRIBE_STRUCT(HouseholdShown, (), (id, number, name, place))

}  // namespace lianxin::households
