// What an import of a sheet found in it, and what became of its rows.
#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/moment.h"
#include "base/named.h"
#include "base/result.h"

namespace lianxin::ledgers {

// added: becomes a record. same: one with its business key is there and says the same. changed: it is there, says otherwise and is
// changed, as was wished. differs: likewise, and was left as it is. faulty: is not taken.
enum class RowFate : std::uint8_t { added, same, changed, differs, faulty };
BOOST_DESCRIBE_ENUM(RowFate, added, same, changed, differs, faulty)

// Of a cell that says two numbers: 3/5, 12人34户.
enum class CellPart : std::uint8_t { whole, first, second };
BOOST_DESCRIBE_ENUM(CellPart, whole, first, second)

// A column of the sheet and what it is taken for: "amount", "funds.source" of a table's row, "funds.arrived@county" of the row whose first
// column says county, "outputs" for all rows of a table, "place" for where the record lies, "state" for how far it is; empty: nothing.
// One that says two things stands twice.
struct SheetColumn {
  int column = -1;
  std::string head{};        // storeys parted by '/'
  std::string field{};
  double confidence = 0;     // 1: the head is the field's name; below 0.7 a person should look
  std::int64_t factor = 1;   // of money: what one of its unit is in yuan
  CellPart part{};
  std::vector<std::string> samples{};  // the first cells below the head that say something
};

struct SheetFault {
  std::int64_t row = 0;
  int column = -1;           // -1: the row as a whole, or a field without a column
  std::string field{};
  std::string key{};
  std::vector<Arg> args{};
};

struct SheetRow {
  std::int64_t row = 0;
  RowFate fate{};
  std::vector<std::string> cells{};  // of the mapped columns, as they stand there
  std::string fields{};              // JSON: what they are taken for; "{}" of an import that writes
};

struct SkippedRow {
  std::int64_t row = 0;
  std::string why{};         // message key
};

struct SheetCounts {
  std::int64_t rows = 0, added = 0, same = 0, changed = 0, differs = 0, faulty = 0, skipped = 0;
};
BOOST_DESCRIBE_STRUCT(SheetCounts, (), (rows, added, same, changed, differs, faulty, skipped))

inline void count(SheetCounts& counts, RowFate fate) {
  ++counts.rows;
  switch (fate) {
    case RowFate::added: ++counts.added; return;
    case RowFate::same: ++counts.same; return;
    case RowFate::changed: ++counts.changed; return;
    case RowFate::differs: ++counts.differs; return;
    case RowFate::faulty: ++counts.faulty; return;
  }
}

struct SheetReport {
  std::string batch{};               // empty: a dry run
  std::vector<std::string> sheets{}; // names of all
  std::string sheet{};
  std::string title{};
  std::string unit{};                // what the line 单位： says
  std::string signature{};           // of the heads: what a mapping is kept by
  bool kept_mapping = false;         // somebody has mended it before
  std::int64_t head_first_row = 0, head_last_row = 0;
  double confidence = 0;             // how many of the heads are understood, and how well
  std::vector<SheetColumn> columns{};
  std::vector<std::string> missing{};   // fields that every record needs and no column gives
  SheetCounts counts{};
  std::vector<SheetRow> preview{};      // the first ones
  std::vector<SheetFault> faults{};     // the first ones
  std::int64_t fault_count = 0;
  std::vector<SkippedRow> skipped{};    // the first ones
  bool cancelled = false;
};

constexpr std::size_t preview_rows = 20;
constexpr std::size_t sample_cells = 3;
constexpr std::size_t told_faults = 1000;
constexpr std::size_t told_skipped = 200;

enum class BatchState : std::uint8_t { running, done, cancelled, failed, undone };
BOOST_DESCRIBE_ENUM(BatchState, running, done, cancelled, failed, undone)

// An import that writes: how far it is, and what came of it.
struct Batch {
  std::string id{};
  std::string type{};
  std::string file{};
  std::string account{};
  std::string by_name{};
  Moment started_at{};
  std::optional<Moment> ended_at{};
  BatchState state{};
  std::int64_t done = 0, all = 0;  // rows; all: 0 while it is not known
  SheetCounts counts{};
  std::int64_t undone = 0, stayed = 0;  // of an undo
};

}  // namespace lianxin::ledgers
