// How a record of one version becomes a record of the next: the declared mapping, read and applied. Values in, values out.
#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "features/ledgers/compiled.h"
#include "features/ledgers/record_rules.h"

namespace lianxin::ledgers {

// Where each field of the later version comes from.
struct Mapping {
  struct Way {
    int from = -1;  // a field of the version before; -1: none
    Expression value{};
    bool has_value = false;
  };
  CompiledType from{};
  CompiledType to{};
  std::vector<Way> ways{};      // by field of `to`
  std::vector<bool> taken{};    // by field of `from`: something becomes of it
};
// invalid with a fault for each member of to's `migration` that names what is not there: "migration.fields[0].from" ledgers.no_such_field,
// ledgers.not_of_that_kind, ledgers.no_such_choice, ledgers.no_such_state; "expressions.…" at "….value".
Result<Mapping> mapping_of(CompiledType from, CompiledType to);

struct Carried {
  Entries entries{};               // of `to`; what is computed is not yet
  std::string state{};
  std::vector<std::string> lost{}; // fields of `from` that say something and become nothing; "funds.source" of a table
};
// A state that is not there any more stays as it was called: the caller tells.
Carried carried(const Mapping&, const Entries&, const Around&);

}  // namespace lianxin::ledgers
