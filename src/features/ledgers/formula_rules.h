// Reading the expressions of a declaration. Values in, values out.
#pragma once

#include "base/result.h"
#include "features/ledgers/compiled.h"
#include "features/ledgers/declaration_rules.h"

namespace lianxin::ledgers {

expressions::Type type_of(FieldKind);
// invalid with every fault of the declaration, by path; those of expressions are "expressions.…", at "fields[3].computed", with line and
// column in their args. REQUIRES nothing of it.
Result<CompiledType> compiled(LedgerType, const Refused&);

}  // namespace lianxin::ledgers
