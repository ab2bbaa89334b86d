// Bringing in requests from a table (TSV or CSV): columns are known by their headings, in Chinese or English.
#pragma once

#include <functional>
#include <string_view>

#include "features/tickets/desk.h"
#include "platform/db/store.h"
#include "platform/feature/feature.h"

namespace lianxin::tickets {

// Rows are registered at the root place (or at the one a column names) with its office as owner of the answer, at the
// time they give; with an answer they are replied. They are history: no clock runs, so that years without a calendar do
// not matter. The same file again changes nothing: a row's ticket has its id from the file's name and the row's own id.
// invalid "tickets.import_no_column" without a column of texts; forbidden for all but offices and the system.
Result<ImportReport> import_tickets(db::Store&, const Doing&, const Desk&, std::string_view file_name, std::string_view content,
                                    bool dry_run, const std::function<void(std::int64_t done, std::int64_t all)>& progress);

}  // namespace lianxin::tickets
