// Offers in the database.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "features/households/household_offer.h"
#include "features/households/household_store.h"
#include "platform/db/db.h"

namespace lianxin::households::store {

Result<void> put_offer(db::Writer&, const Vault&, const Offer&);
// Not decided yet, oldest first.
Result<std::vector<Offer>> open_offers(const db::Reader&, const Vault&, HouseholdId);
struct Decision {
  bool accepted = false;
  Moment at{};
  PersonId by{};
  std::string reason{};
};
Result<void> decide_offer(db::Writer&, std::string_view partition, OfferId, const Decision&);

}  // namespace lianxin::households::store
