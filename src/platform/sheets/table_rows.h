// The rows below a table's head, one after the other: what a row says in each mapped column, or why it is no record.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "platform/sheets/table_in_sheet.h"

namespace lianxin::sheets {

struct TakenRow {
  // Empty: a record. Else why not: "sheets.row_head" (above or in the head, or the head again), "sheets.row_empty", "sheets.row_total"
  // (合计, 小计), "sheets.row_note" (注：, 填表人：), "sheets.row_section" (一、某镇, over the whole width), "sheets.row_numbers" (1 2 3 below the head),
  // or the row's own fault.
  std::string_view skipped{};
  // One for each column of the mapping, in its order; text and empty where the cell is. Valid until the next take().
  std::span<const Cell> cells{};
  // Likewise: whether it was filled from above (merged cells, 同上).
  std::span<const char> filled{};
};

class TableRows {
 public:
  TableRows(const TableMapping&, std::span<const MergedRange> merged);
  TakenRow take(const Row&);

 private:
  struct Column {
    int column = 0;
    std::string head{};                  // its lowest storey, squeezed
    std::vector<MergedRange> merged{};   // that begin in it, by row
    std::size_t next = 0;
    std::string carried{}, before{};     // of the merged range; of the last record
    CellKind carried_kind = CellKind::text, before_kind = CellKind::text;
  };
  std::string_view reason(const Row&);
  bool is_section(const Row&, int first_column) const;
  bool repeats_head(const Row&) const;
  bool fill(Column&, const Row&, Cell& cell);

  std::vector<Column> columns_{};
  std::vector<MergedRange> wide_{};      // sections
  std::size_t next_wide_ = 0;
  std::vector<Cell> cells_{};
  std::vector<char> filled_{};
  std::int64_t head_last_row_ = 0;
  int serial_column_ = -1, last_column_ = 0;
  bool first_ = true;
};

}  // namespace lianxin::sheets
