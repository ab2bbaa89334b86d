// What a unit may be. Values in, values out.
#pragma once

#include "base/result.h"
#include "features/places/place.h"
#include "features/places/unit.h"

namespace lianxin::places {

constexpr std::size_t max_phone_length = 30;
constexpr std::size_t max_prefix_length = 20;
constexpr std::size_t max_categories = 100;

// The new unit with every fault of the request: "base.required", "base.too_long" {max}, "base.code_form" (categories),
// "places.unit_place_closed", "places.unit_superior_closed". `place` and `superior` are nullptr when there are none:
// "places.no_such_place", "places.no_such_unit".
Result<Unit> make_unit(const NewUnit&, UnitId id, const Place* place, const Unit* superior, const std::string& path);
bool is_same(const Unit&, const NewUnit&);

// The unit after an edit. Beyond make_unit's faults: superior "places.unit_below_itself"; conflict "places.unit_closed".
// Its path stays: the caller moves it when the superior changes.
Result<Unit> edit_unit(const Unit&, const UnitEdit&, const Place* place, const Unit* superior);

}  // namespace lianxin::places
