// Units from a table: each as if it had been added by itself.
#pragma once

#include <vector>

#include "features/places/unit_actions.h"
#include "features/places/unit_import.h"
#include "platform/feature/import_rows.h"

namespace lianxin::places {

// Adds what is new and right and tells the rest in the report. Faults beyond add_unit's: "places.unit_import_twice" {line},
// "places.unit_import_differs" (it is there and otherwise), "places.import_circle", "places.import_many_units" {name},
// "places.unit_closed". forbidden for who may not change units anywhere.
Result<void> import_units(db::Writer&, const Doing&, const Tree&, std::vector<UnitRow>, ImportReport&);

}  // namespace lianxin::places
