// Tallies are kept in the transaction of every change, so that a count costs the same however many households there are.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/actor.h"
#include "features/households/household.h"
#include "features/households/household_tally.h"
#include "platform/db/db.h"

namespace lianxin::households::store {

// nullptr: was not there.
Result<void> tally(db::Writer&, std::string_view partition, const Household* before, const Household* after);
// The households of these paths are about to get other ones: `moved` gives the new path of each.
Result<void> tally_moves(db::Writer&, std::string_view partition, const PathRange& from, const std::function<std::string(std::string_view)>& moved);
// In the order of paths and states, without zeros.
Result<std::vector<HouseholdTally>> tallies(const db::Reader&, std::string_view partition, const PathRange&);
// The same from the households themselves.
Result<std::vector<HouseholdTally>> recounted(const db::Reader&, std::string_view partition, const PathRange&);

}  // namespace lianxin::households::store
