#include "features/places/place_actions.h"

#include <doctest/doctest.h>

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
  const auto add = [](db::Writer& w) -> Result<void> {
    TRY(add_place(w, house::as_system(), tree(), {.code = "n", .name = "新嘎查", .level = "village", .parent = "150725101"}));
    return {};
  };
  const auto unit = [](db::Writer& w) -> Result<void> {
    TRY(change_unit(w, house::as_system(), tree(), house::unit_id("旗水利局"),
                    {.superior = house::unit_id("旗大引领办"), .categories = std::vector<std::string>{"roads"}}, 1));
    return {};
  };
  for (const auto& c : {Case{"merge", merge}, Case{"add", add}, Case{"unit", unit}}) {
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
