// Staff and teams from tables: `lianxin import people FILE`, `lianxin import teams FILE` and POST /api/v1/imports.
#include "features/people/people_routes.h"
#include "features/people/person_import_actions.h"
#include "features/people/person_import_rules.h"
#include "platform/sheets/csv.h"

namespace lianxin::people {
namespace {

constexpr std::size_t max_rows = 20'000;

std::optional<std::string> unless_empty(std::string_view text) {
  if (text.empty()) return std::nullopt;
  return std::string(text);
}

void refuse(ImportReport& report, const sheets::CsvRow& row, std::string_view column, std::string_view key) {
  report.faults.push_back({row.line, std::string(column), std::string(key), {}});
}

struct PersonColumns {
  int id, name, unit, post, rank, phone;
  explicit PersonColumns(const sheets::CsvTable& t)
      : id(t.column_of({"id", "编号"})), name(t.column_of({"name", "姓名"})),
        unit(t.column_of({"unit", "单位", "单位名称", "工作单位"})), post(t.column_of({"post", "职务"})),
        rank(t.column_of({"rank", "职级"})), phone(t.column_of({"phone", "电话", "联系电话"})) {}
};

struct SeatColumns {
  int id, name, level, place, seat, person, unit, from;
  explicit SeatColumns(const sheets::CsvTable& t)
      : id(t.column_of({"id", "编号", "队伍编号"})), name(t.column_of({"name", "名称", "队伍", "队伍名称"})),
        level(t.column_of({"level", "层级", "级别"})), place(t.column_of({"place", "区划", "区划代码"})),
        seat(t.column_of({"seat", "位置", "队内职务"})), person(t.column_of({"person", "姓名", "人员"})),
        unit(t.column_of({"unit", "单位", "单位名称", "工作单位"})), from(t.column_of({"from", "起始日期", "自"})) {}
};

// The rows that can be read; the faults of the others go to the report.
std::vector<PersonRow> people_of(const sheets::CsvTable& table, const PersonColumns& at, const Staff& staff, ImportReport& report) {
  std::vector<PersonRow> rows;
  for (const auto& row : table.rows) {
    if (!row.fault.empty()) {
      refuse(report, row, "", row.fault);
      continue;
    }
    PersonRow out{.line = row.line,
                  .person = {.name = std::string(table.cell(row, at.name)), .post = unless_empty(table.cell(row, at.post)),
                             .rank = rank_meant(table.cell(row, at.rank), staff.rules.ranks),
                             .phone = unless_empty(table.cell(row, at.phone))},
                  .unit = std::string(table.cell(row, at.unit))};
    if (const auto id = table.cell(row, at.id); !id.empty()) {
      out.person.id = parse_id<PersonId>(id);
      if (!out.person.id) {
        refuse(report, row, "id", "base.json_not_an_id");
        continue;
      }
    }
    rows.push_back(std::move(out));
  }
  return rows;
}

std::optional<SeatRow> seat_of(const sheets::CsvTable& table, const sheets::CsvRow& row, const SeatColumns& at, const Staff& staff,
                               ImportReport& report) {
  const auto cell = [&](int column) { return table.cell(row, column); };
  const auto no = [&](std::string_view column, std::string_view key) -> std::optional<SeatRow> {
    refuse(report, row, column, key);
    return std::nullopt;
  };
  if (!row.fault.empty()) return no("", row.fault);
  SeatRow out{.line = row.line,
              .team_name = std::string(cell(at.name)),
              .level = level_meant(cell(at.level), staff.levels),
              .place = std::string(cell(at.place)),
              .person = std::string(cell(at.person)),
              .unit = std::string(cell(at.unit))};
  if (const auto id = cell(at.id); !id.empty()) {
    out.team = parse_id<TeamId>(id);
    if (!out.team) return no("id", "base.json_not_an_id");
  }
  if (const auto text = cell(at.seat); !text.empty() || !out.person.empty()) {
    const auto seat = seat_kind_meant(text);
    if (!seat) return no("seat", text.empty() ? "base.required" : "people.no_such_seat");
    if (out.person.empty()) return no("person", "base.required");
    out.seat = *seat;
  }
  if (const auto text = cell(at.from); !text.empty()) {
    out.from = parse_day(text);
    if (!out.from) return no("from", "base.json_not_a_day");
  }
  return out;
}

Result<ImportReport> people_from(db::Store& store, const Doing& doing, const Staff& staff, std::string_view content, bool dry_run) {
  const auto table = TRY(sheets::read_csv(content, {.separator = 0, .guarded = true, .max_rows = max_rows}));
  const PersonColumns at(table);
  for (const auto& [column, name] : {std::pair{at.name, "name"}, {at.unit, "unit"}})
    if (column < 0) return fail(Code::invalid, "sheets.no_column", {{"column", name}});
  ImportReport read;
  read.rows = static_cast<std::int64_t>(table.rows.size());
  const auto rows = people_of(table, at, staff, read);
  return take_rows(store, dry_run, [&](db::Writer& w) -> Result<ImportReport> {
    ImportReport report = read;
    TRY(import_people(w, doing, staff, rows, report));
    return report;
  });
}

Result<ImportReport> teams_from(db::Store& store, const Doing& doing, const Staff& staff, std::string_view content, bool dry_run) {
  const auto table = TRY(sheets::read_csv(content, {.separator = 0, .guarded = true, .max_rows = max_rows}));
  const SeatColumns at(table);
  for (const auto& [column, name] : {std::pair{at.name, "name"}, {at.level, "level"}, {at.place, "place"}, {at.seat, "seat"}, {at.person, "person"}})
    if (column < 0) return fail(Code::invalid, "sheets.no_column", {{"column", name}});
  ImportReport read;
  read.rows = static_cast<std::int64_t>(table.rows.size());
  std::vector<SeatRow> rows;
  for (const auto& row : table.rows)
    if (auto seat = seat_of(table, row, at, staff, read)) rows.push_back(*std::move(seat));
  return take_rows(store, dry_run, [&](db::Writer& w) -> Result<ImportReport> {
    ImportReport report = read;
    TRY(import_teams(w, doing, staff, rows, report));
    return report;
  });
}

auto importing(const Staff& staff, auto read) {
  return [&staff, read](db::Store& store, const Doing& doing, std::string_view, std::string_view content, bool dry_run,
                        const std::function<void(std::int64_t, std::int64_t)>& progress) -> Result<ImportReport> {
    auto report = read(store, doing, staff, content, dry_run);
    if (report) progress(report->rows, report->rows);
    return report;
  };
}

}  // namespace

Importer person_importer(const Staff& staff) { return {"people", importing(staff, people_from)}; }
Importer team_importer(const Staff& staff) { return {"teams", importing(staff, teams_from)}; }

}  // namespace lianxin::people
