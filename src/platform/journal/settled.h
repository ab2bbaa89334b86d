// Settled rows: those before which no other can appear any more. On SQLite that is every row, in the order of seq. On
// PostgreSQL a number may be taken early and committed late; there the order is (transaction, seq), and what was written
// by a transaction younger than the oldest running one is not settled yet.
#pragma once

#include <compare>
#include <vector>

#include "platform/journal/journal.h"

namespace lianxin::journal {

struct Position {
  std::int64_t tx = 0;  // always 0 on SQLite
  std::int64_t seq = 0;
  friend auto operator<=>(const Position&, const Position&) = default;
};

struct Settled {
  Position position;
  Row row;
};

// Settled rows after a position, in their final order. `Row::sealed` is not filled in.
Result<std::vector<Settled>> settled_after(const db::Reader&, Position, int limit);
// The end of what is sealed.
Result<Position> sealed_until(const db::Reader&);

// Rows that came from another PostgreSQL cluster by dump and restore carry that one's transaction numbers, which mean
// nothing here. Gives them numbers before all of this one's: 0 for the sealed, 1 for the rest. True when it did; then
// every Position kept elsewhere must be mapped with `as_restored`.
Result<bool> adopt_restored(db::Writer&);
Position as_restored(Position kept, Position sealed_until_before);

// The columns of a row, in the order read_row takes them; the first is tx.
std::string_view columns(db::Dialect);
Row read_row(const db::Row&);

}  // namespace lianxin::journal
