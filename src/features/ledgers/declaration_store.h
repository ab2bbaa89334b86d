// A declaration as JSON: the files of packs/ledgers, what is published, what the designer sends.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "features/ledgers/ledger_type.h"

namespace lianxin::ledgers::store {

// What is missing is as in LedgerType{}; unknown members, double keys and wrong types are faults by path. too_large "ledgers.declaration_too_large" {max}.
Result<LedgerType> read_declaration(std::string_view json);
// In full, members in their order: equal declarations give equal texts.
std::string write_declaration(const LedgerType&);

}  // namespace lianxin::ledgers::store
