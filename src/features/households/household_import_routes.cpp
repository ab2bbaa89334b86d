#include "features/households/household_import_routes.h"

#include <algorithm>
#include <array>

#include "features/households/household_export_store.h"
#include "features/households/household_import_actions.h"
#include "platform/feature/import_rows.h"
#include "platform/sheets/csv.h"

namespace lianxin::households {
namespace {

constexpr std::size_t max_rows = 20'000, max_columns = 100;

// The one of comma, tab, semicolon the whole file has most of: the first line is often a title.
char separator_in(std::string_view content) {
  constexpr std::array candidates{',', '\t', ';'};
  return *std::ranges::max_element(candidates, {}, [&](char c) { return std::ranges::count(content, c); });
}

// Titles above and rows of their own length are read as they stand: the table is given a first row of its own.
Result<std::vector<SheetLine>> lines_of(std::string_view content, ImportReport& report) {
  if (content.starts_with("\xEF\xBB\xBF")) content.remove_prefix(3);
  const char separator = separator_in(content);
  std::string with_head = "c";
  for (std::size_t i = 1; i < max_columns; ++i) with_head.append(1, separator).append("c");
  with_head.append("\n").append(content);
  const auto table = TRY(sheets::read_csv(with_head, {.separator = separator, .guarded = true, .max_rows = max_rows}));
  std::vector<SheetLine> out;
  for (const auto& row : table.rows) {
    if (row.fault.empty()) out.push_back({row.line - 1, row.cells});
    else report.faults.push_back({row.line - 1, "", row.fault, {}});
  }
  return out;
}

Result<ImportReport> take(db::Store& store, const Doing& doing, const Registry& registry, std::string_view content, bool dry_run) {
  if (!access::may_somewhere(doing.by, change_households)) return fail(Code::forbidden, "base.forbidden");
  ImportReport read;
  const auto sheet = read_sheet(TRY(lines_of(content, read)), registry.form);
  if (!sheet.missing.empty()) return fail(Code::invalid, "sheets.no_column", {{"column", sheet.missing == "head" ? "head、户主" : "place、嘎查村、区划代码"}});
  const auto rows = households_of(sheet, registry.form);
  read.rows = static_cast<std::int64_t>(sheet.rows.size());
  for (const auto& fault : sheet.faults) read.faults.push_back({fault.line, fault.column, fault.key, {}});
  return take_rows(store, dry_run, [&](db::Writer& w) -> Result<ImportReport> {
    ImportReport report = read;
    TRY(import_households(w, doing, registry, sheet, rows, report));
    return report;
  });
}

}  // namespace

Importer household_importer(std::shared_ptr<const Registry> registry) {
  return {"households", [registry](db::Store& store, const Doing& doing, std::string_view, std::string_view content, bool dry_run,
                                   const std::function<void(std::int64_t, std::int64_t)>& progress) -> Result<ImportReport> {
            auto report = take(store, doing, *registry, content, dry_run);
            if (report && progress) progress(report->rows, report->rows);
            return report;
          }};
}

Exporter household_exporter(std::shared_ptr<const Registry> registry) {
  return {"households", store::export_columns, [registry](const db::Reader& r, const Doing&, const Exporter::Row& row) {
            return store::each_household(r, registry->partition(), row);
          }};
}

}  // namespace lianxin::households
