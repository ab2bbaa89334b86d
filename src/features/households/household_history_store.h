// Every change of a household with who, when and which visit; and its tags.
#pragma once

#include <string_view>
#include <vector>

#include "base/page.h"
#include "features/households/household_change.h"
#include "platform/db/db.h"

namespace lianxin::households::store {

Result<void> put_history(db::Writer&, std::string_view partition, HouseholdId, const HistoryEntry&);
// Newest first.
Result<Page<HistoryEntry>> list_history(const db::Reader&, std::string_view partition, HouseholdId, const PageRequest&);

struct HeldTag {
  HouseholdId household{};
  Tag tag{};
};
// Those that hold on a day, of several households, in the order of their keys.
Result<std::vector<HeldTag>> tags_of(const db::Reader&, std::string_view partition, const std::vector<HouseholdId>&, Day);
// Puts it, in place of one of the same key.
Result<void> put_tag(db::Writer&, std::string_view partition, HouseholdId, const Tag&, AccountId by);
// Ends before `today`. Whether there was one.
Result<bool> end_tag(db::Writer&, std::string_view partition, HouseholdId, std::string_view tag, Day today);

}  // namespace lianxin::households::store
