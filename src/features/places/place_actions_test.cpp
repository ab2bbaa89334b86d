#include "features/places/place_actions.h"

#include <doctest/doctest.h>

#include "features/places/place_change_actions.h"
#include "features/places/place_shapes_test.h"
#include "features/places/places_house_test.h"
#include "features/places/unit_actions.h"
#include "platform/journal/journal.h"
#include "tests/support/faulty_store.h"

namespace lianxin::places {
namespace {

Tree tree() { return {std::string(house::partition), *load_levels(house::deployment().packs)}; }

std::vector<std::string> journal_kinds(db::Store& store) {
  std::vector<std::string> kinds;
  const auto rows = store.reading([](db::Reader& r) { return journal::rows_after(r, 0, 100); });
  REQUIRE(rows.has_value());
  for (const auto& row : *rows) kinds.push_back(row.kind);
  return kinds;
}

}  // namespace

TEST_CASE("a fault at any statement leaves the tree as it was") {
  struct Case { std::string_view what; std::function<Result<void>(db::Writer&)> work; };
  const auto merge = [](db::Writer& w) -> Result<void> {
    TRY(change_place(w, house::as_system(), tree(), "150725101002",
                     {.change = PlaceChangeKind::merge, .from = testing::today, .into = "150725101001"}, std::nullopt));
    return {};
  };
  const auto split = [](db::Writer& w) -> Result<void> {
    TRY(change_place(w, house::as_system(), tree(), "150725",
                     {.change = PlaceChangeKind::split, .from = testing::today,
                      .parts = std::vector<SplitPart>{{.code = "150726", .name = "东旗"}, {.code = "150727", .name = "西旗", .takes_rest = true}},
                      .closes = true}, std::nullopt));
    return {};
  };
  const auto add = [](db::Writer& w) -> Result<void> {
    TRY(add_place(w, house::as_system(), tree(), {.code = "n", .name = "新嘎查", .level = "village", .parent = "150725101"}));
    return {};
  };
  const auto unit = [](db::Writer& w) -> Result<void> {
    TRY(change_unit(w, house::as_system(), tree(), house::unit_id("旗水利局"),
                    {.superior = house::unit_id("旗大引领办"), .categories = std::vector<std::string>{"roads"}}, 1));
    return {};
  };
  for (const auto& c : {Case{"merge", merge}, Case{"split", split}, Case{"add", add}, Case{"unit", unit}}) {
    CAPTURE(c.what);
    test::TestDatabase database;
    house::build(database.store());
    CHECK(test::sweep_faults(database.store(), c.work) > 4);
  }
}

TEST_CASE("every change is told in the journal, once") {
  test::with_each_store("journal of places", [](db::Store& store) {
    house::build(store);
    const auto done = store.transact([](db::Writer& w) -> Result<int> {
      TRY(change_place(w, house::as_system(), tree(), "150725101", {.change = PlaceChangeKind::rename, .from = testing::today, .name = "新镇"}, 1));
      TRY(change_place(w, house::as_system(), tree(), "150725101", {.change = PlaceChangeKind::move, .from = testing::today, .parent = "150700"}, 2));
      TRY(change_place(w, house::as_system(), tree(), "150725101002", {.change = PlaceChangeKind::merge, .from = testing::today, .into = "150725101001"}, {}));
      return 0;
    });
    REQUIRE(done.has_value());
    CHECK(journal_kinds(store) == std::vector<std::string>{"place.imported", "unit.added", "unit.added", "unit.added", "place.renamed",
                                                           "place.moved", "place.merged", "place.moved", "place.moved", "place.moved",
                                                           "place.moved"});
  });
}

TEST_CASE("§3.1 a split tells of itself, of each part, of each child and unit that goes along") {
  test::with_each_store("journal of a split", [](db::Store& store) {
    house::build(store);
    const auto before = journal_kinds(store).size();
    const auto done = store.transact([](db::Writer& w) {
      return change_place(w, house::as_system(), tree(), "150725",
                          {.change = PlaceChangeKind::split, .from = testing::today,
                           .parts = std::vector<SplitPart>{{.code = "150726", .name = "东旗", .children = std::vector<std::string>{"150725101"},
                                                            .units = std::vector<UnitId>{house::unit_id("旗水利局")}}}}, 1);
    });
    REQUIRE(done.has_value());
    auto kinds = journal_kinds(store);
    kinds.erase(kinds.begin(), kinds.begin() + static_cast<std::ptrdiff_t>(before));
    CHECK(kinds == std::vector<std::string>{"place.split", "place.added", "place.moved", "unit.changed"});
  });
}

TEST_CASE("§3.1 a place with open tickets is not closed by a split that forgets them") {
  test::TestDatabase database;
  house::build(database.store());
  Tree with_tickets = tree();
  with_tickets.open_tickets = [](const db::Reader&, std::string_view, std::string_view path) -> Result<std::vector<std::string>> {
    CHECK(path == "001001001001001");
    return std::vector<std::string>{"陈旗 2026-0001", "陈旗 2026-0002"};
  };
  PlaceChange change{.change = PlaceChangeKind::split, .from = testing::today,
                     .parts = std::vector<SplitPart>{{.code = "n1", .name = "新嘎查", .children = std::vector<std::string>{},
                                                      .tickets = std::vector<std::string>{"陈旗 2026-0001"}}},
                     .closes = true};
  for (int g = 1; g <= 4; ++g) change.parts->front().children->push_back("150725101001-" + std::to_string(g));
  const auto ask = [&] {
    return database->transact([&](db::Writer& w) { return change_place(w, house::as_system(), with_tickets, "150725101001", change, {}); });
  };
  const auto refused = ask();
  REQUIRE_FALSE(refused.has_value());
  REQUIRE(refused.error().fields.size() == 1);
  CHECK(refused.error().fields[0].key == "places.split_leaves_ticket");
  CHECK(refused.error().fields[0].args == std::vector<Arg>{{"number", "陈旗 2026-0002"}});
  change.parts->front().tickets->push_back("陈旗 2026-0002");
  const auto done = ask();
  REQUIRE(done.has_value());
  CHECK(done->now_code == "n1");
}

TEST_CASE("importing: a dry run writes nothing, a second import changes nothing, faults are told") {
  test::with_each_store("import of places", [](db::Store& store) {
    auto feature = places::feature(house::deployment());
    REQUIRE(feature.has_value());
    const auto import = [&](std::string_view content, bool dry_run) {
      auto report = feature->importers.at(0).run(store, house::as_system(), "places.csv", content, dry_run, [](auto, auto) {});
      REQUIRE(report.has_value());
      return *report;
    };
    const std::string_view content =
        "code,name,level,kind,parent,valid_from\n150000,内蒙古自治区,region,自治区,,\n150700,呼伦贝尔市,prefecture,地级市,150000,\n"
        "150725,陈旗,county,旗,150700,1949-13-01\n150721,阿荣旗,county,村,150700,\n\"150722,莫旗,county,旗,150700,\n150723,鄂旗,county,旗,150700,1951-01-01\n";
    const auto dry = import(content, true);
    CHECK(dry.rows == 6);
    CHECK(dry.added == 3);
    REQUIRE(dry.faults.size() == 3);
    CHECK(dry.faults[0].line == 4);
    CHECK(dry.faults[0].column == "valid_from");
    CHECK(dry.faults[1].line == 5);
    CHECK(dry.faults[1].key == "places.not_a_kind_of_level");
    CHECK(dry.faults[2].line == 6);
    CHECK(dry.faults[2].key == "sheets.open_quote");
    const auto root = [&] { return store.reading([](db::Reader& r) { return find_place(r, house::partition, "150000"); })->has_value(); };
    CHECK_FALSE(root());
    CHECK(import(content, false).added == 3);
    CHECK(root());
    const auto again = import(content, false);
    CHECK(again.added == 0);
    CHECK(again.unchanged == 3);
    const auto missing = feature->importers.at(0).run(store, house::as_system(), "x.csv", "code,name\n1,2\n", false, [](auto, auto) {});
    CHECK(missing.error().key == "sheets.no_column");
  });
}

TEST_CASE("who is no administrator imports nothing") {
  test::TestDatabase database;
  house::build(database.store());
  Doing office = house::as_system();
  office.by = access::actor_of(house::account(database.store(), "乌兰", Role::office, "150000"), "test");
  const auto result = database->transact([&](db::Writer& w) { return import_places(w, office, tree(), {}, false); });
  CHECK(result.error().code == Code::forbidden);
}

}  // namespace lianxin::places
