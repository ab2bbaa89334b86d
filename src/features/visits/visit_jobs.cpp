#include "features/visits/visit_jobs.h"

#include "features/places/place_change_detail.h"
#include "features/places/places.h"
#include "features/visits/visit_store.h"
#include "platform/json/json.h"

namespace lianxin::visits {

std::vector<Reaction> visit_reactions(const std::string& partition) {
  const auto moved = [partition](db::Writer& w, const journal::Row& row) -> Result<void> {
    const auto change = TRY(json::read<places::PlaceChangedDetail>(row.detail));
    return store::move_visits(w, partition, places::range_of(change.from_path), change.to_path);
  };
  const auto merged = [partition](db::Writer& w, const journal::Row& row) -> Result<void> {
    const auto change = TRY(json::read<places::PlaceChangedDetail>(row.detail));
    return store::merge_visits(w, partition, change.from_path, change.into.value_or(row.subject), change.to_path);
  };
  const auto split = [partition](db::Writer& w, const journal::Row& row) -> Result<void> {
    const auto change = TRY(json::read<places::PlaceSplitDetail>(row.detail));
    return change.into ? store::merge_visits(w, partition, change.from_path, *change.into, change.to_path) : Result<void>{};
  };
  return {{"visits.follow_moved_place", "place.moved", moved},
          {"visits.follow_merged_place", "place.merged", merged},
          {"visits.follow_split_place", "place.split", split}};
}

}  // namespace lianxin::visits
