// Places and units as the API shows and takes them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/page.h"
#include "base/result.h"
#include "features/places/place.h"
#include "features/places/planned_change.h"
#include "features/places/unit.h"
#include "platform/http/message.h"

namespace lianxin::places {

// What stands around a place on its own page.
struct PlacePage {
  Place place;
  std::vector<PlaceRef> path{};          // from the top down to itself
  std::vector<PlaceVersion> history{};
  std::vector<PlaceRef> mentioned{};     // superiors and origins in the history, successors, places of planned changes
  std::vector<PlaceRef> parts{};         // what came out of it when it was split
  std::vector<PlannedChange> planned{};
};
std::string write_place(const PlacePage&, http::Language, Zone);
std::string write_places(const Page<Place>&, const std::vector<PlaceRef>& successors);
std::string write_unit(const Unit&);
std::string write_units(const Page<Unit>&);

Result<NewPlace> read_new_place(std::string_view body);
Result<PlaceChange> read_place_change(std::string_view body);
Result<NewUnit> read_new_unit(std::string_view body);
Result<UnitEdit> read_unit_edit(std::string_view body);

}  // namespace lianxin::places
