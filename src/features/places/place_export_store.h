// Places and units as rows of cells, with the columns their importers read.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/db/db.h"

namespace lianxin::places::store {

using Cells = std::function<Result<void>(const std::vector<std::string>&)>;

extern const std::vector<std::string_view> place_columns;
extern const std::vector<std::string_view> unit_columns;
// Those that are not closed.
Result<void> each_place(const db::Reader&, std::string_view partition, const Cells&);
Result<void> each_unit(const db::Reader&, std::string_view partition, const Cells&);

}  // namespace lianxin::places::store
