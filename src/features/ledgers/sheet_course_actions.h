// A sheet says of a row that it is further on in its course: the steps that lead there, each under its own conditions.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "features/ledgers/record_actions.h"

namespace lianxin::ledgers {

// The state that is called so, by name, key or synonym; "" when none is.
std::string state_called(const LedgerType&, std::string_view words);

struct Walk {
  std::vector<std::string> steps{};     // keys
  std::vector<std::string> details{};   // what the record's history keeps of each
  bool issues = false;                  // a step gives the number
  std::vector<FieldFault> faults{};     // of the shortest way, when none can be gone: "state" or the fields it asks for
};

// Walks `record` to the state, with completed entries; both are as they become, or untouched where there are faults. Of several ways
// the shortest that may be gone is gone. "state" ledgers.sheet_no_way {from, to}; the faults of check_step. `words`: what is said where a
// step wants words.
Walk walk_to(const Doing&, const LedgerBook&, const tickets::Desk&, const Compiled&, Entries&, Record&, std::string_view state, std::string_view words);

}  // namespace lianxin::ledgers
