// Offers of who may not overwrite a village's record, and what its keepers decide (4.64).
#pragma once

#include <vector>

#include "features/households/household_actions.h"
#include "features/households/household_offer.h"

namespace lianxin::households {

// Keeps it when it would change anything. The faults of change_household.
Result<void> keep_offer(db::Writer&, const Doing&, const Registry&, const Household&, const HouseholdEdit&, const Uuid& visit);
// accept_offer, decline_offer: for who may change the household. invalid "offer" base.required, households.no_such_offer; those of
// change_household when it no longer fits.
Result<Household> decide_on_offer(db::Writer&, const Doing&, const Registry&, const Household&, const HouseholdCommand&);

// What would change, for who may change it; nothing of what is sealed but masked names and numbers.
struct OfferedChanges {
  Offer offer{};
  std::vector<FieldChange> changes{};
};
Result<std::vector<OfferedChanges>> offers_to(const db::Reader&, const Doing&, const Registry&, const Household&);

}  // namespace lianxin::households
