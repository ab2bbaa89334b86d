#include "features/places/place_jobs.h"

#include <doctest/doctest.h>

#include "features/places/place_change_actions.h"
#include "features/places/places_house_test.h"
#include "features/places/planned_change_actions.h"
#include "features/places/planned_change_store.h"
#include "platform/journal/journal.h"
#include "tests/support/faulty_store.h"

namespace lianxin::places {
namespace {

const std::string town = "150725101";
const std::string gacha = "150725101001";
const std::string other = "150725101002";
const Day first_of_december = *parse_day("2026-12-01");

Tree tree() { return {std::string(house::partition), *load_levels(house::deployment().packs)}; }

template <class T>
T value(Result<T> result) {
  INFO((result ? std::string() : result.error().key + " " + result.error().detail));
  REQUIRE(result.has_value());
  return *std::move(result);
}

void plan(db::Store& store, std::string_view code, PlaceChange change, const Tree& where = tree()) {
  if (change.from == Day{}) change.from = first_of_december;
  value(store.transact([&](db::Writer& w) { return plan_change(w, house::as_system(), where, code, change, {}); }));
}

void change_now(db::Store& store, std::string_view code, PlaceChange change) {
  change.from = day_of(house::as_system().now, Zone{});
  value(store.transact([&](db::Writer& w) { return change_place(w, house::as_system(), tree(), code, change, {}); }));
}

int run(db::Store& store, std::string_view at, Zone zone = {}, const Tree& where = tree()) {
  return value(apply_planned_changes(store, where, zone, *parse_moment(at)));
}

Place place(db::Store& store, std::string_view code) {
  return *value(store.reading([&](db::Reader& r) { return find_place(r, house::partition, code); }));
}

std::vector<PlannedChange> planned(db::Store& store, std::string_view code) {
  return value(store.reading([&](db::Reader& r) { return store::list_planned(r, house::partition, code); }));
}

std::vector<std::string> told(db::Store& store, std::string_view code) {
  std::vector<std::string> kinds;
  for (const auto& row : value(store.reading([](db::Reader& r) { return journal::rows_after(r, 0, 1000); })))
    if (row.subject == code) kinds.push_back(row.kind);
  return kinds;
}

}  // namespace

TEST_CASE("§3.1 a planned change holds from the first moment of its day where the installation is, and not before") {
  test::with_each_store("planned rename", [](db::Store& store) {
    house::build(store);
    plan(store, town, {.change = PlaceChangeKind::rename, .name = "宝日希勒新镇", .reason = "设镇"});
    CHECK(run(store, "2026-11-30T23:59:59+08:00") == 0);
    CHECK(place(store, town).name == "宝日希勒镇");
    CHECK(run(store, "2026-12-01T00:00:00+08:00", Zone{0}) == 0);
    REQUIRE(planned(store, town).size() == 1);
    CHECK(planned(store, town)[0].change.from == first_of_december);
    CHECK(run(store, "2026-12-01T00:00:00+08:00") == 1);
    CHECK(place(store, town).name == "宝日希勒新镇");
    CHECK(place(store, town).since == first_of_december);
    CHECK(place(store, gacha).full_name == "呼伦贝尔市陈巴尔虎旗宝日希勒新镇第1嘎查");
    CHECK(planned(store, town).empty());
    CHECK(told(store, town) == std::vector<std::string>{"place.change_planned", "place.renamed", "place.change_applied"});
    CHECK(run(store, "2026-12-01T01:00:00+08:00") == 0);
  });
}

TEST_CASE("§3.1 a server that was down applies what it missed, from its day and in the order of days") {
  test::with_each_store("planned, late", [](db::Store& store) {
    house::build(store);
    plan(store, gacha, {.change = PlaceChangeKind::rename, .from = first_of_december + 1, .name = "后名"});
    plan(store, gacha, {.change = PlaceChangeKind::rename, .name = "先名"});
    plan(store, gacha, {.change = PlaceChangeKind::rename, .name = "先名"});
    REQUIRE(planned(store, gacha).size() == 2);
    CHECK(run(store, "2026-12-09T09:00:00+08:00") == 2);
    CHECK(place(store, gacha).name == "后名");
    const auto on = [&](Day day) { return value(store.reading([&](db::Reader& r) { return find_place_then(r, house::partition, gacha, day); }))->name; };
    CHECK(on(first_of_december - 1) == "第1嘎查");
    CHECK(on(first_of_december) == "先名");
    CHECK(on(first_of_december + 1) == "后名");
  });
}

TEST_CASE("§3.1 what can no longer be applied stays with its reason, is not tried again, and holds up nothing") {
  test::with_each_store("planned, overtaken", [](db::Store& store) {
    house::build(store);
    plan(store, gacha, {.change = PlaceChangeKind::merge, .into = other});
    plan(store, town, {.change = PlaceChangeKind::rename, .name = "宝日希勒新镇"});
    change_now(store, other, {.change = PlaceChangeKind::merge, .into = gacha});
    CHECK(run(store, "2026-12-01T00:10:00+08:00") == 2);
    CHECK(place(store, town).name == "宝日希勒新镇");
    CHECK_FALSE(place(store, gacha).is_closed());
    const auto stuck = planned(store, gacha);
    REQUIRE(stuck.size() == 1);
    CHECK(stuck[0].tried_on == first_of_december);
    REQUIRE(stuck[0].obstacles.size() == 1);
    CHECK(stuck[0].obstacles[0].field == "into");
    CHECK(stuck[0].obstacles[0].key == "places.target_closed");
    CHECK(told(store, gacha).back() == "place.change_stuck");
    CHECK(run(store, "2026-12-02T00:10:00+08:00") == 0);
    value(store.transact([&](db::Writer& w) -> Result<int> {
      TRY(withdraw_change(w, house::as_system(), tree(), gacha, stuck[0].id));
      return 0;
    }));
    CHECK(planned(store, gacha).empty());
    CHECK(told(store, gacha).back() == "place.change_withdrawn");
  });
}

TEST_CASE("§3.1 a planned split takes up what came meanwhile, and forgets tickets that were finished") {
  test::with_each_store("planned split", [](db::Store& store) {
    house::build(store);
    std::vector<std::string> open{"2026-1", "2026-2"};
    Tree with_tickets = tree();
    with_tickets.open_tickets = [&](auto&&...) -> Result<std::vector<std::string>> { return open; };
    plan(store, town, {.change = PlaceChangeKind::split,
                       .parts = std::vector<SplitPart>{{.code = "n1", .name = "东镇", .children = std::vector<std::string>{gacha}, .tickets = open},
                                                       {.code = "n2", .name = "西镇", .takes_rest = true}},
                       .closes = true}, with_tickets);
    open = {"2026-2", "2026-3"};
    value(store.transact([&](db::Writer& w) { return add_place(w, house::as_system(), tree(), {.code = "g9", .name = "新嘎查", .level = "village", .parent = town}); }));
    CHECK(run(store, "2026-12-01T00:10:00+08:00", {}, with_tickets) == 1);
    CHECK(place(store, town).successor == "n2");
    CHECK(place(store, gacha).parent == "n1");
    CHECK(place(store, "g9").parent == "n2");
    std::string detail;
    for (const auto& row : value(store.reading([](db::Reader& r) { return journal::rows_after(r, 0, 1000); })))
      if (row.kind == "place.split") detail = row.detail;
    CHECK(detail.find(R"("tickets":["2026-2"])") != std::string::npos);
    CHECK(detail.find(R"("tickets":["2026-3"])") != std::string::npos);
    CHECK(detail.find(R"("2026-1")") == std::string::npos);
  });
}

TEST_CASE("a fault at any statement neither plans nor applies by half") {
  test::TestDatabase database;
  house::build(database.store());
  const PlaceChange change{.change = PlaceChangeKind::rename, .from = first_of_december, .name = "新名"};
  CHECK(test::sweep_faults(database.store(), [&](db::Writer& w) -> Result<void> {
          TRY(plan_change(w, house::as_system(), tree(), gacha, change, {}));
          return {};
        }) > 3);
  const auto id = planned(database.store(), gacha).at(0).id;
  Doing on_its_day = house::as_system();
  on_its_day.now = moment_at(first_of_december, 10, Zone{});
  CHECK(test::sweep_faults(database.store(), [&](db::Writer& w) { return apply_planned(w, on_its_day, tree(), id); }) > 5);
  CHECK(place(database.store(), gacha).name == "新名");
}

TEST_CASE("the job is offered by the feature, and a store that is away ends its run without blaming the change") {
  test::TestDatabase database;
  house::build(database.store());
  const auto feature = value(places::feature(house::deployment()));
  REQUIRE(feature.jobs.size() == 2);
  CHECK(feature.jobs[0].name == "places.planned_changes");
  plan(database.store(), gacha, {.change = PlaceChangeKind::rename, .name = "新名"});
  plan(database.store(), other, {.change = PlaceChangeKind::rename, .name = "新名"});
  Tree away = tree();
  plan(database.store(), town, {.change = PlaceChangeKind::split, .parts = std::vector<SplitPart>{{.code = "n", .name = "新镇"}}});
  away.open_tickets = [](auto&&...) -> Result<std::vector<std::string>> { return fail(Code::unavailable, "db.busy"); };
  const auto broken = apply_planned_changes(database.store(), away, Zone{}, *parse_moment("2026-12-01T09:00:00+08:00"));
  REQUIRE_FALSE(broken.has_value());
  CHECK(broken.error().key == "db.busy");
  CHECK(place(database.store(), gacha).name == "新名");
  REQUIRE(planned(database.store(), town).size() == 1);
  CHECK_FALSE(planned(database.store(), town)[0].tried_on.has_value());
  CHECK(value(feature.jobs[0].run(database.store(), *parse_moment("2026-12-01T09:10:00+08:00"))) == 1);
  CHECK(place(database.store(), "n").name == "新镇");
}

}  // namespace lianxin::places
