// Whose names may stand open on the asker's paper.
#pragma once

#include <map>
#include <vector>

#include "features/visits/visit_actions.h"

namespace lianxin::visits {

using OpenNames = std::map<HouseholdId, households::HouseholdSecrets>;

// Of these visits' households, those that the asker's account has opened today, with a reason, by the way of households (it stands in
// the journal), and still may open. The others stay masked: printing opens nothing.
Result<OpenNames> opened_today(const db::Reader&, const Doing&, const VisitBook&, const std::vector<store::VisitRow>&);

}  // namespace lianxin::visits
