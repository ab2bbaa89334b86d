// The door of places: where things are and who handles them.
#pragma once

#include "base/page.h"
#include "features/places/level.h"
#include "features/places/place.h"
#include "features/places/place_actions.h"
#include "features/places/place_path.h"
#include "features/places/unit.h"
#include "platform/db/db.h"
#include "platform/feature/feature.h"

namespace lianxin::places {

// `deployment` must outlive the feature. `open_tickets`: what a place that is to be closed may not leave behind. internal or
// invalid when packs/levels.json is missing or bad.
Result<Feature> feature(const Deployment& deployment, OpenTickets open_tickets = {});

// packs/levels.json; errors as of `feature`.
Result<Levels> load_levels(const Packs&);

// All of these see closed places and units too. A place that is not there: invalid "place" "places.no_such_place" for
// place_named (a reference in somebody's request), else nullopt.
Result<std::optional<Place>> find_place(const db::Reader&, std::string_view partition, std::string_view code);
Result<Place> place_named(const db::Reader&, std::string_view partition, std::string_view code);
// The place as it was on a day: name, superior, path and full name of then.
Result<std::optional<Place>> find_place_then(const db::Reader&, std::string_view partition, std::string_view code, Day);
// Open places strictly below a path, in the order of their paths.
Result<std::vector<Place>> places_below(const db::Reader&, std::string_view partition, std::string_view path);
// Open places for a form, in the order of their codes: those that have `words` in their name, or whose code or pinyin
// initials begin with it, and those directly below `parent`.
Result<Page<Place>> list_open_places(const db::Reader&, std::string_view partition, std::string_view words,
                                     const std::optional<std::string>& parent, const PageRequest&);
// What a cell of somebody's sheet means: the place of that code, closed ones too, as the place it is now; else the open places of
// exactly that name or short name.
Result<std::vector<Place>> places_meant(const db::Reader&, std::string_view partition, std::string_view words);
// For lists, in any order; unknown codes are left out.
Result<std::vector<PlaceRef>> place_refs(const db::Reader&, std::string_view partition, const std::vector<std::string>& codes);

Result<std::optional<Unit>> find_unit(const db::Reader&, std::string_view partition, UnitId);
Result<std::vector<UnitRef>> unit_refs(const db::Reader&, std::string_view partition, const std::vector<UnitId>&);
// Units of exactly this name wherever they are, closed ones too, at most 100; without categories.
Result<std::vector<Unit>> units_named(const db::Reader&, std::string_view partition, std::string_view name);
// Open units of a place, at most 100.
Result<std::vector<Unit>> units_of_place(const db::Reader&, std::string_view partition, std::string_view place);
// The unit itself first, then its superiors upwards: Actor.superiors; a complaint about one of them recuses it (E2).
Result<std::vector<UnitId>> chain_of(const db::Reader&, std::string_view partition, UnitId);
// The office that receives what comes from a place: its own or the nearest above.
Result<std::optional<Unit>> office_for(const db::Reader&, std::string_view partition, std::string_view place_path);
// The nearest office of a place strictly above.
Result<std::optional<Unit>> office_above(const db::Reader&, std::string_view partition, std::string_view place_path);
// Open units that handle a category ("water.drinking.well") or one above it ("water"), of the place or above it: the
// nearest first, there the ones for the narrowest category.
Result<std::vector<Unit>> handlers_of(const db::Reader&, std::string_view partition, std::string_view place_path,
                                      std::string_view category);

}  // namespace lianxin::places
