// What a sheet is to everybody who reads one, whatever file it came from: rows of cells, passed on one row at a time.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <string_view>

namespace lianxin::sheets {

enum class CellKind : std::uint8_t {
  text,
  number,   // text: the decimal as the file has it ("1234.50", "1.50725E+17")
  date,     // text: "2014-03-12", "2014-03-12T08:30:00", "08:30:00", "2014-03" or "2014": as much as the cell's format shows
  boolean,  // text: "1" or "0"
  error,    // text: "#DIV/0!"
  formula,  // a formula whose value was never worked out; no text
};

struct Cell {
  int column = 0;  // 0: A
  CellKind kind = CellKind::text;
  std::string_view text{};
};

// The views live as long as the call they are passed to.
struct Row {
  std::int64_t number = 0;         // 1 the first one, as the program of the office counts
  bool hidden = false;
  std::span<const Cell> cells{};   // by column; cells without content are left out
  std::string_view fault{};        // CSV only: message key when the row cannot be read; cells hold what could
  const Cell* cell(int column) const;  // null: empty
};

// Returns false to stop the reading.
using RowSink = std::function<bool(const Row&)>;

// Both ends belong to it. Rows from 1, columns from 0.
struct MergedRange {
  std::int64_t first_row = 0, last_row = 0;
  int first_column = 0, last_column = 0;
  bool contains(std::int64_t row, int column) const {
    return first_row <= row && row <= last_row && first_column <= column && column <= last_column;
  }
  friend bool operator==(const MergedRange&, const MergedRange&) = default;
};

// A file somebody sent: in memory or on the disk. `name` is what people call it, for messages.
struct SheetFile {
  std::string name{};
  std::string_view bytes{};
  std::filesystem::path path{};  // when not empty: the file is there and `bytes` is not looked at
};

struct SheetLimits {
  std::uint64_t max_unpacked_bytes = 1024ull << 20;  // of one part of the package
  std::uint64_t max_ratio = 300;                     // unpacked to packed, once past 16 MiB
  int max_columns = 512;                             // columns with content
  std::int64_t max_rows = 1'048'576;                 // rows with content
  std::size_t max_cell_bytes = 128 * 1024;
  std::size_t max_strings = 8'000'000;               // shared ones
  std::size_t max_merged = 200'000;
};

// "A", "AB"
std::string column_name(int column);
// "AB12"
std::string cell_name(std::int64_t row, int column);
// "AB12" → row and column; false when it is none, or beyond row 1,048,576 or column XFD.
bool parse_cell_name(std::string_view, std::int64_t& row, int& column);

}  // namespace lianxin::sheets
