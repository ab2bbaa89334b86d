// Tickets as rows of cells: what was said and what became of it, without who said it or whom it is about (E2).
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/moment.h"
#include "platform/db/db.h"

namespace lianxin::tickets::store {

extern const std::vector<std::string_view> export_columns;
// In the order of their ids, which is that of their registration.
Result<void> each_ticket(const db::Reader&, std::string_view partition, Zone,
                         const std::function<Result<void>(const std::vector<std::string>&)>&);

}  // namespace lianxin::tickets::store
