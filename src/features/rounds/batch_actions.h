// Paper typed by two clerks.
#pragma once

#include "features/rounds/batch_rules.h"
#include "features/rounds/opinion_actions.h"

namespace lianxin::rounds {

struct BatchShown {
  Batch batch{};
  Typings typings{};                    // what the asker may read of them now
  std::vector<Difference> differences{};  // while they are compared
  std::int64_t typed_second = 0;        // how many sheets the second clerk has
};

Result<std::vector<Batch>> list_batches(const db::Reader&, const Doing&, const RoundBook&, const Round&);
// not_found "base.not_found", also outside the asker's reach.
Result<BatchShown> show_batch(const db::Reader&, const Doing&, const RoundBook&, BatchId);

struct MadeBatch {
  Batch batch{};
  bool is_new = true;
};
// The asker types first. "channel" rounds.channel_not_asked; "point" rounds.no_such_point; "place" rounds.outside; conflict
// rounds.not_yet, rounds.over; forbidden where he may not collect.
Result<MadeBatch> begin_batch(db::Writer&, const Doing&, const RoundBook&, const Round&, const NewBatch&);
// Sheet `n` of the asker's typing, from 1 without gaps: "sheet" rounds.sheet_gap {next}, base.too_many; the faults of typing_of and
// check_sheet.
Result<void> type_sheet(db::Writer&, const Doing&, const RoundBook&, BatchId, std::int64_t n, TypedSheet);
// The errors of `advanced`; stale "base.stale" when somebody was faster. Registering is one transaction: all opinions or none, and
// what was typed is then kept nowhere but in them. "sheets[n].sheet_number" rounds.sheet_taken, rounds.sheet_twice.
Result<Batch> order_batch(db::Writer&, const Doing&, const RoundBook&, BatchId, const BatchOrder&);

}  // namespace lianxin::rounds
