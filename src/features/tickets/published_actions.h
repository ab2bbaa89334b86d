// The latest answers that everybody may read.
#pragma once

#include <vector>

#include "features/tickets/desk.h"
#include "features/tickets/published.h"
#include "platform/db/db.h"

namespace lianxin::tickets {

// The last answered first, at most `limit` (≤ 100). Answered or closed, of visibility public, about nobody, with words for the
// public; the rest stays inside.
Result<std::vector<Published>> list_published(const db::Reader&, const Desk&, int limit);

}  // namespace lianxin::tickets
