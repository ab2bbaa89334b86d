// Where households lie when the tree of places changes: the row is "as now" (domain §3.1). A version does not rise: nothing was
// done to the household; `changed_at` does, so that phones learn of it.
#pragma once

#include <string_view>

#include "base/actor.h"
#include "base/moment.h"
#include "platform/db/db.h"

namespace lianxin::households::store {

// `from` with all below it now begins with `to`. Gives how many households moved.
Result<std::int64_t> move_households(db::Writer&, std::string_view partition, const PathRange& from, std::string_view to, Moment now);
// Households of the place itself are now `into`'s. A number that is taken there is written with the old place before it.
Result<std::int64_t> merge_households(db::Writer&, std::string_view partition, std::string_view from, std::string_view from_path,
                                      std::string_view into, std::string_view into_path, Moment now);

}  // namespace lianxin::households::store
