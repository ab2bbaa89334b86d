// What may become of a place that is split (domain §3.1): it stays or is closed, and one or more new places of its level
// come out of it. Values in, values out.
#pragma once

#include "features/places/place_rules.h"

namespace lianxin::places {

constexpr std::size_t max_split_parts = 20;
constexpr std::size_t max_left_named = 50;  // faults that say what is left

// The change with what is named nowhere given to the part that takes the rest. Where `forgiving`, units and tickets that are
// no longer at the place are left out: they were named on an earlier day.
PlaceChange with_rest(PlaceChange, const ChangeSetting&, bool forgiving);

// The subject first, then the parts, then what goes to them. What is not named stays with the subject. A subject that is
// closed gives everything away; the part that takes the rest, else the first, stands for it from then on. Errors: conflict
// "places.root_stays"; invalid with fields "parts" ("base.required", "base.too_many" {max}, and for each thing that is left
// "places.split_leaves_child" {name, code}, "places.split_leaves_unit" {name}, "places.split_leaves_ticket" {number},
// "places.split_leaves_more" {count}), "parts[0].code" ("places.code_form", "places.code_taken" {code, name},
// "places.split_twice" {what}), "parts[0].name", ".short_name", ".kind" (as of a new place), "parts[0].children[1]",
// ".units[1]", ".tickets[1]" ("places.split_not_here" {what}, "places.split_twice" {what}), "parts[0].takes_rest"
// ("places.split_rest_stays": the old place keeps it, "places.split_twice").
Result<std::vector<ChangedPlace>> split(const PlaceChange&, const ChangeSetting&, const Levels&);

}  // namespace lianxin::places
