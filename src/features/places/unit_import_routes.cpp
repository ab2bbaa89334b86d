// Units from a table: `lianxin import units FILE` and POST /api/v1/imports.
#include "base/text.h"
#include "features/places/place_routes.h"
#include "features/places/unit_import_actions.h"
#include "features/places/unit_import_rules.h"
#include "platform/sheets/csv.h"

namespace lianxin::places {
namespace {

constexpr std::size_t max_rows = 20'000;

struct Columns {
  int id, name, short_name, kind, place, superior, numbering_prefix, phone, categories;
  explicit Columns(const sheets::CsvTable& t)
      : id(t.column_of({"id", "编号"})), name(t.column_of({"name", "名称", "单位名称", "单位"})),
        short_name(t.column_of({"short_name", "简称"})), kind(t.column_of({"kind", "类别", "类型", "单位类别"})),
        place(t.column_of({"place", "区划", "区划代码", "所在区划"})), superior(t.column_of({"superior", "上级", "上级单位"})),
        numbering_prefix(t.column_of({"numbering_prefix", "文号简称", "文号前缀"})), phone(t.column_of({"phone", "电话", "联系电话"})),
        categories(t.column_of({"categories", "事项类别", "办理事项"})) {}
};

std::optional<std::string> unless_empty(std::string_view text) {
  if (text.empty()) return std::nullopt;
  return std::string(text);
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> out;
  const std::string plain = half_width(text);
  for (const auto word : split(plain, ' '))
    if (!word.empty()) out.emplace_back(word);
  return out;
}

// The row, or nothing: its faults are in the report then.
std::optional<UnitRow> row_of(const sheets::CsvTable& table, const sheets::CsvRow& row, const Columns& at, ImportReport& report) {
  const auto refuse = [&](std::string_view column, std::string_view key) -> std::optional<UnitRow> {
    report.faults.push_back({row.line, std::string(column), std::string(key), {}});
    return std::nullopt;
  };
  const auto cell = [&](int column) { return table.cell(row, column); };
  if (!row.fault.empty()) return refuse("", row.fault);
  const auto kind = unit_kind_meant(cell(at.kind));
  if (!kind) return refuse("kind", cell(at.kind).empty() ? "base.required" : "places.no_such_unit_kind");
  UnitRow out{.line = row.line,
              .unit = {.name = std::string(cell(at.name)), .short_name = unless_empty(cell(at.short_name)), .kind = *kind,
                       .place = std::string(cell(at.place)), .numbering_prefix = unless_empty(cell(at.numbering_prefix)),
                       .phone = unless_empty(cell(at.phone))},
              .superior = std::string(cell(at.superior))};
  if (const auto id = cell(at.id); !id.empty()) {
    out.unit.id = parse_id<UnitId>(id);
    if (!out.unit.id) return refuse("id", "base.json_not_an_id");
  }
  out.unit.categories = words_of(cell(at.categories));
  return out;
}

Result<ImportReport> run(db::Store& store, const Doing& doing, const Tree& tree, std::string_view content, bool dry_run) {
  const auto table = TRY(sheets::read_csv(content, {.separator = 0, .guarded = true, .max_rows = max_rows}));
  const Columns at(table);
  for (const auto& [column, name] : {std::pair{at.name, "name"}, {at.kind, "kind"}, {at.place, "place"}})
    if (column < 0) return fail(Code::invalid, "sheets.no_column", {{"column", name}});
  ImportReport read;
  read.rows = static_cast<std::int64_t>(table.rows.size());
  std::vector<UnitRow> rows;
  for (const auto& row : table.rows)
    if (auto unit = row_of(table, row, at, read)) rows.push_back(*std::move(unit));
  return take_rows(store, dry_run, [&](db::Writer& w) -> Result<ImportReport> {
    ImportReport report = read;
    TRY(import_units(w, doing, tree, rows, report));
    return report;
  });
}

}  // namespace

Importer unit_importer(const Tree& tree) {
  return {"units", [&tree](db::Store& store, const Doing& doing, std::string_view, std::string_view content, bool dry_run,
                           const std::function<void(std::int64_t, std::int64_t)>& progress) -> Result<ImportReport> {
            auto report = run(store, doing, tree, content, dry_run);
            if (report) progress(report->rows, report->rows);
            return report;
          }};
}

}  // namespace lianxin::places
