#include "features/ledgers/sheet_pieces_actions.h"

#include <memory>

#include "features/ledgers/sheet_store.h"

namespace lianxin::ledgers {

void SheetPieces::begin(std::vector<SheetEntry> rows, Batch sofar) {
  rows_ = std::move(rows);
  sofar_ = std::move(sofar);
  auto done = std::make_shared<std::promise<Result<void>>>();
  written_ = done->get_future();
  store_.write([this](db::Writer& w) { return write(w); }, [done](Result<void> how) { done->set_value(std::move(how)); });
}

Result<std::optional<std::vector<RowOutcome>>> SheetPieces::end() {
  TRY(written_.get());
  return std::move(outcomes_);
}

// May run more than once; what it leaves behind in `records` are places it has looked up.
Result<void> SheetPieces::write(db::Writer& w) {
  outcomes_.reset();
  const auto now = TRY(store::find_batch(w, partition_, sofar_.id));
  if (!now || now->state != BatchState::running) return {};
  auto outcomes = TRY(records_.take_rows(w, doing_, rows_));
  Batch sofar = sofar_;
  for (const RowOutcome& each : outcomes) count(sofar.counts, each.fate);
  sofar.done = sofar.counts.rows;
  TRY(store::save_batch(w, partition_, sofar));
  outcomes_ = std::move(outcomes);
  return {};
}

}  // namespace lianxin::ledgers
