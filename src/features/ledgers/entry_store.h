// The fields of a record as JSON: how they are kept, and how a request gives them (docs/ledgers.md).
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "features/ledgers/declaration_rules.h"
#include "features/ledgers/entries.h"
#include "platform/json/value.h"

namespace lianxin::ledgers::store {

// What the object names is put into `entries`, null takes it away; computed fields are passed over. A fault for each value that its field
// does not hold, at "fields.KEY", "fields.KEY[2].COLUMN": base.json_unknown_field, base.json_wrong_type {expected}, base.too_long {max},
// base.too_many {max}, ledgers.no_such_choice {value}, ledgers.too_fine {max}, ledgers.not_approximate, ledgers.bad_number {value},
// ledgers.bad_date {value}, ledgers.bad_period {value}, base.json_not_an_id.
void read_entries(const LedgerType&, const json::Node& object, Entries&, Faults&);
// What was kept. internal when it is not a JSON object; what its type does not know any more is left out.
Result<Entries> entries_from(const LedgerType&, std::string_view kept);
std::string write_entries(const LedgerType&, const Entries&);
// One value; "null" for what is missing.
void write_entry(std::string& out, const Field&, const Value&);

}  // namespace lianxin::ledgers::store
