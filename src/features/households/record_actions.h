// What every change of a household does beside the row: its history, the journal, the setting it is decided in.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "features/households/household_actions.h"
#include "features/households/household_rules.h"

namespace lianxin::households {

// With the places that are named.
Result<Setting> setting_with(const db::Reader&, const Doing&, const Registry&, const std::vector<std::string>& codes);
// Codes that a household or an edit names.
std::vector<std::string> codes_in(const std::optional<std::string>& place, const std::optional<std::vector<NewCamp>>& camps);

struct Deed {
  std::string_view what;  // "changed"
  std::string reason{};
  std::optional<Uuid> visit{};
  std::optional<Day> on{};  // today when missing
};
// History and journal "household.WHAT", from the difference of the two; `before` is nullptr for a new one.
Result<void> tell(db::Writer&, const Doing&, const Registry&, const OpenHousehold* before, const OpenHousehold& after, const Deed&);
// The same where nothing sealed can have changed: what changed is given.
Result<void> tell_changes(db::Writer&, const Doing&, const Registry&, const Household* before, const Household& after,
                          std::vector<FieldChange>, const Deed&);

// The asker may overwrite it, and `version` is its own.
Result<void> may_change(const db::Reader&, const Doing&, const Registry&, const Household&, std::optional<std::int64_t> version);
// The household for changing it: in sight, the asker may overwrite it, and `version` is its own.
Result<Household> to_change(const db::Reader&, const Doing&, const Registry&, HouseholdId, std::optional<std::int64_t> version);

}  // namespace lianxin::households
