// Reading a division from a table: what is new, what is there already, what is wrong, row by row.
#pragma once

#include <vector>

#include "features/places/level.h"
#include "features/places/place_import.h"

namespace lianxin::places {

// Rows may stand in any order. Faults beyond make_place's: "places.import_twice" {line}, "places.import_differs" (it is
// there and otherwise: use a dated change), "places.import_no_parent" {parent} (not there, not in the file, or its own
// row is wrong), "places.import_circle", "places.too_many_below".
ImportPlan plan_import(const std::vector<ImportRow>&, const KnownPlaces&, const Levels&, Day today);

}  // namespace lianxin::places
