// What the importers of records have in common: a file is one transaction, an error of one row is told and stops nothing.
#pragma once

#include <functional>

#include "platform/feature/feature.h"

namespace lianxin {

// Adds what is wrong with the row at `line`: each fault under its column ("categories[2]" is told as "categories"), an
// error without fields under `column`. Gives back an error that is not the row's own (the store is away, a fault of
// ours): with it the whole import ends.
Result<void> blame_row(ImportReport&, std::int64_t line, const Error&, std::string_view column);

// Runs `take` in one transaction. A dry run does everything, then undoes it: rows that stand on one another are checked as
// they would be taken. `take` may run more than once.
Result<ImportReport> take_rows(db::Store&, bool dry_run, const std::function<Result<ImportReport>(db::Writer&)>& take);

}  // namespace lianxin
