// Whose numbers a record gets.
#pragma once

#include <string>

#include "features/ledgers/type_actions.h"

namespace lianxin::ledgers {

// The counter of a unit, and what its numbers begin with.
struct Numbering {
  UnitId unit{};
  std::string prefix{};
};

// Of the keeper where it has a prefix of its own, else of the nearest unit above that has one: first by its superiors, then by the offices
// of its place and of those above. What shares a prefix shares the counter, so that no number is given twice. The keeper's own, without a
// prefix, where there is none above or the pattern asks for none.
Result<Numbering> numbering_of(const db::Reader&, const LedgerBook&, const LedgerType&, UnitId keeper);

}  // namespace lianxin::ledgers
