// What ids in fields are called, for answers: one question a kind for a whole page.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "features/ledgers/record_actions.h"

namespace lianxin::ledgers {

// By id or code. Of households the masked name; of requests the number, of those the asker sees; of records the title.
using NamesById = std::map<std::string, std::string>;

// Of everything the entries name, and of the records' own places and units.
Result<NamesById> names_of(const db::Reader&, const Doing&, const LedgerBook&, const std::vector<const Opened*>&);
// Of values of figures' `by` fields.
Result<NamesById> names_of_values(const db::Reader&, const Doing&, const LedgerBook&, FieldKind, const std::vector<std::string>& values);

// Names what a record is tied to besides; the ledgers of the tied records among it that the asker sees, by their ids.
Result<std::map<std::string, std::string>> name_ties(const db::Reader&, const Doing&, const LedgerBook&, const std::vector<Tie>&, NamesById& names);

}  // namespace lianxin::ledgers
