#include "platform/sheets/cells.h"

#include <algorithm>

namespace lianxin::sheets {

const Cell* Row::cell(int column) const {
  const auto at = std::lower_bound(cells.begin(), cells.end(), column, [](const Cell& c, int wanted) { return c.column < wanted; });
  return at != cells.end() && at->column == column ? &*at : nullptr;
}

std::string column_name(int column) {
  std::string out;
  for (++column; column > 0; column = (column - 1) / 26) out.insert(out.begin(), static_cast<char>('A' + (column - 1) % 26));
  return out;
}

std::string cell_name(std::int64_t row, int column) { return column_name(column) + std::to_string(row); }

bool parse_cell_name(std::string_view name, std::int64_t& row, int& column) {
  std::size_t at = 0;
  int letters = 0;
  for (; at < name.size() && at < 4; ++at) {
    const char c = static_cast<char>(name[at] & ~0x20);
    if (c < 'A' || c > 'Z') break;
    letters = letters * 26 + (c - 'A' + 1);
  }
  std::int64_t number = 0;
  const std::size_t digits = name.size() - at;
  if (letters == 0 || letters > 16'384 || digits == 0 || digits > 7) return false;
  for (; at < name.size(); ++at) {
    if (name[at] < '0' || name[at] > '9') return false;
    number = number * 10 + (name[at] - '0');
  }
  if (number < 1 || number > 1'048'576) return false;
  row = number;
  column = letters - 1;
  return true;
}

}  // namespace lianxin::sheets
