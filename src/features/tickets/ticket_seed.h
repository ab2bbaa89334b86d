// Requests of the demonstration prefecture, in every state, made by code from invented words.
#pragma once

#include "features/tickets/desk.h"
#include "platform/feature/feature.h"

namespace lianxin::tickets {

// The same options give the same requests. Does nothing when there are tickets already.
Result<void> seed_tickets(db::Store&, const Desk&, const Packs&, const SeedOptions&);

}  // namespace lianxin::tickets
