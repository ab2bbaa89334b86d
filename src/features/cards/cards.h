// The door of cards: what hangs in a house and says who answers for it.
#pragma once

#include <memory>

#include "features/cards/card_actions.h"
#include "platform/feature/feature.h"

namespace lianxin::cards {

// `deployment` must outlive the feature. The packs' own errors of the features below.
Result<Feature> feature(const Deployment& deployment);
// What the actions of cards need.
Result<std::shared_ptr<const CardBook>> open_book(const Deployment& deployment);

}  // namespace lianxin::cards
