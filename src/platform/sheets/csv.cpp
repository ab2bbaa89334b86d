#include "platform/sheets/csv.h"

#include <algorithm>

#include "base/text.h"
#include "platform/sheets/csv_scanner.h"
#include "platform/text/folding.h"

namespace lianxin::sheets {
namespace {

bool is_nothing(const CsvRow& row) {
  return row.fault.empty() && std::all_of(row.cells.begin(), row.cells.end(), [](const auto& c) { return is_blank(c); });
}

// Whether csv_cell puts an apostrophe before it.
bool is_guarded(std::string_view text) {
  const auto at = text.find_first_not_of('\'');
  return at != std::string_view::npos && std::string_view("=+-@\t\r").find(text[at]) != std::string_view::npos;
}

}  // namespace

int CsvTable::column(std::string_view name) const {
  const auto found = std::find(columns.begin(), columns.end(), name);
  return found == columns.end() ? -1 : static_cast<int>(found - columns.begin());
}

int CsvTable::column_of(std::initializer_list<std::string_view> names) const {
  for (std::size_t i = 0; i < columns.size(); ++i)
    if (std::ranges::find(names, std::string_view(text::folded(columns[i]))) != names.end()) return static_cast<int>(i);
  return -1;
}

std::string_view CsvTable::cell(const CsvRow& row, int column) const {
  if (column < 0 || static_cast<std::size_t>(column) >= row.cells.size()) return {};
  return trimmed(row.cells[static_cast<std::size_t>(column)]);
}

Result<CsvTable> read_csv(std::string_view content, const CsvOptions& options) {
  if (content.starts_with("\xEF\xBB\xBF")) content.remove_prefix(3);
  CsvScanner scanner(content, separator_of(content, options.separator), options);
  CsvTable table;
  while (!scanner.at_end() && table.columns.empty()) {
    CsvRow head = scanner.row();
    if (is_nothing(head)) continue;
    if (!head.fault.empty()) return fail(Code::invalid, head.fault);
    for (auto& cell : head.cells) table.columns.emplace_back(trimmed(cell));
  }
  if (table.columns.empty()) return fail(Code::invalid, "sheets.empty");
  while (!scanner.at_end()) {
    CsvRow row = scanner.row();
    if (is_nothing(row)) continue;
    if (table.rows.size() >= options.max_rows)
      return fail(Code::invalid, "sheets.too_many_rows", {{"max", std::to_string(options.max_rows)}});
    if (row.fault.empty() && row.cells.size() > table.columns.size()) row.fault = "sheets.too_many_cells";
    if (options.guarded)
      for (auto& cell : row.cells) cell = std::string(unguarded(cell));
    table.rows.push_back(std::move(row));
  }
  return table;
}

std::string_view unguarded(std::string_view text) {
  if (text.starts_with('\'') && is_guarded(text.substr(1))) text.remove_prefix(1);
  return text;
}

std::string csv_cell(std::string_view text) {
  std::string out;
  const bool formula = is_guarded(text);
  const bool quote = text.find_first_of(",\"\r\n\t;") != std::string_view::npos;
  if (quote) out += '"';
  if (formula) out += '\'';
  for (char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  if (quote) out += '"';
  return out;
}

}  // namespace lianxin::sheets
