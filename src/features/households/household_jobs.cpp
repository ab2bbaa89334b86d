#include "features/households/household_jobs.h"

#include "features/households/household_place_store.h"
#include "features/places/place_change_detail.h"
#include "features/places/places.h"
#include "platform/json/json.h"

namespace lianxin::households {

std::vector<Reaction> household_reactions(std::string partition) {
  const auto moved = [partition](db::Writer& w, const journal::Row& row) -> Result<void> {
    const auto change = TRY(json::read<places::PlaceChangedDetail>(row.detail));
    TRY(store::move_households(w, partition, places::range_of(change.from_path), change.to_path, now_from_system_clock()));
    return {};
  };
  const auto merged = [partition](db::Writer& w, const journal::Row& row) -> Result<void> {
    const auto change = TRY(json::read<places::PlaceChangedDetail>(row.detail));
    TRY(store::merge_households(w, partition, row.subject, change.from_path, change.into.value_or(row.subject), change.to_path, now_from_system_clock()));
    return {};
  };
  const auto split = [partition](db::Writer& w, const journal::Row& row) -> Result<void> {
    const auto change = TRY(json::read<places::PlaceSplitDetail>(row.detail));
    if (change.into)
      TRY(store::merge_households(w, partition, row.subject, change.from_path, *change.into, change.to_path, now_from_system_clock()));
    return {};
  };
  return {{"households.follow_moved_place", "place.moved", moved},
          {"households.follow_merged_place", "place.merged", merged},
          {"households.follow_split_place", "place.split", split}};
}

}  // namespace lianxin::households
