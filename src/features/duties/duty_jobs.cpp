#include "features/duties/duty_jobs.h"

#include "features/duties/coverage_store.h"
#include "features/households/households.h"
#include "features/places/place_change_detail.h"
#include "features/places/places.h"
#include "platform/json/json.h"

namespace lianxin::duties {

Result<int> close_periods(db::Store& store, const Reckoning& reckoning, Moment now) {
  const Day today = day_of(now, reckoning.zone);
  int done = 0;
  for (const Rule& rule : reckoning.cadences.rules) {
    const Period running = Period::containing(rule.period, today);
    // After a long outage there are several.
    const auto ended = TRY(store.reading([&](db::Reader& r) { return store::to_close(r, reckoning.partition, rule, running); }));
    for (const Period& period : ended)
      done += TRY(store.transact([&](db::Writer& w) { return store::close_period(w, reckoning.partition, rule, period, now, reckoning.zone); })) ? 1 : 0;
  }
  return done;
}

std::vector<Reaction> duty_reactions(Reckoning reckoning) {
  const auto held = std::make_shared<const Reckoning>(std::move(reckoning));
  const auto household = [held](db::Writer& w, const journal::Row& row) -> Result<void> {
    const auto id = parse_id<HouseholdId>(row.subject);
    return id && households::concerns_standing(row.kind) ? reconsider_household(w, *held, *id) : Result<void>{};
  };
  const auto link = [held](db::Writer& w, const journal::Row& row) { return reconsider_link(w, *held, row.subject); };
  const auto place = [held](db::Writer& w, const journal::Row& row) -> Result<void> {
    const auto change = TRY(json::read<places::PlaceChangedDetail>(row.detail));
    return store::move_duties(w, held->partition, places::range_of(change.from_path), change.to_path);
  };
  const auto split = [held](db::Writer& w, const journal::Row& row) -> Result<void> {
    const auto change = TRY(json::read<places::PlaceSplitDetail>(row.detail));
    if (!change.into) return {};
    return store::move_duties(w, held->partition, places::range_of(change.from_path), change.to_path);
  };
  return {{"duties.follow_household", "household.*", household},
          {"duties.follow_link", "link.*", link},
          {"duties.follow_moved_place", "place.moved", place},
          {"duties.follow_merged_place", "place.merged", place},
          {"duties.follow_split_place", "place.split", split}};
}

}  // namespace lianxin::duties
