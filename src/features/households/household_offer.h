// Offer: a change that a member of a higher team brought back from a visit and may not make himself (4.64). Who keeps the record
// accepts or declines it; until then it stands beside the household.
#pragma once

#include <string>

#include "features/households/household.h"

namespace lianxin::households {

using OfferId = Id<struct Offer>;

struct Offer {
  OfferId id{};
  HouseholdId household{};
  Uuid visit{};         // which one brought it
  PersonId person{};    // who
  std::string name{};
  Moment at{};
  HouseholdEdit edit{};
};

}  // namespace lianxin::households
