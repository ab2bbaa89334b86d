// What a ledger wants of a sheet, and which column of a sheet is taken for what.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "features/ledgers/ledger_type.h"
#include "features/ledgers/sheet_report.h"
#include "features/ledgers/sheet_store.h"
#include "platform/sheets/table_in_sheet.h"

namespace lianxin::ledgers {

// "place" is where the record lies, "state" how far it is; no field has these names.
inline constexpr std::string_view place_column = "place";
inline constexpr std::string_view state_column = "state";
// The column with what was wrong, which a marked workbook carries: zh, en. It is no column of the office's own when it comes in again.
inline constexpr std::array<std::string_view, 2> heads_of_reasons{"错误", "Faults"};

// What a key of a column means: a field, a column of a table (of which a row of the sheet gives one row, or one for each `choice` of the
// table's first column), all rows of a table, the place or the state of the record.
struct SheetTarget {
  int field = -1;
  int column = -1;
  int choice = -1;
  bool is_lines = false;
  bool is_place = false;
  bool is_state = false;
  bool is_known() const { return field >= 0 || is_place || is_state; }
};
SheetTarget target_of(const LedgerType&, std::string_view key);
const Field* field_of(const LedgerType&, const SheetTarget&);  // null: the place or the state

// Where its faults are told: "fields.amount", "place", "state"; of a table without the number of the row: "fields.funds.source",
// "fields.funds@county.arrived", "fields.outputs".
std::string fault_path(const LedgerType&, const SheetTarget&);

// Whether a sheet can give it: not links, files, nor what is computed.
bool is_wanted(const Field&);
// Numbers that are names: telephones, cards, documents.
bool is_code(const Field&);
std::vector<sheets::WantedColumn> wanted_of(const LedgerType&);

// The columns of the table with what they are taken for, by their place in the sheet.
std::vector<SheetColumn> columns_of(const sheets::TableMapping&);
// A head like 应到/实到 of two numbers is taken for both.
void part_heads(const LedgerType&, sheets::TableMapping&);
// The same heads in the same order have the same, unless another line above them says what money is in.
std::string signature_of(const std::vector<SheetColumn>&, std::string_view unit);
// As somebody has mended it; what the type does not know any more is passed over.
void mend(const LedgerType&, const std::vector<store::KeptColumn>&, std::vector<SheetColumn>&, sheets::TableMapping&);
// Faults of a mapping that somebody gives: "columns[2].field" ledgers.no_such_field {value}, ledgers.twice {value}; "columns[2].factor".
Result<void> check_mapping(const LedgerType&, const std::vector<store::KeptColumn>&);
// Fields that every record needs and no column gives.
std::vector<std::string> missing_of(const LedgerType&, const std::vector<SheetColumn>&);

}  // namespace lianxin::ledgers
