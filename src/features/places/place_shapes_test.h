// Divisions made by code for tests.
#pragma once

#include <string>
#include <vector>

#include "features/places/place_import_rules.h"

namespace lianxin::places::testing {

Levels five_levels();   // as packs/levels.json
Levels three_levels();  // county, township, village
Levels six_levels();    // five and the group below the village

// The division of 2014 as the source counts it (4.14): 14 and 3 bodies, 161 townships, 1,366 villages below one city:
// 1,544 units that are led.
std::vector<ImportRow> shape_of_2014();
// One banner as its own deployment: 8 townships with 5 villages each.
std::vector<ImportRow> shape_of_three_levels();
// One autonomous region down to the groups of two villages.
std::vector<ImportRow> shape_of_six_levels();

constexpr Day today{20779};  // 2026-11-22

}  // namespace lianxin::places::testing
