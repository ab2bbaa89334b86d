// What follows from a record's fields, and what they may name: steps that several actions share.
#pragma once

#include "features/ledgers/record_actions.h"

namespace lianxin::ledgers {

Around around_of(const Doing&, const LedgerBook&, const tickets::Desk&, const Record&);
// Title, due day, whether it has ended, the fields as JSON; gives everything that stands in tables of its own.
store::Derived derive(const Compiled&, const Entries&, Record&, const Around&);
// Persons, units, places, households, requests and records that the fields name and nobody knows, or the asker does not see: a fault
// each. `before`: what stood there already is not asked again.
Result<void> check_named(const db::Reader&, const Doing&, const LedgerBook&, const LedgerType&, const Entries&, const Entries* before, Faults&);

}  // namespace lianxin::ledgers
