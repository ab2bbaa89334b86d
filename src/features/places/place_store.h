// Places in the database.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/actor.h"
#include "base/page.h"
#include "features/places/place.h"
#include "features/places/place_import.h"
#include "platform/db/db.h"

namespace lianxin::places::store {

struct PlaceFilter {
  std::string words{};                  // part of name or short name, beginning of a code or of initials
  std::optional<std::string> parent{};  // code: directly below
  std::optional<PathRange> range{};
  std::optional<std::string> level{};
  bool with_closed = false;
};

Result<std::optional<Place>> find_place(const db::Reader&, std::string_view partition, std::string_view code);
Result<std::optional<Place>> find_place_then(const db::Reader&, std::string_view partition, std::string_view code, Day);
Result<std::vector<PlaceVersion>> list_versions(const db::Reader&, std::string_view partition, std::string_view code);
// What came out of the place when it was split.
Result<std::vector<PlaceRef>> list_parts(const db::Reader&, std::string_view partition, std::string_view code);
// In the order of codes.
Result<Page<Place>> list_places(const db::Reader&, std::string_view partition, const PlaceFilter&, const PageRequest&);
// The same as the tree was on a day; `filter.range` and `parent` are those of then; nothing is found by initials.
Result<Page<Place>> list_places_then(const db::Reader&, std::string_view partition, const PlaceFilter&, const PageRequest&, Day);
Result<std::vector<PlaceRef>> place_refs(const db::Reader&, std::string_view partition, const std::vector<std::string>& codes);
// Open places strictly below, in the order of their paths.
Result<std::vector<Place>> list_below(const db::Reader&, std::string_view partition, std::string_view path);
// From the top down to the one above `path`.
Result<std::vector<Place>> list_above(const db::Reader&, std::string_view partition, std::string_view path);
Result<bool> has_root(const db::Reader&, std::string_view partition);
// The last path ever given out directly below `parent` (empty: the top).
Result<std::optional<std::string>> last_path_below(const db::Reader&, std::string_view partition, std::string_view parent);
Result<KnownPlaces> load_known(const db::Reader&, std::string_view partition);

// conflict "base.duplicate" when the code or path is taken.
Result<void> insert_place(db::Writer&, std::string_view partition, const Place&);
// Writes the places as they are after a change, their versions, and where merged places point now.
Result<void> save_changes(db::Writer&, std::string_view partition, const std::vector<ChangedPlace>&, const PlaceChange&);

}  // namespace lianxin::places::store
