#include "features/households/household_tally_store.h"

#include <map>
#include <tuple>

namespace lianxin::households::store {
namespace {

using db::Row;

// In the order of the key, so that two writers never wait for each other crosswise.
using Key = std::pair<std::string, HouseholdState>;
struct Delta {
  std::int64_t households = 0, surveyed = 0;
};
using Deltas = std::map<Key, Delta>;

void add(Deltas& deltas, const Household& h, std::int64_t times) {
  auto& delta = deltas[{h.path, h.state}];
  delta.households += times;
  delta.surveyed += h.surveyed ? times : 0;
}

Result<void> put(db::Writer& w, std::string_view partition, const Deltas& deltas) {
  for (const auto& [key, delta] : deltas) {
    if (delta.households == 0 && delta.surveyed == 0) continue;
    TRY(w.run("insert into household_tallies (partition, path, state, households, surveyed) values ($1, $2, $3, $4, $5) "
              "on conflict (partition, path, state) do update set households = household_tallies.households + excluded.households, "
              "surveyed = household_tallies.surveyed + excluded.surveyed",
              {partition, key.first, name_of(key.second), delta.households, delta.surveyed}));
  }
  return {};
}

HouseholdTally tally_from(const Row& row) {
  return {row.get<std::string>(0), named<HouseholdState>(row.text(1)).value_or(HouseholdState::active), row.integer(2), row.integer(3)};
}

}  // namespace

Result<void> tally(db::Writer& w, std::string_view partition, const Household* before, const Household* after) {
  Deltas deltas;
  if (before) add(deltas, *before, -1);
  if (after) add(deltas, *after, 1);
  return put(w, partition, deltas);
}

Result<void> tally_moves(db::Writer& w, std::string_view partition, const PathRange& from,
                         const std::function<std::string(std::string_view)>& moved) {
  Deltas deltas;
  for (const auto& there : TRY(recounted(w, partition, from))) {
    auto& left = deltas[{there.path, there.state}];
    left.households -= there.households;
    left.surveyed -= there.surveyed;
    auto& come = deltas[{moved(there.path), there.state}];
    come.households += there.households;
    come.surveyed += there.surveyed;
  }
  return put(w, partition, deltas);
}

Result<std::vector<HouseholdTally>> tallies(const db::Reader& r, std::string_view partition, const PathRange& range) {
  return r.list("select path, state, households, surveyed from household_tallies where partition = $1 and path >= $2 and path < $3 "
                "and households > 0 order by path, state",
                {partition, range.begin, range.end}, tally_from);
}

Result<std::vector<HouseholdTally>> recounted(const db::Reader& r, std::string_view partition, const PathRange& range) {
  return r.list("select path, state, count(*), sum(surveyed) from households where partition = $1 and path >= $2 and path < $3 "
                "group by path, state order by path, state",
                {partition, range.begin, range.end}, tally_from);
}

}  // namespace lianxin::households::store
