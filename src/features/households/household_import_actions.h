// Households from a list.
#pragma once

#include <string>
#include <vector>

#include "features/households/household_actions.h"
#include "features/households/sheet_rules.h"
#include "platform/feature/feature.h"

namespace lianxin::households {

// Adds those that are not there. The same by place and number, or by place and head or a member's id number: unchanged when what
// the sheet says is what is there (masked counts as said), else a fault "households.import_differs". Faults have the line and the
// sheet's own name of the column.
Result<void> import_households(db::Writer&, const Doing&, const Registry&, const Sheet&, const std::vector<SheetHousehold>&, ImportReport&);

}  // namespace lianxin::households
