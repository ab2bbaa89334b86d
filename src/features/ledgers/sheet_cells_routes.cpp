#include "features/ledgers/sheet_cells_routes.h"

#include <algorithm>
#include <array>
#include <cstdio>

#include "base/text.h"
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
  for (const SheetColumn& each : mapped) {
    Column column{.target = target_of(type, each.field), .factor = each.factor};
    column.field = field_of(type, column.target);
    column.at = fault_path(type, column.target);
    for (std::size_t i = 0; column.field && i < column.field->choices.size(); ++i) {
      const Choice& choice = column.field->choices[i];
      for (const std::string* name : {&choice.zh, &choice.en, &choice.key}) column.words.emplace_back(plain(*name), i);
      for (const std::string& name : choice.synonyms) column.words.emplace_back(plain(name), i);
    }
    columns_.push_back(std::move(column));
  }
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
  const auto amount = TRY(sheets::read_number(cell, {.decimals = decimals, .factor = column.factor, .qualifiers = field.approximate, .percent = percent}));
  if (!amount) return Value{};
  std::int64_t micros = amount->units;
  for (int i = decimals; i < 6; ++i)
    if (__builtin_mul_overflow(micros, std::int64_t{10}, &micros)) return refused("sheets.number_too_large", cell.text);
  return Value::number(micros, amount->qualifier);
}

Result<Value> SheetCells::date_in(const sheets::Cell& cell) {
  const auto date = TRY(sheets::read_date(cell, {.default_year = year_}));
  if (!date) return Value{};
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
    case FieldKind::date: return date_in(cell);
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

Result<SheetEntry> SheetCells::read(const db::Reader& r, std::int64_t row, std::span<const sheets::Cell> cells, const std::string& place) {
  texts_.clear();
  lists_.clear();
  SheetEntry out{.row = row, .place = place, .entries = Entries(type_)};
  std::vector<std::vector<Value>> tables(type_.fields.size());
  for (std::size_t i = 0; i < columns_.size() && i < cells.size(); ++i) {
    const Column& column = columns_[i];
    if (!column.field) {
      const auto words = sheets::read_words(cells[i]);
      if (!words || !*words) continue;
      auto code = names_.place(r, **words, path_);
      if (code) out.place = *std::move(code);
      else if (code.error().code == Code::invalid) out.faults.push_back({column.at, code.error().fields.front().key, code.error().fields.front().args});
      else return std::move(code).error();
      continue;
    }
    const auto value = value_of(r, column, cells[i]);
    if (!value) {
      const Error& error = value.error();
      if (error.code != Code::invalid) return error;
      out.faults.push_back({column.at, error.fields.empty() ? error.key : error.fields.front().key, error.fields.empty() ? error.args : error.fields.front().args});
    } else if (!value->is_missing()) {
      const auto field = static_cast<std::size_t>(column.target.field);
      if (column.target.column < 0) {
        out.entries.put(field, *value);
        continue;
      }
      tables[field].resize(type_.fields[field].columns.size());
      tables[field][static_cast<std::size_t>(column.target.column)] = *value;
    }
  }
  for (std::size_t field = 0; field < tables.size(); ++field)
    if (!tables[field].empty()) out.entries.put(field, Value::table(tables[field], tables[field].size()));
  return out;
}

}  // namespace lianxin::ledgers
