// Timed work of places.
#pragma once

#include "features/places/place_actions.h"
#include "platform/db/store.h"

namespace lianxin::places {

// Looked at often, so that a change holds from the first minutes of its day.
constexpr int planned_changes_every_s = 600;

// Applies the planned changes whose day has come where the installation is, one transaction each, the earliest first. One
// that can no longer be applied stays with its reason. Gives how many were applied or noted. A store that is away ends the
// run: what waits may build on what could not be done.
Result<int> apply_planned_changes(db::Store&, const Tree&, Zone, Moment now);

// Ends at once when nothing is left, which is so but for the first time after the column came.
constexpr int initials_every_s = 3600;

// Places that were written before initials were kept are given theirs, in small transactions. Gives how many.
Result<int> fill_initials(db::Store&, std::string_view partition);

}  // namespace lianxin::places
