// What both lists of places share: today's and those of a day.
#pragma once

#include "base/page.h"
#include "features/places/place.h"
#include "features/places/place_store.h"
#include "platform/db/list_page.h"

namespace lianxin::places::store {

// Adds what the filter asks of columns with this prefix ("p."); `initials`: the column that has them, empty when there is none.
void add_conditions(db::Conditions&, const PlaceFilter&, std::string_view prefix, std::string_view initials);

// What a page of them ends with.
std::vector<std::string> key_of(const Place&);

}  // namespace lianxin::places::store
