// A batch from the first sheet typed to its registering. Values in, values out.
#pragma once

#include "base/result.h"
#include "features/rounds/batch.h"

namespace lianxin::rounds {

// Which typing the clerk writes now: forbidden "rounds.not_your_batch"; conflict "rounds.batch_not_typed" when nobody types.
Result<Typing> typing_of(const Batch&, AccountId);
// Whose typing the asker may read while nothing is compared: his own, and no other's.
bool may_read(const Batch&, Typing, AccountId);

// "sheet_number", "source", "lines" and "spoken" with their faults. Needed: nothing; without lines it is not valid.
Result<void> check_sheet(const TypedSheet&, const Vocabulary&);
// As it is kept: without blanks at the ends, without empty lines.
TypedSheet tidied(TypedSheet);

// Where the two differ beyond blanks and line ends, sheet by sheet; a sheet only one of them has differs in "sheet".
std::vector<Difference> differences_of(const Typings&);
// The sheets as they are to be registered; conflict "rounds.differences_left" {sheets} until all are settled.
Result<Sheets> agreed(const Typings&);

// The batch after a command. conflict "rounds.batch_state" {state}; forbidden "rounds.second_other_account" when the first clerk
// would check himself, "rounds.not_your_batch"; "reason" base.required; conflict "rounds.batch_empty", and of the second
// "rounds.batch_short" {sheets} when he has typed fewer.
Result<Batch> advanced(Batch, const BatchOrder&, const Clerk& by, const Typings&);

}  // namespace lianxin::rounds
