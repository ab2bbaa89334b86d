// Planned changes in the database.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "features/places/planned_change.h"
#include "platform/db/db.h"

namespace lianxin::places::store {

Result<std::optional<PlannedChange>> find_planned(const db::Reader&, std::string_view partition, PlannedChangeId);
// Of one place, in the order of their days, then as they were planned.
Result<std::vector<PlannedChange>> list_planned(const db::Reader&, std::string_view partition, std::string_view place);
// Whose day has come and which were not tried yet, in the same order.
Result<std::vector<PlannedChangeId>> list_due(const db::Reader&, std::string_view partition, Day today, int limit);

Result<void> insert_planned(db::Writer&, std::string_view partition, const PlannedChange&);
Result<void> save_obstacles(db::Writer&, std::string_view partition, const PlannedChange&);
// Whether it was there; who else withdraws or applies it waits until this transaction ends.
Result<bool> remove_planned(db::Writer&, std::string_view partition, PlannedChangeId);

}  // namespace lianxin::places::store
