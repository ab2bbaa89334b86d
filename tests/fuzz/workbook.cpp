// Whatever package it is, reading, finding the table in it and marking it end in rows or in an error.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "base/text.h"
#include "platform/sheets/marked_workbook.h"
#include "platform/sheets/sheet_book.h"
#include "platform/sheets/table_in_sheet.h"
#include "platform/sheets/table_rows.h"
#include "platform/sheets/temporary_file.h"
#include "platform/sheets/written_cell.h"

using namespace lianxin;
using namespace lianxin::sheets;

namespace {

void hold(bool what) {
  if (!what) std::abort();
}

const std::vector<WantedColumn>& wanted() {
  static const std::vector<WantedColumn> all{{"name", {"姓名", "项目名称"}}, {"money", {"资金来源/旗级", "资金"}, WantedKind::money}, {"day", {"日期"}, WantedKind::date}};
  return all;
}

void read_all(SheetBook& book, int sheet) {
  std::vector<KeptRow> first;
  const auto merged = book.merged(sheet);
  (void)book.read(sheet, [&](const Row& row) { return first.emplace_back(row), first.size() < rows_to_look_at; });
  const std::vector<MergedRange> ranges = merged ? *merged : std::vector<MergedRange>{};
  TableRows rows(find_table(first, ranges, wanted()), ranges);
  std::int64_t last = 0;
  (void)book.read(sheet, [&](const Row& row) {
    hold(row.number > last);
    last = row.number;
    int column = -1;
    for (const Cell& cell : row.cells) {
      hold(cell.column > column && (!row.fault.empty() || is_valid_text(cell.text)));
      column = cell.column;
    }
    if (row.fault.empty())
      for (const Cell& cell : rows.take(row).cells) (void)read_date(cell), (void)read_number(cell), (void)read_yes_no(cell), (void)read_code(cell), (void)read_words(cell);
    return true;
  });
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const SheetFile file{.name = "x", .bytes = {reinterpret_cast<const char*>(data), size}};
  const SheetLimits limits{.max_unpacked_bytes = 1u << 20, .max_columns = 64, .max_rows = 2000};
  auto book = SheetBook::open(file, limits);
  if (!book || book->sheets().empty()) return 0;
  for (int sheet = 0; sheet < static_cast<int>(book->sheets().size()) && sheet < 3; ++sheet) read_all(*book, sheet);
  if (size < 100'000 && book->is_workbook()) {
    static const auto out = TemporaryFile::create();
    (void)mark_sheet(file, 0, {{2, 1, "x"}, {3, 70, "y"}}, {}, out->path());
  }
  return 0;
}
