// Places from a table: `lianxin import places FILE` and POST /api/v1/imports.
#include "features/places/place_routes.h"
#include "platform/sheets/csv.h"

namespace lianxin::places {
namespace {

struct Columns {
  int code, name, level, kind, parent, short_name, valid_from;
  explicit Columns(const sheets::CsvTable& t)
      : code(t.column("code")), name(t.column("name")), level(t.column("level")), kind(t.column("kind")),
        parent(t.column("parent")), short_name(t.column("short_name")), valid_from(t.column("valid_from")) {}
};

std::optional<std::string> unless_empty(std::string_view text) {
  if (text.empty()) return std::nullopt;
  return std::string(text);
}

// The rows that can be read; the faults of the others go to the report.
std::vector<ImportRow> rows_of(const sheets::CsvTable& table, const Columns& at, ImportReport& report) {
  std::vector<ImportRow> rows;
  for (const auto& row : table.rows) {
    if (!row.fault.empty()) {
      report.faults.push_back({row.line, "", row.fault, {}});
      continue;
    }
    NewPlace place{.code = std::string(table.cell(row, at.code)), .name = std::string(table.cell(row, at.name)),
                   .short_name = unless_empty(table.cell(row, at.short_name)), .level = std::string(table.cell(row, at.level)),
                   .kind = unless_empty(table.cell(row, at.kind)), .parent = unless_empty(table.cell(row, at.parent))};
    if (const auto text = table.cell(row, at.valid_from); !text.empty()) {
      place.valid_from = parse_day(text);
      if (!place.valid_from) {
        report.faults.push_back({row.line, "valid_from", "base.json_not_a_day", {}});
        continue;
      }
    }
    rows.push_back({row.line, std::move(place)});
  }
  return rows;
}

Result<ImportReport> run(db::Store& store, const Doing& doing, const Tree& tree, std::string_view content, bool dry_run) {
  const auto table = TRY(sheets::read_csv(content, {.separator = 0, .guarded = true, .max_rows = 100'000}));
  const Columns at(table);
  for (const auto& [column, name] : {std::pair{at.code, "code"}, {at.name, "name"}, {at.level, "level"}, {at.parent, "parent"}})
    if (column < 0) return fail(Code::invalid, "sheets.no_column", {{"column", name}});
  ImportReport report;
  report.rows = static_cast<std::int64_t>(table.rows.size());
  const auto rows = rows_of(table, at, report);
  const auto plan = TRY(store.transact([&](db::Writer& w) { return import_places(w, doing, tree, rows, dry_run); }));
  report.added = static_cast<std::int64_t>(plan.added.size());
  report.unchanged = plan.unchanged;
  for (const auto& fault : plan.faults) report.faults.push_back({fault.line, fault.column, fault.key, fault.args});
  std::ranges::stable_sort(report.faults, {}, &ImportReport::Fault::line);
  return report;
}

}  // namespace

Importer place_importer(const Tree& tree) {
  return {"places", [&tree](db::Store& store, const Doing& doing, std::string_view, std::string_view content, bool dry_run,
                            const std::function<void(std::int64_t, std::int64_t)>& progress) -> Result<ImportReport> {
            auto report = run(store, doing, tree, content, dry_run);
            if (report) progress(report->rows, report->rows);
            return report;
          }};
}

}  // namespace lianxin::places
