// Pieces of a sheet on their way into the store: while one is written, the next is read.
#pragma once

#include <future>
#include <optional>
#include <string>
#include <vector>

#include "features/ledgers/sheet_record_actions.h"
#include "platform/db/store.h"

namespace lianxin::ledgers {

// One piece at a time. Whoever begins one gets its outcomes by end(), and leaves `records` alone until then.
class SheetPieces {
 public:
  SheetPieces(db::Store& store, const Doing& doing, const std::string& partition, SheetRecords& records) : store_(store), doing_(doing), partition_(partition), records_(records) {}
  SheetPieces(const SheetPieces&) = delete;
  SheetPieces& operator=(const SheetPieces&) = delete;
  ~SheetPieces() { if (written_.valid()) written_.wait(); }

  // Has the rows written, with how far `sofar` is afterwards; none are when somebody has cancelled the batch.
  void begin(std::vector<SheetEntry> rows, Batch sofar);
  bool has_begun() const { return written_.valid(); }
  // Waits. Nothing: it was cancelled.
  Result<std::optional<std::vector<RowOutcome>>> end();

 private:
  Result<void> write(db::Writer&);

  db::Store& store_;
  const Doing& doing_;
  const std::string& partition_;
  SheetRecords& records_;
  std::vector<SheetEntry> rows_{};
  Batch sofar_{};
  std::optional<std::vector<RowOutcome>> outcomes_{};
  std::future<Result<void>> written_{};
};

}  // namespace lianxin::ledgers
