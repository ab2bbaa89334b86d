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
#include "platform/sheets/table_rows.h"
#include "platform/sheets/written_cell.h"

namespace lianxin::ledgers {

class SheetCells {
 public:
  // `path`: of the place below which places are looked for. `year`: of dates that have none.
  SheetCells(const LedgerBook&, const LedgerType&, const std::vector<SheetColumn>& mapped, std::string path, std::optional<int> year);

  // One row; `place` is the record's where no column says it. Faults of cells are the row's own; others are of the store.
  Result<SheetEntry> read(const db::Reader&, std::int64_t row, std::span<const sheets::Cell>, const std::string& place);

 private:
  struct Column {
    SheetTarget target{};
    const Field* field = nullptr;
    std::int64_t factor = 1;
    std::string at{};  // of its faults
    std::vector<std::pair<std::string, std::size_t>> words{};  // of choices, as they are compared
  };
  Result<Value> value_of(const db::Reader&, const Column&, const sheets::Cell&);
  Result<Value> text_in(const Field&, const sheets::Cell&);
  Result<Value> number_in(const Column&, const sheets::Cell&);
  Result<Value> date_in(const sheets::Cell&);
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
};

}  // namespace lianxin::ledgers
