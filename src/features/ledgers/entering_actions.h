// Where a record lies and who keeps it, when it is entered: one by one or as a row of a sheet.
#pragma once

#include "features/ledgers/record_actions.h"
#include "features/places/places.h"

namespace lianxin::ledgers {

// The unit asked for, else the asker's own, else the office of the place. "unit" ledgers.no_such_unit.
Result<UnitId> unit_keeping(const db::Reader&, const Doing&, const LedgerBook&, const std::optional<UnitId>& asked, std::string_view place_path);
// The place of that code, else that of the asker's unit. "place" base.required, places.no_such_place, ledgers.wrong_level {name}.
Result<places::Place> place_of_entry(const db::Reader&, const LedgerBook&, const Doing&, const LedgerType&, const std::string& asked);
// Whether a record gets its number when it is entered.
bool issues_at_entry(const LedgerType&);

}  // namespace lianxin::ledgers
