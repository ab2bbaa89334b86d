// What a phone keeps, in the database.
#pragma once

#include <map>
#include <string_view>
#include <vector>

#include "features/visits/sync.h"
#include "platform/db/db.h"

namespace lianxin::visits::store {

struct OwnRow {
  HouseholdId id{};
  std::string place{};
  Moment changed_at{};
};
// Present ones of these ids, and of these places; in the order of their ids, at most `limit`.
Result<std::vector<OwnRow>> own_rows(const db::Reader&, std::string_view partition, const std::vector<HouseholdId>&,
                                     const std::vector<std::string>& places, int limit);
// By household, of those in the list.
Result<std::map<HouseholdId, LastVisit>> last_visits(const db::Reader&, std::string_view partition, const std::vector<HouseholdId>&);
Result<std::map<HouseholdId, std::vector<std::string>>> tags_on(const db::Reader&, std::string_view partition, const std::vector<HouseholdId>&, Day);
// Requests brought back from visits to them and not closed yet.
Result<std::vector<std::pair<HouseholdId, Uuid>>> open_tickets(const db::Reader&, std::string_view partition, const std::vector<HouseholdId>&);

}  // namespace lianxin::visits::store
