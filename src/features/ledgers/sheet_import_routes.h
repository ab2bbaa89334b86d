// An import of a sheet: its table found and read, its rows tried or taken, in pieces, with progress.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "features/ledgers/sheet_columns_routes.h"
#include "features/ledgers/sheet_record_actions.h"
#include "platform/db/store.h"
#include "platform/sheets/sheet_book.h"

namespace lianxin::ledgers {

struct SheetAsked {
  std::string sheet{};     // name; empty: the first that is not hidden
  std::string place{};     // of records whose row says none; empty: that of the asker's unit
  std::string batch{};     // empty: a dry run
  bool change = false;     // records that are there and say otherwise
  bool valid_rows = false; // take what is sound though other rows are not
  std::size_t most_faults = told_faults;
};

// Rows in a transaction.
constexpr std::size_t rows_at_once = 500;

// Errors: those of SheetBook; invalid "sheet" ledgers.no_such_sheet {value, sheets}; ledgers.sheet_no_head {names}; ledgers.sheet_empty;
// "place" places.no_such_place; conflict ledgers.sheet_has_faults {count} when all rows were to be taken and some are faulty: then nothing
// was written; ledgers.closed_for_entry; forbidden.
Result<SheetReport> import_sheet(db::Store&, const Doing&, const LedgerBook&, const CompiledType&, const sheets::SheetFile&, const SheetAsked&);

// Withdraws what a batch added, piece by piece.
Result<Batch> undo_batch(db::Store&, const Doing&, const LedgerBook&, const CompiledType&, Batch, std::string_view why);

}  // namespace lianxin::ledgers
