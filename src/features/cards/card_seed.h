// The demonstration's cards.
#pragma once

#include "features/cards/card_actions.h"
#include "platform/feature/feature.h"

namespace lianxin::cards {

// In the demonstration's gacha most households have a card; some were printed before a phone changed or somebody else answered.
Result<void> seed_cards(db::Store&, const CardBook&, const SeedOptions&);

}  // namespace lianxin::cards
