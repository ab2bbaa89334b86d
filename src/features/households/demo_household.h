// The households of the demonstration have names for code: seeds, tests and documents speak of the same ones.
#pragma once

#include <string_view>

#include "features/households/household.h"

namespace lianxin::households {

// How many the demonstration's gacha 萨如拉塔拉 has, and each other village of its sumu.
constexpr int demo_gacha_households = 54, demo_village_households = 30;

// The n-th of a village, counted from 1.
HouseholdId demo_household_id(std::string_view place, int n);

}  // namespace lianxin::households
