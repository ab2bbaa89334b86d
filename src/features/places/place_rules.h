// What may become of places. Values in, values out.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "features/places/level.h"
#include "features/places/place.h"
#include "features/places/unit.h"

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
  std::optional<Place> above{};           // the superior now; none of the root
  std::optional<Place> target{};          // the new superior, or who takes over; for a split the superior there is
  std::vector<std::string> free_paths{};  // below the target: for a move one, for a merger one for each child, for a split one for each part
  Day today{};
  // For a split.
  std::vector<Place> taken{};             // places that have the code of a part
  std::vector<UnitRef> units{};           // open units of the subject itself
  std::vector<std::string> tickets{};     // numbers of open tickets of the subject itself
};

// Every place that changes, the subject first. Errors: conflict "places.closed", "places.has_children" (close),
// "places.changed_since" {code, day}; invalid with fields "from" ("places.from_in_future"), "name" ("base.required"),
// "parent" / "into" ("base.required", "places.target_closed", "places.target_is_itself", "places.target_below",
// "places.level_not_below", "places.levels_differ", "places.already_there", "places.root_stays"); those of
// place_split_rules.h.
Result<std::vector<ChangedPlace>> change_places(const PlaceChange&, const ChangeSetting&, const Levels&);

// The history as people read it: without versions that only went along with a place above, whose days go to the one before.
std::vector<PlaceVersion> readable_history(const std::vector<PlaceVersion>&);

std::string full_name_below(const Place* parent, const std::string& name);
// The same by names: a place called by its superior's name (陈巴尔虎旗特泥河农牧场 in 陈巴尔虎旗) does not say it twice.
std::string joined_names(std::string_view above_full_name, std::string_view above_name, std::string_view name);

// For the rules of single changes.
bool is_place_code(std::string_view);
void check_name(std::vector<FieldFault>&, std::string_view field, std::string_view name);
// The subject and what lies below it, as they are.
std::vector<ChangedPlace> unchanged(const ChangeSetting&);
// Goes along: its path begins with `to` in place of `from`.
void carry(ChangedPlace&, std::string_view from, std::string_view to, PlaceEvent, Day since);
// Full names of everything below places whose name or superior changed; superiors come before what lies below them.
void refresh_full_names(std::vector<ChangedPlace>&, const Place* above_first);

}  // namespace lianxin::places
