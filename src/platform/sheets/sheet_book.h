// A file of sheets as people send it, workbook or CSV, behind one face: what imports read.
#pragma once

#include <optional>

#include "platform/sheets/csv_rows.h"
#include "platform/sheets/workbook_reader.h"

namespace lianxin::sheets {

class SheetBook {
 public:
  // What is neither is refused as Workbook::open says: old formats, sealed ones, web pages, other packages.
  static Result<SheetBook> open(SheetFile, const SheetLimits& = {});

  bool is_workbook() const { return workbook_.has_value(); }
  const SheetFile& file() const { return file_; }
  // CSV is one sheet without a name.
  const std::vector<SheetInfo>& sheets() const { return workbook_ ? workbook_->sheets() : single_; }
  int first_visible() const { return workbook_ ? workbook_->first_visible() : 0; }
  int sheet_named(std::string_view name) const { return workbook_ ? workbook_->sheet_named(name) : -1; }
  Result<void> read(int sheet, const RowSink&, const Progress& = {});
  bool is_hidden_column(int column) const { return workbook_ && workbook_->is_hidden_column(column); }
  Result<std::vector<MergedRange>> merged(int sheet) const;

 private:
  SheetFile file_{};
  SheetLimits limits_{};
  std::optional<Workbook> workbook_{};
  std::vector<SheetInfo> single_{SheetInfo{}};
};

}  // namespace lianxin::sheets
