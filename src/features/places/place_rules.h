// What may become of places. Values in, values out.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "features/places/level.h"
#include "features/places/place.h"

namespace lianxin::places {

constexpr std::size_t max_code_length = 20;
constexpr std::size_t max_name_length = 100;
constexpr std::size_t max_reason_length = 1000;

// The new place below `parent` (nullptr: the root), or all that is wrong with it: "places.code_form", "base.required",
// "base.too_long" {max}, "places.no_such_level", "places.not_a_kind_of_level", "places.parent_closed",
// "places.level_not_below" {parent_level}, "places.root_exists" (no parent, and there is a root).
Result<Place> make_place(const NewPlace&, const Levels&, const Place* parent, bool root_exists, const std::string& path,
                         Day today);
// Whether an existing place already is what is asked for.
bool is_same(const Place&, const NewPlace&);

// What a change needs to know.
struct ChangeSetting {
  Place subject;
  std::vector<Place> below{};             // open places below the subject, in the order of their paths
  std::optional<Place> target{};          // the new superior, or who takes over
  std::vector<std::string> free_paths{};  // below the target: for a move one, for a merger one for each child
  Day today{};
};

// Every place that changes, the subject first. Errors: conflict "places.closed", "places.has_children" (close),
// "places.changed_since" {code, day}; invalid with fields "from" ("places.from_in_future"), "name" ("base.required"),
// "parent" / "into" ("base.required", "places.target_closed", "places.target_is_itself", "places.target_below",
// "places.level_not_below", "places.levels_differ", "places.already_there", "places.root_stays").
Result<std::vector<ChangedPlace>> change_places(const PlaceChange&, const ChangeSetting&, const Levels&);

// The history as people read it: without versions that only went along with a place above, whose days go to the one before.
std::vector<PlaceVersion> readable_history(const std::vector<PlaceVersion>&);

std::string full_name_below(const Place* parent, const std::string& name);

}  // namespace lianxin::places
