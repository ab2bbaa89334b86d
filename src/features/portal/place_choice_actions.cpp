#include "features/portal/place_choice_actions.h"

#include <algorithm>

#include "features/places/places.h"
#include "features/portal/portal_actions.h"

namespace lianxin::portal {
namespace {

constexpr int most_places = 200;
constexpr int most_levels = 3;  // above the first with a choice

Result<PlaceChoice> listed(const db::Reader& r, const tickets::Desk& desk, std::string_view words,
                           const std::optional<std::string>& parent) {
  auto page = TRY(find_places(r, desk, words, parent, {.limit = most_places}));
  PlaceChoice out;
  out.rows = std::move(page.items);
  out.has_more = !page.next.empty();
  std::ranges::stable_partition(out.rows, [](const places::Place& p) { return p.level != "other"; });
  return out;
}

}  // namespace

Result<PlaceChoice> search_places(const db::Reader& r, const tickets::Desk& desk, std::string_view words) {
  auto out = TRY(listed(r, desk, words, std::nullopt));
  out.searched = true;
  return out;
}

Result<PlaceChoice> places_below_one(const db::Reader& r, const tickets::Desk& desk, const std::string& code) {
  auto here = TRY(places::find_place(r, desk.partition, code));
  if (!here || here->is_closed()) return uppermost_places(r, desk);
  auto out = TRY(listed(r, desk, "", code));
  out.here = std::move(here);
  return out;
}

Result<PlaceChoice> uppermost_places(const db::Reader& r, const tickets::Desk& desk) {
  auto out = TRY(listed(r, desk, "", desk.partition));
  for (int level = 0; level < most_levels && out.rows.size() == 1 && out.rows.front().has_children; ++level)
    out = TRY(listed(r, desk, "", out.rows.front().code));
  return out;
}

}  // namespace lianxin::portal
