// Cells of a sheet as fields of a ledger: dates, sums, choices, names in all the ways offices write them.
#pragma once

#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "features/ledgers/entries.h"
#include "features/ledgers/sheet_columns_routes.h"
#include "features/ledgers/sheet_names_actions.h"
#include "features/ledgers/sheet_record_actions.h"
#include "features/ledgers/sheet_tables_routes.h"
#include "platform/sheets/table_rows.h"
#include "platform/sheets/written_cell.h"

namespace lianxin::ledgers {

// A row of the sheet: one cell for each mapped column.
struct SheetCellsOfRow {
  std::int64_t row = 0;
  std::span<const sheets::Cell> cells{};
};

// Which row of the sheet, and which of its columns, a row of a table comes from: "fields.funds[2]" from row 9 and columns "fields.funds@county".
struct SheetLine {
  std::string path{};
  std::int64_t row = 0;
  std::string columns{};
};

class SheetCells {
 public:
  // `path`: of the place below which places are looked for. `year`: of dates that have none.
  SheetCells(const LedgerBook&, const LedgerType&, const std::vector<SheetColumn>& mapped, std::string path, std::optional<int> year);

  // One record; of its further rows only what they say of tables. `place` is the record's where no column says it. Faults of cells are
  // the record's own; others are of the store.
  Result<SheetEntry> read(const db::Reader&, std::span<const SheetCellsOfRow>, const std::string& place);
  // Of what was read last.
  const std::vector<SheetLine>& lines() const { return lines_; }

 private:
  struct Column {
    SheetTarget target{};
    const Field* field = nullptr;
    std::int64_t factor = 1;
    CellPart part{};
    std::string at{};  // of its faults
    std::vector<std::pair<std::string, std::size_t>> words{};  // of choices, as they are compared
    LineForm form{};                // of all rows of a table in one cell
    std::vector<Column> parts{};    // what, how much, in what measure
  };
  // A row of a table as it is put together.
  struct TableRow {
    std::size_t field = 0;
    std::int64_t row = 0;
    int choice = -1;
    std::vector<Value> cells{};
  };
  Column column_of(const SheetColumn&) const;
  Column part_of(const Field& table, int column) const;
  Result<void> take_cell(const db::Reader&, const Column&, std::int64_t row, const sheets::Cell&, SheetEntry& out);
  Result<void> take_column(const db::Reader&, const Column&, std::int64_t row, const sheets::Cell&, SheetEntry& out);
  Result<void> take_lines(const db::Reader&, const Column&, std::int64_t row, const sheets::Cell&, SheetEntry& out);
  Result<void> take_line(const db::Reader&, const Column&, const WrittenLine&, TableRow& line);
  TableRow& row_of(const Column&, std::int64_t row);
  std::string path_of_line(const TableRow&) const;
  void put_tables(SheetEntry& out);
  Result<Value> value_of(const db::Reader&, const Column&, const sheets::Cell&);
  Result<Value> text_in(const Field&, const sheets::Cell&);
  Result<Value> number_in(const Column&, const sheets::Cell&);
  Result<Value> date_in(const Field&, const sheets::Cell&);
  Result<Value> period_in(const sheets::Cell&);
  Result<Value> choice_in(const Column&, std::string_view words);
  Result<Value> list_in(const db::Reader&, const Column&, const std::string& words);
  Result<std::string> one_of(const db::Reader&, const Column&, const std::string& words);
  Value kept(std::string text) { return Value::text(texts_.emplace_back(std::move(text))); }

  const LedgerType& type_;
  SheetNames names_;
  std::string path_;
  std::optional<int> year_;
  std::vector<Column> columns_{};
  std::deque<std::string> texts_{};  // of the row at hand
  std::deque<std::vector<std::string_view>> lists_{};
  std::deque<TableRow> tables_{};  // of the record at hand
  std::vector<SheetLine> lines_{};
};

}  // namespace lianxin::ledgers
