// Links and tables: whom a name in a row means, and all links as rows of cells.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "features/links/link.h"
#include "platform/db/db.h"

namespace lianxin::links::store {

// Of the staff, units or teams that are still there, at most two. `unit`: of a person, by name; empty: any.
Result<std::vector<Uuid>> helpers_named(const db::Reader&, std::string_view partition, WhoKind, std::string_view name, std::string_view unit);
Result<std::optional<HouseholdId>> household_numbered(const db::Reader&, std::string_view partition, std::string_view place, std::string_view number);
// Whether the same one answers for the same place or household by a link of the kind, in force on the day or later.
Result<bool> is_linked(const db::Reader&, std::string_view partition, const NewLink&, Day);

using Cells = std::function<Result<void>(const std::vector<std::string>&)>;
extern const std::vector<std::string_view> link_columns;
// Those in force on the day or begun later.
Result<void> each_link(const db::Reader&, std::string_view partition, Day, const Cells&);

// For the journal: who answers, and where; no household.
Result<std::vector<std::pair<std::string, std::string>>> link_names(const db::Reader&, std::string_view partition, const std::vector<std::string>& ids);

Result<std::vector<std::pair<std::string, std::string>>> absence_names(const db::Reader&, std::string_view partition, const std::vector<std::string>& ids);

}  // namespace lianxin::links::store
