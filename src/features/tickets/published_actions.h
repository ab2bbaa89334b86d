// The latest answers that everybody may read.
#pragma once

#include <vector>

#include "features/tickets/desk.h"
#include "features/tickets/published.h"
#include "features/tickets/similar_rules.h"
#include "platform/db/db.h"

namespace lianxin::tickets {

// The last answered first, at most `limit` (≤ 100). Answered or closed, of visibility public, about nobody, with words for the
// public; the rest stays inside.
Result<std::vector<Published>> list_published(const db::Reader&, const Desk&, int limit);

// How words that everybody may read are compared with words that are being written. `place` and `category` as exact as everybody
// may read them, either may be empty: what is compared tells no more than what is shown (E3, E12).
Likeness public_likeness(std::string_view words, std::string place, std::string_view category, Moment said_at);

}  // namespace lianxin::tickets
