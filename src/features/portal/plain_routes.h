// The paths of the pages that work without scripts.
#pragma once

#include <memory>

#include "features/cards/cards.h"
#include "features/rounds/rounds.h"
#include "features/tickets/desk_source.h"
#include "platform/http/router.h"

namespace lianxin::portal {

void mount_plain(http::Router&, std::shared_ptr<const tickets::DeskSource>, std::shared_ptr<const cards::CardBook>,
                 std::shared_ptr<const rounds::RoundBook>);

}  // namespace lianxin::portal
