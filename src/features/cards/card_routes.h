// Routes of contact cards: /api/v1/cards, and /api/v1/public/card for who has one in hand.
#pragma once

#include <memory>

#include "features/cards/card_actions.h"
#include "platform/http/router.h"

namespace lianxin::cards {

void mount_cards(http::Router& router, std::shared_ptr<const CardBook> book);

}  // namespace lianxin::cards
