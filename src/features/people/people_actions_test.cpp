#include <doctest/doctest.h>

#include "features/people/people_house_test.h"
#include "features/people/team_actions.h"
#include "features/people/team_store.h"
#include "platform/journal/journal.h"
#include "tests/support/faulty_store.h"

namespace lianxin::people {
namespace {

Result<void> replace_seats(db::Writer& w) {
  TRY(change_team(w, house::as_system(), house::staff(), house::team_id(),
                  {.seats = std::vector<NewSeat>{{house::person_id("斯琴"), SeatKind::leader, {}}, {house::person_id("朝鲁"), SeatKind::member, {}}}}, 1));
  return {};
}

}  // namespace

TEST_CASE("a fault at any statement leaves staff and teams as they were") {
  const auto add = [](db::Writer& w) -> Result<void> {
    TRY(add_person(w, house::as_system(), house::staff(), {.name = "新人", .unit = house::unit_id("旗政府")}));
    return {};
  };
  const auto leave = [](db::Writer& w) -> Result<void> {
    TRY(change_person(w, house::as_system(), house::staff(), house::person_id("朝鲁"), {.left_on = Day{20780}}, 1));
    return {};
  };
  for (const db::Store::WriteWork& work : {db::Store::WriteWork(replace_seats), db::Store::WriteWork(add), db::Store::WriteWork(leave)}) {
    test::TestDatabase database;
    house::build(database.store());
    CHECK(test::sweep_faults(database.store(), work) >= 3);
  }
}

TEST_CASE("who sat in a team on a day can be read afterwards") {
  test::with_each_store("seats by day", [](db::Store& store) {
    house::build(store);
    REQUIRE(store.write_and_wait(replace_seats).has_value());
    const auto on = [&](std::string_view day) {
      return *store.reading([&](db::Reader& r) { return show_team(r, house::staff(), house::team_id(), *parse_day(day)); });
    };
    CHECK(on("2026-02-28").members == 0);
    CHECK(on("2026-11-22").members == 5);
    CHECK(on("2026-11-22").seats.size() == 5);
    CHECK(on("2026-11-23").members == 2);
    CHECK(on("2026-11-23").leader->name == "斯琴");
    CHECK(on("2026-11-23").seats.front().from == *parse_day("2026-03-01"));
    const auto ever = store.reading([](db::Reader& r) { return store::list_seats(r, house::partition, house::team_id()); });
    CHECK(ever->size() == 6);
    CHECK(*store.reading([](db::Reader& r) { return places_led_by(r, house::partition, house::person_id("朝鲁"), *parse_day("2026-11-23")); }) ==
          std::vector<std::string>{"150725200"});
    CHECK(store.reading([](db::Reader& r) { return places_led_by(r, house::partition, house::person_id("高娃"), *parse_day("2026-11-23")); })->empty());
  });
}

TEST_CASE("somebody who sits, leaves and comes back on one day is there once") {
  test::with_each_store("back on the same day", [](db::Store& store) {
    house::build(store);
    const auto give = [&](std::vector<NewSeat> seats, std::int64_t version) {
      return store.transact([&](db::Writer& w) {
        return change_team(w, house::as_system(), house::staff(), house::team_id(), {.seats = seats}, version);
      });
    };
    const NewSeat chaolu{house::person_id("朝鲁"), SeatKind::member, {}};
    REQUIRE(give({chaolu}, 1).has_value());
    REQUIRE(give({}, 2).has_value());
    const auto back = give({chaolu}, 3);
    REQUIRE(back.has_value());
    CHECK(back->members == 1);
  });
}

TEST_CASE("changes of staff and teams are told in the journal") {
  test::with_each_store("journal of people", [](db::Store& store) {
    house::build(store);
    REQUIRE(store.write_and_wait(replace_seats).has_value());
    const auto rows = store.reading([](db::Reader& r) { return journal::rows_after(r, 0, 100); });
    REQUIRE(rows.has_value());
    std::map<std::string, int> kinds;
    for (const auto& row : *rows) ++kinds[row.kind];
    CHECK(kinds["person.added"] == 7);
    CHECK(kinds["team.added"] == 1);
    CHECK(kinds["team.changed"] == 1);
    CHECK(rows->back().detail.find(to_text(house::person_id("朝鲁"))) != std::string::npos);
  });
}

}  // namespace lianxin::people
