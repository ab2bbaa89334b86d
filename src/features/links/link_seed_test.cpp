// The demonstration prefecture: every link is one the rules allow, every village is answered for (hulunbuir-teams: 100 %), and
// what is made twice is there once.
#include "features/links/link_seed.h"

#include <doctest/doctest.h>

#include <set>

#include "features/links/gap_store.h"
#include "features/links/link_house_test.h"
#include "features/people/people.h"
#include "features/places/places.h"

namespace lianxin::links {
namespace {

const SeedOptions options{.now = *parse_moment("2026-11-17T09:40:00+08:00")};
const Day day = *parse_day("2026-11-17");
const access::Sight everything{.ranges = {{"", "\x7f"}}};

template <class F>
auto read(db::Store& store, F make) {
  auto out = store.reading(make);
  REQUIRE(out.has_value());
  return *std::move(out);
}

std::int64_t count(db::Store& store, const std::string& sql) {
  return read(store, [&](db::Reader& r) { return r.integer(sql, {house::prefecture}); });
}

}  // namespace

TEST_CASE("hulunbuir-teams: 3,218 teams, 14,137 seats, and every village has a team or a link") {
  test::TestDatabase database;
  for (const auto& feature : {places::feature(house::deployment()), people::feature(house::deployment()), households::feature(house::deployment())})
    REQUIRE(feature->seed(*database, options).has_value());
  REQUIRE(seed_links(*database, house::registry(), options).has_value());
  const auto links = count(*database, "select count(*) from links where partition = $1");
  CHECK(links > 300);
  CHECK(count(*database, "select count(*) from links where partition = $1 and kind = 'check_in'") == 24);
  CHECK(count(*database, "select count(distinct post) from links where partition = $1 and post <> ''") > 10);
  REQUIRE(seed_links(*database, house::registry(), options).has_value());
  CHECK(count(*database, "select count(*) from links where partition = $1") == links);
  // 4.13, 4.15: 14,137 seats in 3,218 teams are 4.39 a team.
  CHECK(count(*database, "select count(*) from teams_facts where partition = $1 and closed_on is null") == 3218);
  CHECK(count(*database, "select count(*) from team_seats_facts where partition = $1 and until_on is null") == 14137);
  const PathRange all{"", "\x7f"};
  const auto places = read(*database, [&](db::Reader& r) { return store::list_gaps(r, house::prefecture, store::GapOf::places, all, day, {}, {}); });
  CHECK(places.of > 800);
  CHECK(places.total == 0);
  const auto households = read(*database, [&](db::Reader& r) { return store::list_gaps(r, house::prefecture, store::GapOf::households, all, day + 60, {}, {}); });
  CHECK(households.total == 0);
  const auto keepers = read(*database, [&](db::Reader& r) { return store::list_gaps(r, house::prefecture, store::GapOf::keepers, all, day + 60, {}, {}); });
  CHECK(keepers.total > 0);  // some to be found
  CHECK(keepers.total < keepers.of);
  PageRequest page{.limit = 500};
  const auto rows = read(*database, [&](db::Reader& r) { return store::list_links(r, house::prefecture, {.live_on = day}, everything, {}, page, day); });
  for (const auto& row : rows.items) {
    const LinkKind* kind = house::registry().packs.kind(row.link.kind);
    REQUIRE(kind);
    CHECK(std::ranges::find(kind->who, row.link.who_kind) != kind->who.end());
    const auto to = row.link.household ? std::string(to_household) : read(*database, [&](db::Reader& r) { return places::place_named(r, house::prefecture, row.link.place); }).level;
    CHECK(std::ranges::find(kind->to, to) != kind->to.end());
    CHECK_FALSE(row.who_name.empty());
  }
}

}  // namespace lianxin::links
