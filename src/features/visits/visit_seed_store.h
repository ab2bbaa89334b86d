// Who meets whom in the demonstration.
#pragma once

#include <string_view>
#include <vector>

#include "features/people/person.h"
#include "features/visits/visit.h"
#include "platform/db/db.h"

namespace lianxin::visits::store {

// Those at home in a village, in the order of their numbers.
Result<std::vector<HouseholdId>> households_to_visit(const db::Reader&, std::string_view partition, std::string_view village);
// Members of the village's own team.
Result<std::vector<people::PersonRef>> team_to_visit(const db::Reader&, std::string_view partition, std::string_view village);
// Code of a village of the same banner in another township, or empty.
Result<std::string> village_elsewhere(const db::Reader&, std::string_view partition, std::string_view township_path);

// Whether anybody was visited at a place or below it.
Result<bool> has_visits(const db::Reader&, std::string_view partition, std::string_view path);

}  // namespace lianxin::visits::store
