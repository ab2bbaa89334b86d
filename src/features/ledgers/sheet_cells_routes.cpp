#include "features/ledgers/sheet_cells_routes.h"

#include <algorithm>
#include <array>
#include <cstdio>

#include "base/text.h"
#include "features/ledgers/sheet_course_actions.h"
#include "platform/text/folding.h"

namespace lianxin::ledgers {
namespace {

constexpr std::size_t most_text = 200;
constexpr std::size_t most_long_text = 20'000;
constexpr std::size_t most_listed = 100;

// Words as they are compared: folded, without blanks.
std::string plain(std::string_view words) {
  std::string out = text::folded(words);
  std::erase_if(out, [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; });
  return out;
}

// 张三、李四；王五 and one a line.
std::vector<std::string> parts_of(std::string_view words) {
  std::string plain_marks(words);
  for (const std::string_view mark : {"、", "，", "；", ";", ",", "\r", "/"})
    for (std::size_t at; (at = plain_marks.find(mark)) != std::string::npos;) plain_marks.replace(at, mark.size(), "\n");
  std::vector<std::string> out;
  for (const std::string_view each : split(plain_marks, '\n'))
    if (!is_blank(each)) out.emplace_back(trimmed(each));
  return out;
}

Error refused(std::string_view key, std::string_view words) { return fail(Code::invalid, key, {{"value", shortened(words, 40)}, {"text", shortened(words, 40)}}); }

}  // namespace

SheetCells::SheetCells(const LedgerBook& book, const LedgerType& type, const std::vector<SheetColumn>& mapped, std::string path, std::optional<int> year)
    : type_(type), names_(book), path_(std::move(path)), year_(year) {
  for (const SheetColumn& each : mapped) columns_.push_back(column_of(each));
}

SheetCells::Column SheetCells::column_of(const SheetColumn& mapped) const {
  Column out{.target = target_of(type_, mapped.field), .factor = mapped.factor, .part = mapped.part};
  out.field = field_of(type_, out.target);
  out.at = fault_path(type_, out.target);
  for (std::size_t i = 0; out.field && i < out.field->choices.size(); ++i) {
    const Choice& choice = out.field->choices[i];
    for (const std::string* name : {&choice.zh, &choice.en, &choice.key}) out.words.emplace_back(plain(*name), i);
    for (const std::string& name : choice.synonyms) out.words.emplace_back(plain(name), i);
  }
  if (!out.target.is_lines) return out;
  out.form = line_form(type_, *out.field);
  for (const int column : {out.form.what, out.form.quantity, out.form.measure})
    if (column >= 0) out.parts.push_back(part_of(*out.field, column));
  return out;
}

SheetCells::Column SheetCells::part_of(const Field& table, int column) const {
  return column_of({.field = table.key + "." + table.columns[static_cast<std::size_t>(column)].key});
}

Result<Value> SheetCells::text_in(const Field& field, const sheets::Cell& cell) {
  auto words = is_code(field) ? TRY(sheets::read_code(cell, {.several = true})) : TRY(sheets::read_words(cell));
  if (!words) return Value{};
  const std::size_t most = field.longest ? static_cast<std::size_t>(*field.longest) : field.kind == FieldKind::text ? most_text : most_long_text;
  if (length_of(*words) > most) return fail(Code::invalid, "base.too_long", {{"max", std::to_string(most)}});
  return kept(*std::move(words));
}

Result<Value> SheetCells::number_in(const Column& column, const sheets::Cell& cell) {
  const Field& field = *column.field;
  const int decimals = field.kind == FieldKind::money ? 2 : field.decimals;
  const bool percent = field.measure_zh == "%";
  sheets::NumberReading reading{.decimals = decimals, .factor = column.factor, .qualifiers = field.approximate, .percent = percent};
  auto read = sheets::read_number(cell, reading);
  if (column.part != CellPart::whole) {
    if (read && column.part == CellPart::second) return Value{};  // it says only one
    if (!read && read.error().key == "sheets.two_numbers") {
      reading.part = column.part == CellPart::first ? sheets::NumberPart::first : sheets::NumberPart::second;
      read = sheets::read_number(cell, reading);
    }
  }
  const auto amount = TRY(std::move(read));
  if (!amount) return Value{};
  std::int64_t micros = amount->units;
  for (int i = decimals; i < 6; ++i)
    if (__builtin_mul_overflow(micros, std::int64_t{10}, &micros)) return refused("sheets.number_too_large", cell.text);
  return Value::number(micros, amount->qualifier);
}

Result<Value> SheetCells::date_in(const Field& field, const sheets::Cell& cell) {
  const auto date = TRY(sheets::read_date(cell, {.default_year = year_}));
  if (!date) return Value{};
  // 完成时限 2014年10月: until its end.
  if (type_.due && type_.due->from == field.key) return Value::date(date->last);
  if (date->precision != sheets::DatePrecision::day) return refused("ledgers.sheet_no_day", cell.text);
  return Value::date(date->first);
}

Result<Value> SheetCells::period_in(const sheets::Cell& cell) {
  const std::string words(trimmed(cell.text));
  if (parse_period(words)) return kept(words);
  const auto date = TRY(sheets::read_date(cell, {.default_year = year_}));
  if (!date) return Value{};
  if (const auto period = date->period()) return kept(to_text(*period));
  if (date->precision != sheets::DatePrecision::month) return refused("ledgers.bad_period", cell.text);
  return kept(to_text(date->first).substr(0, 7));
}

Result<Value> SheetCells::choice_in(const Column& column, std::string_view words) {
  const std::string said = plain(words);
  const auto found = std::ranges::find(column.words, said, &std::pair<std::string, std::size_t>::first);
  if (found == column.words.end()) return refused("ledgers.no_such_choice", words);
  return Value::text(column.field->choices[found->second].key);
}

Result<std::string> SheetCells::one_of(const db::Reader& r, const Column& column, const std::string& words) {
  if (length_of(words) > most_text) return fail(Code::invalid, "base.too_long", {{"max", std::to_string(most_text)}});
  switch (column.field->kind) {
    case FieldKind::person:
    case FieldKind::people: return names_.person(r, words);
    case FieldKind::unit:
    case FieldKind::units: return names_.unit(r, words);
    default: return std::string(TRY(choice_in(column, words)).text());
  }
}

Result<Value> SheetCells::list_in(const db::Reader& r, const Column& column, const std::string& words) {
  auto& items = lists_.emplace_back();
  for (const std::string& each : parts_of(words)) {
    const std::string& one = texts_.emplace_back(TRY(one_of(r, column, each)));
    if (std::ranges::find(items, std::string_view(one)) == items.end()) items.emplace_back(one);
  }
  if (items.size() > most_listed) return fail(Code::invalid, "base.too_many", {{"max", std::to_string(most_listed)}});
  return items.empty() ? Value{} : Value::list(items);
}

Result<Value> SheetCells::value_of(const db::Reader& r, const Column& column, const sheets::Cell& cell) {
  if (cell.kind == sheets::CellKind::text && cell.text.empty()) return Value{};
  const Field& field = *column.field;
  switch (field.kind) {
    case FieldKind::text:
    case FieldKind::long_text: return text_in(field, cell);
    case FieldKind::number:
    case FieldKind::money: return number_in(column, cell);
    case FieldKind::date: return date_in(field, cell);
    case FieldKind::period: return period_in(cell);
    case FieldKind::yes_no: {
      const auto is = TRY(sheets::read_yes_no(cell));
      return is ? Value::boolean(*is) : Value{};
    }
    default: break;
  }
  const auto words = TRY(sheets::read_words(cell));
  // 无 may be one of the choices.
  if (field.kind == FieldKind::choice) {
    if (const auto choice = choice_in(column, trimmed(cell.text)); choice || !words) return choice ? choice : Result<Value>(Value{});
    return refused("ledgers.no_such_choice", *words);
  }
  if (!words) return Value{};
  if (field.kind == FieldKind::place) return kept(TRY(names_.place(r, *words, "")));
  if (field.kind == FieldKind::choices || field.kind == FieldKind::people || field.kind == FieldKind::units) return list_in(r, column, *words);
  return kept(TRY(one_of(r, column, *words)));
}

SheetCells::TableRow& SheetCells::row_of(const Column& column, std::int64_t row) {
  const auto field = static_cast<std::size_t>(column.target.field);
  for (TableRow& each : tables_)
    if (each.field == field && each.row == row && each.choice == column.target.choice && !column.target.is_lines) return each;
  TableRow& out = tables_.emplace_back(TableRow{.field = field, .row = row, .choice = column.target.choice});
  out.cells.resize(type_.fields[field].columns.size());
  if (out.choice >= 0) out.cells.front() = Value::text(type_.fields[field].columns.front().choices[static_cast<std::size_t>(out.choice)].key);
  lines_.push_back({path_of_line(out), row, column.target.column < 0 ? column.at : column.at.substr(0, column.at.rfind('.'))});
  return out;
}

// Its row is the last of its table.
std::string SheetCells::path_of_line(const TableRow& line) const {
  const auto before = std::ranges::count(tables_, line.field, &TableRow::field) - 1;
  return path_of("fields." + type_.fields[line.field].key, static_cast<std::size_t>(before));
}

Result<void> SheetCells::take_line(const db::Reader& r, const Column& column, const WrittenLine& said, TableRow& line) {
  const auto cell_of = [](const std::string& text) { return sheets::Cell{.kind = sheets::CellKind::text, .text = text}; };
  const bool measured = column.form.measure >= 0;
  std::string number = said.number, unit = said.behind;
  // 3万亩 is 30,000 亩; 650万元 stays where 万元 is a measure of its own.
  if (measured && column.parts.back().field->kind == FieldKind::choice && !choice_in(column.parts.back(), unit))
    for (const std::string_view scale : {"万", "亿"})
      if (unit.starts_with(scale)) {
        number += scale;
        unit.erase(0, scale.size());
      }
  if (!measured) number += unit;
  line.cells[static_cast<std::size_t>(column.form.what)] = TRY(value_of(r, column.parts[0], cell_of(said.what)));
  line.cells[static_cast<std::size_t>(column.form.quantity)] = TRY(value_of(r, column.parts[1], cell_of(number)));
  if (measured) line.cells[static_cast<std::size_t>(column.form.measure)] = TRY(value_of(r, column.parts[2], cell_of(unit)));
  return {};
}

Result<void> SheetCells::take_lines(const db::Reader& r, const Column& column, std::int64_t row, const sheets::Cell& cell, SheetEntry& out) {
  const auto words = TRY(sheets::read_words(cell));
  if (!words || sheets::says_nothing(*words)) return {};
  const auto said = TRY(lines_written(*words));
  const std::size_t most = column.field->longest ? static_cast<std::size_t>(*column.field->longest) : max_rows;
  if (said.size() > most) return fail(Code::invalid, "base.too_many", {{"max", std::to_string(most)}});
  for (const WrittenLine& each : said) {
    TableRow& line = row_of(column, row);
    const auto done = take_line(r, column, each, line);
    if (done) continue;
    if (done.error().code != Code::invalid) return done;
    out.faults.push_back({lines_.back().path, done.error().key, done.error().args});
  }
  return {};
}

Result<void> SheetCells::take_column(const db::Reader& r, const Column& column, std::int64_t row, const sheets::Cell& cell, SheetEntry& out) {
  const auto value = value_of(r, column, cell);
  const bool failed = !value;
  if (failed && value.error().code != Code::invalid) return value.error();
  if (!failed && value->is_missing()) return {};
  TableRow& line = row_of(column, row);
  if (!failed) {
    line.cells[static_cast<std::size_t>(column.target.column)] = *value;
    return {};
  }
  const auto own = std::ranges::find_if(lines_, [&](const SheetLine& each) { return each.row == row && column.at.starts_with(each.columns + "."); });
  const Error& error = value.error();
  out.faults.push_back({own->path + column.at.substr(column.at.rfind('.')), error.fields.empty() ? error.key : error.fields.front().key, error.fields.empty() ? error.args : error.fields.front().args});
  return {};
}

Result<void> SheetCells::take_cell(const db::Reader& r, const Column& column, std::int64_t row, const sheets::Cell& cell, SheetEntry& out) {
  if (column.target.is_lines) return take_lines(r, column, row, cell, out);
  if (column.target.column >= 0) return take_column(r, column, row, cell, out);
  if (column.field) {
    const Value value = TRY(value_of(r, column, cell));
    if (!value.is_missing()) out.entries.put(static_cast<std::size_t>(column.target.field), value);
    return {};
  }
  const auto words = sheets::read_words(cell);
  if (!words || !*words || sheets::says_nothing(**words)) return {};
  if (column.target.is_state) {
    out.state = state_called(type_, **words);
    if (out.state.empty()) return refused("ledgers.no_such_state", **words);
  } else {
    out.place = TRY(names_.place(r, **words, path_));
  }
  return {};
}

void SheetCells::put_tables(SheetEntry& out) {
  for (std::size_t field = 0; field < type_.fields.size(); ++field) {
    std::vector<Value> cells;
    for (const TableRow& each : tables_)
      if (each.field == field) cells.insert(cells.end(), each.cells.begin(), each.cells.end());
    if (cells.empty()) continue;
    const std::size_t columns = type_.fields[field].columns.size(), most = type_.fields[field].longest ? static_cast<std::size_t>(*type_.fields[field].longest) : max_rows;
    if (cells.size() / columns > most) out.faults.push_back({"fields." + type_.fields[field].key, "base.too_many", {{"max", std::to_string(most)}}});
    else out.entries.put(field, Value::table(cells, columns));
  }
}

Result<SheetEntry> SheetCells::read(const db::Reader& r, std::span<const SheetCellsOfRow> rows, const std::string& place) {
  texts_.clear();
  lists_.clear();
  tables_.clear();
  lines_.clear();
  SheetEntry out{.row = rows.front().row, .place = place, .entries = Entries(type_)};
  for (const SheetCellsOfRow& row : rows)
    for (std::size_t i = 0; i < columns_.size() && i < row.cells.size(); ++i) {
      if (row.row != out.row && (columns_[i].target.column < 0 || columns_[i].target.choice >= 0)) continue;
      const auto done = take_cell(r, columns_[i], row.row, row.cells[i], out);
      if (done) continue;
      const Error& error = done.error();
      if (error.code != Code::invalid) return error;
      out.faults.push_back({columns_[i].at, error.fields.empty() ? error.key : error.fields.front().key, error.fields.empty() ? error.args : error.fields.front().args});
    }
  if (!tables_.empty()) put_tables(out);
  return out;
}

}  // namespace lianxin::ledgers
