// The needs ledger as its roster to print.
#pragma once

#include "features/visits/need_actions.h"
#include "features/visits/opened_actions.h"
#include "features/visits/paper.h"
#include "platform/http/message.h"

namespace lianxin::visits {

Result<Paper> needs_roster(const db::Reader&, const Doing&, const VisitBook&, const NeedLedger&, Day from, Day to, http::Language);

}  // namespace lianxin::visits
