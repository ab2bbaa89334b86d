// bare_loop: what the disk and SQLite give when nothing else is done. The rows a run of the server has added to a
// database are read into memory, then inserted into a copy of the database as it was before, in groups of a given size:
// a plain loop over prepared statements, one transaction a group, synchronous=FULL.
#pragma once

#include <cstdint>
#include <string>

namespace lianxin::bench {

struct BareResult {
  double seconds = 0;
  std::int64_t rows = 0;
  double rows_each = 0;  // rows a record, all tables
};

// `before` and `after` are database files nobody has open; `records` is how many the server created between them.
// Throws std::runtime_error with SQLite's message.
BareResult run_bare_loop(const std::string& before, const std::string& after, const std::string& scratch,
                         std::int64_t records, int group);

}  // namespace lianxin::bench
