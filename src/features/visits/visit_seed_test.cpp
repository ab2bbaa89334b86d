#include "features/visits/visit_seed.h"

#include <doctest/doctest.h>

#include "features/visits/visits_house_test.h"

namespace lianxin::visits {

TEST_CASE("the demonstration: 17 households of its gacha are met in the running two months, nearly all have been met before") {
  const SeedOptions options{.now = *parse_moment("2026-11-22T09:00:00+08:00")};
  test::with_each_store("demo visits", [&](db::Store& store) {
    house::build(store);
    const auto households = households::feature(house::deployment());
    REQUIRE(households.has_value());
    REQUIRE(households->seed(store, options).has_value());
    REQUIRE(seed_visits(store, house::book(), options).has_value());
    const auto visits = house::count(store, "select count(*) from visits");
    CHECK(visits > 60);
    CHECK(house::count(store, "select coalesce(sum(done), 0) from duty_tallies where rule = 'village_coverage' and period = '2026-B6'") == 17);
    CHECK(house::count(store, "select coalesce(sum(done), 0) from duty_tallies where rule = 'village_coverage' and period = '2026-B5'") > 30);
    CHECK(house::count(store, "select count(*) from duty_last_visits where promised <> '[]'") > 3);
    CHECK(house::count(store, "select count(*) from visits where status = 'attempt'") > 0);
    CHECK(house::count(store, "select count(*) from visits where began_at > received_at") == 0);
    REQUIRE(seed_visits(store, house::book(), options).has_value());
    CHECK(house::count(store, "select count(*) from visits") == visits);
  });
}

}  // namespace lianxin::visits
