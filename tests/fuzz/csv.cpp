// Whatever bytes they are, CSV is read to its end, each record once, and cells of records without a fault are UTF-8.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "base/text.h"
#include "platform/sheets/csv.h"
#include "platform/sheets/csv_rows.h"
#include "platform/sheets/written_cell.h"

using namespace lianxin;
using namespace lianxin::sheets;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  std::int64_t last = 0;
  (void)read_csv_rows({.name = "x", .bytes = bytes}, [&](const Row& row) {
    if (row.number <= last) std::abort();
    last = row.number;
    for (const Cell& cell : row.cells) {
      if (!row.fault.empty()) continue;
      if (!is_valid_text(cell.text)) std::abort();
      (void)read_date(cell), (void)read_number(cell), (void)read_yes_no(cell), (void)read_code(cell), (void)read_words(cell);
    }
    return true;
  });
  for (const bool quotes : {true, false}) {
    const auto table = read_csv(bytes, {.separator = 0, .guarded = true, .quotes = quotes});
    if (!table) continue;
    for (const auto& row : table->rows)
      for (const auto& cell : row.cells)
        if (row.fault.empty() && !is_valid_text(cell)) std::abort();
  }
  return 0;
}
