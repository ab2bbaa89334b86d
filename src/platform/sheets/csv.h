// CSV and TSV as people's programs write them: RFC 4180 quotes, CRLF or LF, a byte order mark, blank last lines.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace lianxin::sheets {

struct CsvRow {
  std::int64_t line = 0;            // where the row begins, 1 the first line of the file
  std::vector<std::string> cells{};
  std::string fault{};              // message key when this row cannot be read; cells hold what could
};

struct CsvOptions {
  char separator = ',';             // '\t' for TSV; 0: the one of tab, comma, semicolon the first line has most of
  bool guarded = false;             // takes back the apostrophes of csv_cell
  bool quotes = true;               // false: a quotation mark is a character like any other
  std::size_t max_cell_bytes = 64 * 1024;
  std::size_t max_rows = 1'000'000;
};

struct CsvTable {
  std::vector<std::string> columns;  // the first row, trimmed
  std::vector<CsvRow> rows;          // the others; rows of nothing are left out
  // Its place in `columns`, or -1.
  int column(std::string_view name) const;
  // The first column that has one of these names, whatever its case and width, or -1.
  int column_of(std::initializer_list<std::string_view> names) const;
  // The cell, trimmed; empty when the column or the cell is missing.
  std::string_view cell(const CsvRow&, int column) const;
};

// A row's fault is one of "sheets.not_utf8", "sheets.has_nul", "sheets.open_quote", "sheets.text_after_quote",
// "sheets.cell_too_long", "sheets.too_many_cells"; the other rows are still read. The whole fails only with
// invalid "sheets.empty" (no first row), "sheets.not_utf8" (in the first row), "sheets.too_many_rows" {max}.
Result<CsvTable> read_csv(std::string_view content, const CsvOptions& = {});

// One cell as CSV: in quotation marks when it needs them. A cell that a spreadsheet would take for a formula (begins with
// = + - @, a tab or a carriage return) is given a leading apostrophe, and so is one that would then read like it.
std::string csv_cell(std::string_view);
// What was given to csv_cell, when its apostrophe is still there.
std::string_view unguarded(std::string_view);

}  // namespace lianxin::sheets
