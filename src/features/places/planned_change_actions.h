// Changes of places that hold from a day to come: planned, withdrawn, applied when their day is there.
#pragma once

#include "features/places/place_actions.h"
#include "features/places/planned_change.h"

namespace lianxin::places {

constexpr std::size_t max_planned_changes = 50;  // of one place

// REQUIRES: change.from is after today. Refused is what could not be done with the tree as it is now; the same change again
// is the one there is. Gives the place, unchanged. `version` as for change_place. conflict "places.planned_too_many" {max}.
Result<Place> plan_change(db::Writer&, const Doing&, const Tree&, std::string_view code, const PlaceChange&,
                          std::optional<std::int64_t> version);
// not_found "base.not_found" also when it was applied meanwhile.
Result<void> withdraw_change(db::Writer&, const Doing&, const Tree&, std::string_view code, PlannedChangeId);

// Applies what is due, or notes what stands against it; nothing when it was withdrawn or tried meanwhile. In a transaction
// of its own: an error of the change leaves nothing half-done.
Result<void> apply_planned(db::Writer&, const Doing&, const Tree&, PlannedChangeId);
Result<void> note_obstacles(db::Writer&, const Doing&, const Tree&, PlannedChangeId, const Error&);

}  // namespace lianxin::places
