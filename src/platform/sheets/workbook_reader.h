// Workbooks (.xlsx, ECMA-376): sheets read row by row in constant memory. Package and XML are held to SheetLimits; a damaged
// or hostile file ends in an error that names file, sheet and cell, never in a crash.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "platform/sheets/cells.h"
#include "platform/sheets/number_formats.h"
#include "platform/sheets/package.h"
#include "platform/sheets/book_strings.h"

namespace lianxin::sheets {

struct SheetInfo {
  std::string name{};
  bool hidden = false;
  std::string part{};  // its part of the package
};

// 0…1, how much of the sheet was read.
using Progress = std::function<void(double)>;

class Workbook {
 public:
  // Fails as Package::open does, and with invalid "sheets.no_workbook" {file}: a package of another program;
  // "sheets.binary_workbook" {file}: .xlsb.
  static Result<Workbook> open(const SheetFile&, const SheetLimits& = {});

  const std::vector<SheetInfo>& sheets() const { return sheets_; }
  // The first sheet that is not hidden; -1 when there is none.
  int first_visible() const;
  int sheet_named(std::string_view name) const;  // -1 when there is none

  // All rows with content in their order, those of hidden rows too. REQUIRES: sheet < sheets().size().
  // Fails with invalid and {file, sheet, cell …}: "sheets.too_many_columns" {max}, "sheets.too_many_rows" {max},
  // "sheets.cell_too_large" {max}, "sheets.bad_cell", "sheets.rows_disordered", and as scan_xml does.
  Result<void> read(int sheet, const RowSink&, const Progress& = {});
  // Which columns are hidden, known once read() has passed the first row.
  bool is_hidden_column(int column) const;
  // They stand behind the cells in the file, so this unpacks the sheet once more without reading it.
  // Fails with invalid "sheets.too_many_merged" {file, sheet, max}.
  Result<std::vector<MergedRange>> merged(int sheet) const;

  const Package& package() const { return package_; }
  const std::string& styles_part() const { return styles_part_; }
  bool counts_from_1904() const { return from_1904_; }

 private:
  friend class SheetHandler;
  friend class BookHandler;
  Package package_{};
  std::vector<SheetInfo> sheets_{};
  std::string styles_part_{}, strings_part_{};
  bool from_1904_ = false;
  bool strings_read_ = false;
  std::vector<DateForm> date_forms_{};
  BookStrings strings_{};
  std::vector<std::pair<int, int>> hidden_columns_{};
};

}  // namespace lianxin::sheets
