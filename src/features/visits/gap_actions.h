#pragma once

#include <vector>

#include "features/visits/gap.h"
#include "features/visits/visit_actions.h"

namespace lianxin::visits {

// Of the place and below as far as the asker sees: since the running two months began. Requests about the asker are not among them (E2).
Result<std::vector<Gap>> list_gaps(const db::Reader&, const Doing&, const VisitBook&, GapList, const std::optional<std::string>& place);

}  // namespace lianxin::visits
