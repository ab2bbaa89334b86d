// Workbooks made by hand, part by part: right ones and broken ones.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "platform/sheets/cells.h"

namespace lianxin::tests {

struct MadeWorkbook {
  std::string sheet{};             // what stands inside <worksheet>: cols, sheetData, mergeCells
  std::string strings{};           // the <si> elements; empty: no such part
  std::string styles{};            // what stands inside <styleSheet>; empty: no such part
  std::string book_properties{};   // attributes of workbookPr
  std::string sheet_name = "台账";
  std::map<std::string, std::string, std::less<>> parts{};  // further ones, or another content of one of these
  std::string bytes() const;
};

// The rows of the sheet as "1: A=text:甲 B=number:3"; what failed ends the list as "key cell".
std::vector<std::string> rows_of(const sheets::SheetFile&, const sheets::SheetLimits& = {}, int sheet = 0);
std::string kind_name(sheets::CellKind);

}  // namespace lianxin::tests
