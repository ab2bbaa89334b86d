// Choosing a place without scripts: by its name, or down from the uppermost ones.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "features/places/place.h"
#include "features/tickets/desk.h"
#include "platform/db/db.h"

namespace lianxin::portal {

// What to choose the place from.
struct PlaceChoice {
  std::optional<places::Place> here{};  // whose places are shown; none: the uppermost ones
  std::vector<places::Place> rows{};
  bool searched = false;
  bool has_more = false;
};
// The places that fit the words; those below a place; the uppermost ones.
Result<PlaceChoice> search_places(const db::Reader&, const tickets::Desk&, std::string_view words);
Result<PlaceChoice> places_below_one(const db::Reader&, const tickets::Desk&, const std::string& code);
Result<PlaceChoice> uppermost_places(const db::Reader&, const tickets::Desk&);

}  // namespace lianxin::portal
