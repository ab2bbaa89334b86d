// Rows of imports and their faults.
#pragma once

#include <optional>
#include <string_view>

#include "features/imports/import_result.h"
#include "platform/db/db.h"

namespace lianxin::imports {

Result<void> add(db::Writer&, std::string_view partition, const ImportResult&);
Result<std::optional<ImportResult>> find(const db::Reader&, std::string_view partition, ImportId);

}  // namespace lianxin::imports
