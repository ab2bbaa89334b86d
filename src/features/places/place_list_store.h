// What both lists of places share: today's and those of a day.
#pragma once

#include "base/page.h"
#include "features/places/place.h"
#include "features/places/place_store.h"
#include "platform/db/conditions.h"

namespace lianxin::places::store {

// Adds what the filter asks of columns with this prefix ("p.").
void add_conditions(db::Conditions&, const PlaceFilter&, std::string_view prefix);

struct PlaceSelect {
  std::string_view columns;
  std::string_view source;  // "from … where …", to which conditions are added
  std::string_view prefix;
  Place (*map)(const db::Row&);
};
Result<Page<Place>> page_of_places(const db::Reader&, const PlaceSelect&, db::Conditions, const PageRequest&);

}  // namespace lianxin::places::store
