// The table in an office's sheet (domain §3.14): found below its title by the heads of its columns, one storey or up to three, and
// read row by row without its totals, notes and blank rows, merged cells and 同上 filled downwards. Pure: rows come from any reader.
#pragma once

#include <boost/describe.hpp>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/named.h"
#include "platform/sheets/cells.h"

namespace lianxin::sheets {

enum class WantedKind : std::uint8_t { words, code, number, money, date, yes_no };
BOOST_DESCRIBE_ENUM(WantedKind, words, code, number, money, date, yes_no)

struct WantedColumn {
  std::string key{};
  std::vector<std::string> names{};  // what its head may say; "资金来源/旗级" for a storey below another
  WantedKind kind = WantedKind::words;
  bool required = false;
  bool exact = false;                // only a head that is one of the names, not one that is like it
};

struct MappedColumn {
  std::string key{};
  int column = -1;            // 0: A
  std::string head{};         // as written, storeys parted by '/'
  double confidence = 0;      // 1: the head is one of the names; below 0.7 a person should look
  std::int64_t factor = 1;    // money: what one of its unit is in 元, from the head or the line 单位：万元
  friend bool operator==(const MappedColumn&, const MappedColumn&) = default;
};
BOOST_DESCRIBE_STRUCT(MappedColumn, (), (key, column, head, confidence, factor))

struct UnclaimedColumn {
  int column = -1;
  std::string head{};
  friend bool operator==(const UnclaimedColumn&, const UnclaimedColumn&) = default;
};
BOOST_DESCRIBE_STRUCT(UnclaimedColumn, (), (column, head))

// A proposal; whoever fixes it changes `columns` (and the rows of the head) and keeps it for the next file.
struct TableMapping {
  std::int64_t head_first_row = 0;  // 0: no head was found
  std::int64_t head_last_row = 0;
  int last_column = -1;             // of the table
  int serial_column = -1;           // 序号, which says nothing
  std::string title{};
  std::string unit{};               // what the line 单位： says
  double confidence = 0;            // over all that was wanted
  std::vector<MappedColumn> columns{};
  std::vector<UnclaimedColumn> unclaimed{};
  std::vector<std::string> missing{};  // keys of required columns without a head
  friend bool operator==(const TableMapping&, const TableMapping&) = default;
};
BOOST_DESCRIBE_STRUCT(TableMapping, (), (head_first_row, head_last_row, last_column, serial_column, title, unit, confidence, columns, unclaimed, missing))

// A row that outlives the reader's call.
struct KeptRow {
  struct KeptCell { int column = 0; CellKind kind = CellKind::text; std::string text{}; };
  explicit KeptRow(const Row&);
  std::int64_t number = 0;
  std::vector<KeptCell> cells{};
};

constexpr std::size_t rows_to_look_at = 40;

// `rows`: the first rows of the sheet, `merged` its merged ranges.
TableMapping find_table(std::span<const KeptRow> rows, std::span<const MergedRange> merged, std::span<const WantedColumn> wanted);

// What one 万元, 千元 … is in 元: "（万元）" of a head, "单位：万元"; 0 when it speaks of no money.
std::int64_t money_unit_in(std::string_view);

}  // namespace lianxin::sheets
