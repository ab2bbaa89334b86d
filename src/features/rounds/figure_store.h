// Counted sheets and reported figures in the database.
#pragma once

#include <string_view>
#include <vector>

#include "features/rounds/figures.h"
#include "platform/db/db.h"

namespace lianxin::rounds::store {

// Places as they are now.
Result<std::vector<SheetRow>> sheets_of(const db::Reader&, std::string_view partition, RoundId, const PathRange&);
Result<std::optional<SheetRow>> find_sheets(const db::Reader&, std::string_view partition, RoundId, const std::string& place, const std::string& channel);
Result<void> put_sheets(db::Writer&, std::string_view partition, RoundId, const SheetRow&);

Result<std::vector<ReportRow>> reports_of(const db::Reader&, std::string_view partition, RoundId, const PathRange&);
Result<std::optional<ReportRow>> find_report(const db::Reader&, std::string_view partition, RoundId, const std::string& place, Measure);
Result<void> put_report(db::Writer&, std::string_view partition, RoundId, const ReportRow&);
Result<void> drop_report(db::Writer&, std::string_view partition, RoundId, const std::string& place, Measure);

}  // namespace lianxin::rounds::store
