// Import of kind "opinions": one opinion a row, as sheets from outside have them.
#pragma once

#include <functional>
#include <string_view>

#include "features/rounds/round_actions.h"
#include "platform/feature/feature.h"

namespace lianxin::rounds {

// Columns: round (title or id), number, sheet, place (code or name), channel, source, target, text, day, point, link. The same row again, by
// round and number (or sheet), is the same opinion; with other words it is told, never overwritten.
Result<ImportReport> import_opinions(db::Store&, const Doing&, const RoundBook&, std::string_view file_name, std::string_view content, bool dry_run,
                                     const std::function<void(std::int64_t, std::int64_t)>& progress);

}  // namespace lianxin::rounds
