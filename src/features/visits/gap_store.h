#pragma once

#include <string_view>
#include <vector>

#include "features/visits/gap.h"
#include "platform/db/db.h"

namespace lianxin::visits::store {

// Whoever is seated, registered or came in within `new_days` of today is left out (4.15). In the order of paths, at most `most_gaps`.
constexpr int new_days = 30, most_gaps = 2000;

// Members of village teams in no visit since `since`.
Result<std::vector<Gap>> idle_cadres(const db::Reader&, std::string_view partition, const PathRange&, Day since, Day today);
// Held since `since`, neither words nor needs.
Result<std::vector<Gap>> empty_visits(const db::Reader&, std::string_view partition, const PathRange&, Day since);
// Present, and no link to them in force.
Result<std::vector<Gap>> unlinked_households(const db::Reader&, std::string_view partition, const PathRange&, Day today, Moment registered_before);
// Open requests that no unit has been told to handle, come in before the moment.
Result<std::vector<Gap>> unowned_tickets(const db::Reader&, std::string_view partition, const PathRange&, Moment before, Zone);

}  // namespace lianxin::visits::store
