#include "features/links/link_jobs.h"

#include "features/households/households.h"
#include "features/links/link_store.h"
#include "features/places/place_change_detail.h"
#include "features/places/places.h"
#include "platform/json/json.h"

namespace lianxin::links {

std::vector<Reaction> link_reactions(const std::shared_ptr<const Registry>& registry) {
  const std::string partition = registry->partition;
  const auto moved = [partition](db::Writer& w, const journal::Row& row) -> Result<void> {
    const auto change = TRY(json::read<places::PlaceChangedDetail>(row.detail));
    return store::move_links(w, partition, places::range_of(change.from_path), change.to_path, row.at);
  };
  const auto merged = [partition](db::Writer& w, const journal::Row& row) -> Result<void> {
    const auto change = TRY(json::read<places::PlaceChangedDetail>(row.detail));
    return store::merge_links(w, partition, change.from_path, change.into.value_or(row.subject), change.to_path, row.at);
  };
  // Links to the place itself go to the part that stands for it; those to households follow their households.
  const auto split = [partition](db::Writer& w, const journal::Row& row) -> Result<void> {
    const auto change = TRY(json::read<places::PlaceSplitDetail>(row.detail));
    if (!change.into) return {};
    return store::merge_links(w, partition, change.from_path, *change.into, change.to_path, row.at);
  };
  const auto household = [registry](db::Writer& w, const journal::Row& row) -> Result<void> {
    const auto id = parse_id<HouseholdId>(row.subject);
    if (!id || !households::concerns_standing(row.kind)) return {};
    return follow_household(w, {.by = system_actor("job"), .now = row.at, .zone = registry->zone}, *registry, *id);
  };
  return {{"links.follow_moved_place", "place.moved", moved},
          {"links.follow_merged_place", "place.merged", merged},
          {"links.follow_split_place", "place.split", split},
          {"links.follow_household", "household.*", household}};
}

}  // namespace lianxin::links
