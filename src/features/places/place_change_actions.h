// Dated changes of places: what they need to know, what they do.
#pragma once

#include "features/places/place_actions.h"
#include "features/places/place_rules.h"

namespace lianxin::places {

struct DecidedChange {
  PlaceChange change;  // with everything that goes to a part named
  std::vector<ChangedPlace> changed{};
};
// What the change would do with the tree as it is, if it were `today`; nothing is written. Checks rights.
Result<DecidedChange> decide_change(const db::Reader&, const Doing&, const Tree&, const Place& subject, const PlaceChange&,
                                    Day today, bool forgiving);
// Does it and tells it.
Result<void> carry_out(db::Writer&, const Doing&, const Tree&, const DecidedChange&);
// `version`: stale "base.stale" when it is no longer this one.
Result<Place> change_place(db::Writer&, const Doing&, const Tree&, std::string_view code, const PlaceChange&,
                           std::optional<std::int64_t> version);

// The journal's row of a place that changed by itself.
Result<void> tell_change(db::Writer&, const Doing&, const ChangedPlace&, Day from);

}  // namespace lianxin::places
