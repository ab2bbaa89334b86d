// The user's own workbook back, with red cells and the reasons in a last column. Everything else of it stays byte for byte: only
// the sheet gets its cells marked and the styles their red variants. In a stream, whatever the size.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"
#include "platform/sheets/cells.h"

namespace lianxin::sheets {

struct CellMark {
  std::int64_t row = 0;
  int column = -1;       // -1: the row as a whole
  std::string reason{};  // in the user's language
};

struct MarkOptions {
  std::int64_t head_row = 1;     // where the column of reasons gets its head
  std::string head = "错误";
};

// Writes to `out` what `original` says. Where a package cannot be patched (no styles part, UTF-16, no room beside the last column) and for
// CSV a new workbook has the rows as texts. Fails as SheetBook does, and with unavailable "sheets.no_room".
Result<void> mark_sheet(const SheetFile& original, int sheet, std::vector<CellMark> marks, const MarkOptions&, const std::filesystem::path& out);

}  // namespace lianxin::sheets
