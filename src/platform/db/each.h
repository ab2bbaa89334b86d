// All rows of a statement, however many there are, in constant memory: some hundred at a time, by their key.
#pragma once

#include "platform/db/db.h"

namespace lianxin::db {

constexpr int rows_at_a_time = 500;

// `sql` gives the key, a text, as its first column and ends "… > $2 order by KEY limit $3"; $1 is the partition.
// `visit(const Row&) -> Result<void>`; its first error ends the walk.
template <class F>
Result<void> each_by_key(const Reader& reader, std::string_view sql, std::string_view partition, F&& visit) {
  std::string key;
  for (;;) {
    int rows = 0;
    std::string last;
    Result<void> done;
    TRY(reader.select(sql, {partition, key, rows_at_a_time}, [&](const Row& row) {
      ++rows;
      last = row.text(0);
      if (done) done = visit(row);
    }));
    if (!done) return done;
    if (rows < rows_at_a_time) return {};
    key = std::move(last);
  }
}

}  // namespace lianxin::db
