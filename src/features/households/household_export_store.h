// Households as rows of cells, masked, with the columns the importer reads; the others are for people.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/db/db.h"

namespace lianxin::households::store {

extern const std::vector<std::string_view> export_columns;
// Those who are present, in the order of their ids.
Result<void> each_household(const db::Reader&, std::string_view partition, const std::function<Result<void>(const std::vector<std::string>&)>&);

}  // namespace lianxin::households::store
