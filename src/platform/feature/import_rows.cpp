#include "platform/feature/import_rows.h"

#include <algorithm>

namespace lianxin {

Result<void> blame_row(ImportReport& report, std::int64_t line, const Error& error, std::string_view column) {
  const Code c = error.code;
  if (c != Code::invalid && c != Code::conflict && c != Code::forbidden && c != Code::not_found) return error;
  if (error.fields.empty()) report.faults.push_back({line, std::string(column), error.key, error.args});
  for (const auto& fault : error.fields)
    report.faults.push_back({line, fault.field.substr(0, fault.field.find('[')), fault.key, fault.args});
  return {};
}

Result<ImportReport> take_rows(db::Store& store, bool dry_run, const std::function<Result<ImportReport>(db::Writer&)>& take) {
  std::optional<ImportReport> report;
  auto done = store.write_and_wait([&](db::Writer& w) -> Result<void> {
    report.reset();
    report = TRY(take(w));
    if (!dry_run) return {};
    return Error{};  // undone, not wrong
  });
  if (!done && !(dry_run && report)) return std::move(done).error();
  std::ranges::stable_sort(report->faults, {}, &ImportReport::Fault::line);
  return *std::move(report);
}

}  // namespace lianxin
