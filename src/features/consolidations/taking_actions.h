// Which voices a command brings into a line.
#pragma once

#include "features/consolidations/consolidation_actions.h"

namespace lianxin::consolidations {

// Of the consolidation's place and time, not about the asker, standing nowhere in it yet; how many. `command` has tickets or a filter.
// invalid "filter.place" places.no_such_place, consolidations.not_within; "filter.category" consolidations.no_such_category.
Result<std::int64_t> take(db::Writer&, const Doing&, const Workbook&, const Consolidation&, const Command&, const VoiceBatch&);

}  // namespace lianxin::consolidations
