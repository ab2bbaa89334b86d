#include "features/households/household_seed.h"

#include <doctest/doctest.h>

#include "features/households/demo_household.h"
#include "features/households/household_house_test.h"
#include "features/households/household_list_store.h"
#include "features/households/household_tally_store.h"
#include "features/places/places.h"

namespace lianxin::households {
namespace {

const SeedOptions options{.now = *parse_moment("2026-11-22T09:00:00+08:00")};
const PathRange everything{"", "~"};

std::vector<HouseholdTally> tallies_of(db::Store& store) {
  return *store.reading([](db::Reader& r) { return store::tallies(r, house::prefecture, everything); });
}

std::int64_t present(const std::vector<HouseholdTally>& tallies) {
  std::int64_t out = 0;
  for (const auto& tally : tallies) out += is_present(tally.state) ? tally.households : 0;
  return out;
}

}  // namespace

TEST_CASE("the demonstration's sumu has 54 households in its gacha, the same each time, with invented names and no id number") {
  std::vector<std::string> first;
  test::with_each_store("demo households", [&](db::Store& store) {
    house::build(store);
    REQUIRE(seed_households(store, house::registry(), options).has_value());
    const auto tallies = tallies_of(store);
    CHECK(present(tallies) == demo_gacha_households + demo_village_households);
    CHECK(tallies == *store.reading([](db::Reader& r) { return store::recounted(r, house::prefecture, everything); }));
    REQUIRE(seed_households(store, house::registry(), options).has_value());
    CHECK(tallies_of(store) == tallies);
    std::vector<std::string> names;
    std::int64_t surveyed = 0, with_camps = 0;
    for (int n = 1; n <= demo_gacha_households; ++n) {
      const auto open = store.reading([&](db::Reader& r) { return open_for(r, house::registry(), {demo_household_id(house::gacha, n)}); });
      REQUIRE((open.has_value() && open->size() == 1));
      const OpenHousehold& one = open->front();
      names.push_back(one.secrets.head);
      surveyed += one.household.surveyed;
      with_camps += !one.household.camps.empty();
      CHECK(one.secrets.phone.starts_with("100"));
      CHECK(one.household.members_count == static_cast<std::int64_t>(one.members.size()));
      for (const auto& member : one.members) CHECK(member.secrets.id_number.empty());
    }
    CHECK(surveyed == 48);
    CHECK(with_camps > 20);
    if (first.empty()) first = names;
    CHECK(names == first);
  });
}

TEST_CASE("with a size every village has households, half to one and a half of it") {
  test::TestDatabase database;
  house::build(*database);
  SeedOptions many = options;
  many.households = 10;
  REQUIRE(seed_households(*database, house::registry(), many).has_value());
  const std::string other = house::path_of(*database, house::other_gacha);
  std::int64_t there = 0;
  for (const auto& tally : tallies_of(*database)) there += tally.path == other ? tally.households : 0;
  CHECK(there >= 5);
  CHECK(there <= 15);
}

}  // namespace lianxin::households
