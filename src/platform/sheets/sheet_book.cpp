#include "platform/sheets/sheet_book.h"

#include <algorithm>

namespace lianxin::sheets {

Result<SheetBook> SheetBook::open(SheetFile file, const SheetLimits& limits) {
  SheetBook out;
  out.file_ = std::move(file);
  out.limits_ = limits;
  auto workbook = Workbook::open(out.file_, limits);
  if (workbook) {
    out.workbook_ = *std::move(workbook);
  } else if (workbook.error().key != "sheets.no_workbook" || Package::open(out.file_, limits).has_value()) {
    return std::move(workbook).error();  // a package, but of another program; or told from its first bytes
  }
  return out;
}

Result<void> SheetBook::read(int sheet, const RowSink& sink, const Progress& progress) {
  if (workbook_) return workbook_->read(sheet, sink, progress);
  return read_csv_rows(file_, sink, limits_, progress);
}

Result<std::vector<MergedRange>> SheetBook::merged(int sheet) const {
  if (workbook_) return workbook_->merged(sheet);
  return std::vector<MergedRange>{};
}

}  // namespace lianxin::sheets
