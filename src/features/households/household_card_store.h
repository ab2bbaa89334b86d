// Contact cards in the database.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "features/households/household_card.h"
#include "platform/db/db.h"

namespace lianxin::households::store {

// In place of the one before, whose code ends. Its version counts on from there. Gives it as it is kept.
Result<HouseholdCard> put_card(db::Writer&, std::string_view partition, HouseholdCard);
// In any order; households without one are left out.
Result<std::vector<HouseholdCard>> cards_of(const db::Reader&, std::string_view partition, const std::vector<HouseholdId>&);
Result<std::optional<HouseholdCard>> card_of_code(const db::Reader&, std::string_view partition, std::string_view code_digest);

}  // namespace lianxin::households::store
