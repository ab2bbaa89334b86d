// The four lists of 4.55: cadres who have been nowhere, visits with nothing in them, households nobody answers for, requests nobody has.
#pragma once

#include <optional>

#include "features/households/household.h"
#include "features/people/person.h"
#include "features/places/place.h"

namespace lianxin::visits {

enum class GapList { cadres, visits, households, items };
BOOST_DESCRIBE_ENUM(GapList, cadres, visits, households, items)

struct Gap {
  std::optional<people::PersonRef> person{};
  places::PlaceRef place{};
  std::optional<households::HouseholdRef> household{};
  std::optional<Uuid> visit{};
  std::optional<Uuid> ticket{};
  std::string ticket_number{};  // empty without a ticket
  std::optional<Day> since_on{};
};

}  // namespace lianxin::visits
