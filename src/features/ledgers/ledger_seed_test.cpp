// The demonstration's ledgers: some settled, some overdue, none without tickets, the same when seeded again.
#include <doctest/doctest.h>

#include <algorithm>

#include "features/ledgers/ledger_seed.h"
#include "features/ledgers/ledgers_house_test.h"
#include "features/places/places.h"

namespace lianxin::ledgers {

TEST_CASE("the demonstration has records in its ledgers, some settled and some overdue; none without tickets") {
  test::with_each_store("seeded ledgers", [](db::Store& store) {
    const auto places = places::feature(house::deployment());
    REQUIRE(places.has_value());
    SeedOptions options{.tickets = 0, .now = moment_at(*parse_day("2026-11-23"), 600, {})};
    const auto built = places->seed(store, options);
    REQUIRE_MESSAGE(built.has_value(), (built ? "" : built.error().key));
    REQUIRE(seed_records(store, house::book(), options).has_value());
    CHECK(house::count(store, "select count(*) from ledger_records") == 0);

    options.tickets = 100;
    for (int again = 0; again < 2; ++again) {
      const auto done = seed_records(store, house::book(), options);
      std::string why = done ? "" : done.error().key + " " + done.error().detail;
      if (!done)
        for (const FieldFault& each : done.error().fields) why += " | " + each.field + " " + each.key;
      REQUIRE_MESSAGE(done.has_value(), why);
    }
    CHECK(house::count(store, "select count(distinct type) from ledger_records") == 8);
    CHECK(house::count(store, "select count(*) from ledger_records") >= 30);
    const auto today = std::to_string(parse_day("2026-11-23")->number);
    CHECK(house::count(store, "select count(*) from ledger_records where due_on < " + today) >= 5);
    CHECK(house::count(store, "select count(*) from ledger_records where ended <> 0") >= 8);
    CHECK(house::count(store, "select count(distinct place) from ledger_records") >= 6);
  });
}

}  // namespace lianxin::ledgers
