#include "features/places/unit_store.h"

#include <doctest/doctest.h>

#include "features/places/place_path.h"
#include "features/places/place_shapes_test.h"
#include "features/places/place_store.h"
#include "features/places/places.h"
#include "tests/support/test_database.h"

namespace lianxin::places {
namespace {

constexpr std::string_view partition = "150700";

UnitId id_of(std::string_view name) { return {named_uuid(name)}; }

Unit unit(std::string name, UnitKind kind, std::string place, std::string path, std::optional<UnitId> superior = {},
          std::vector<std::string> categories = {}) {
  Unit u;
  u.id = id_of(name);
  u.name = u.short_name = std::move(name);
  u.kind = kind;
  u.place = std::move(place);
  u.path = std::move(path);
  u.superior = superior;
  u.categories = std::move(categories);
  return u;
}

// City and banner governments, their offices, a bureau of the banner with a station below it.
void load(db::Store& store) {
  const auto plan = plan_import(testing::shape_of_six_levels(), {}, testing::six_levels(), testing::today);
  const auto done = store.transact([&](db::Writer& w) -> Result<int> {
    for (const auto& place : plan.added) TRY(store::insert_place(w, partition, place));
    const auto city = id_of("市政府");
    const auto banner = id_of("旗政府");
    for (const auto& u : {unit("市政府", UnitKind::government, "150700", "001"),
                          unit("市大引领办", UnitKind::office, "150700", "001001", city),
                          unit("旗政府", UnitKind::government, "150725", "001002", city),
                          unit("旗大引领办", UnitKind::office, "150725", "001002001", banner),
                          unit("旗水利局", UnitKind::department, "150725", "001002002", banner, {"water", "roads"}),
                          unit("水管站", UnitKind::institution, "150725101", "001002002001", id_of("旗水利局"), {"water.drinking"}),
                          unit("旗农牧局", UnitKind::department, "150725", "001002003", banner, {"water.irrigation"})})
      TRY(store::insert_unit(w, partition, u));
    return 0;
  });
  REQUIRE(done.has_value());
}

template <class F>
auto reading(db::Store& store, F&& f) {
  auto result = store.reading(f);
  REQUIRE(result.has_value());
  return *std::move(result);
}

}  // namespace

TEST_CASE("E2: a unit's chain is itself and all it is below") {
  test::with_each_store("chain", [](db::Store& store) {
    load(store);
    CHECK(reading(store, [](db::Reader& r) { return store::chain_of(r, partition, id_of("水管站")); }) ==
          std::vector<UnitId>{id_of("水管站"), id_of("旗水利局"), id_of("旗政府"), id_of("市政府")});
    CHECK(reading(store, [](db::Reader& r) { return store::chain_of(r, partition, id_of("nobody")); }).empty());
  });
}

TEST_CASE("4.41 who handles what at a place: its own units, and those above that handle something, with their categories") {
  test::with_each_store("units in reach", [](db::Store& store) {
    load(store);
    const auto told = [&](std::string_view code) {
      std::vector<std::string> out;
      for (const Unit& u : reading(store, [&](db::Reader& r) -> Result<std::vector<Unit>> {
             const auto place = TRY(store::find_place(r, partition, code));
             return store::units_in_reach(r, partition, place->path);
           })) {
        std::string line = u.name;
        for (const auto& category : u.categories) line += " " + category;
        out.push_back(std::move(line));
      }
      return out;
    };
    using Lines = std::vector<std::string>;
    CHECK(told("150725101") == Lines{"水管站 water.drinking", "旗水利局 roads water", "旗农牧局 water.irrigation"});
    CHECK(told("150725") == Lines{"旗政府", "旗大引领办", "旗水利局 roads water", "旗农牧局 water.irrigation"});
    CHECK(told("150700") == Lines{"市政府", "市大引领办"});
  });
}

TEST_CASE("offices and handlers are found from a place upwards") {
  test::with_each_store("offices", [](db::Store& store) {
    load(store);
    const auto place = reading(store, [](db::Reader& r) { return places::find_place(r, partition, "150725101001-1"); });
    REQUIRE(place.has_value());
    const auto office = reading(store, [&](db::Reader& r) { return office_for(r, partition, place->path); });
    CHECK(office->name == "旗大引领办");
    CHECK(office->place_level == "county");
    const auto above = reading(store, [&](db::Reader& r) { return office_above(r, partition, office->place_path); });
    CHECK(above->name == "市大引领办");
    CHECK_FALSE(reading(store, [&](db::Reader& r) { return office_above(r, partition, above->place_path); }).has_value());
    const auto handlers = reading(store, [&](db::Reader& r) { return handlers_of(r, partition, place->path, "water.drinking.well"); });
    REQUIRE(handlers.size() == 2);
    CHECK(handlers[0].name == "水管站");
    CHECK(handlers[1].name == "旗水利局");
    CHECK(reading(store, [&](db::Reader& r) { return handlers_of(r, partition, place->path, "roads"); }).size() == 1);
    const auto irrigation = reading(store, [&](db::Reader& r) { return handlers_of(r, partition, place->path, "water.irrigation.canal"); });
    REQUIRE(irrigation.size() == 2);
    CHECK(irrigation[0].name == "旗农牧局");
    CHECK(reading(store, [&](db::Reader& r) { return handlers_of(r, partition, place->path, "waterworks"); }).empty());
  });
}

TEST_CASE("lists of units by place, kind, category and words, page by page") {
  test::with_each_store("units", [](db::Store& store) {
    load(store);
    const auto names = [&](store::UnitFilter filter, int limit = 50) {
      std::string out;
      PageRequest page{.limit = limit};
      do {
        auto part = reading(store, [&](db::Reader& r) { return store::list_units(r, partition, filter, page); });
        for (const auto& u : part.items) out += u.name + " ";
        page.cursor = part.next;
      } while (!page.cursor.empty());
      return out;
    };
    CHECK(names({.kind = UnitKind::office}) == "市大引领办 旗大引领办 ");
    CHECK(names({.kind = UnitKind::office}, 1) == "市大引领办 旗大引领办 ");
    CHECK(names({.category = "water"}) == "旗水利局 ");
    CHECK(names({.words = "政府"}) == "市政府 旗政府 ");
    const auto banner = reading(store, [](db::Reader& r) { return places::find_place(r, partition, "150725"); });
    CHECK(names({.places = range_below(banner->path)}) == "水管站 ");
  });
}

TEST_CASE("a unit that gets another superior takes its subordinates along") {
  test::with_each_store("unit moved", [](db::Store& store) {
    load(store);
    const auto before = *reading(store, [](db::Reader& r) { return store::find_unit(r, partition, id_of("旗水利局")); });
    CHECK(before.categories == std::vector<std::string>{"roads", "water"});
    Unit after = before;
    after.superior = id_of("市政府");
    after.path = "001003";
    after.categories = {"water"};
    after.closed_on = testing::today;
    const auto saved = store.transact([&](db::Writer& w) -> Result<int> {
      TRY(store::save_unit(w, partition, before, after));
      return 0;
    });
    REQUIRE(saved.has_value());
    CHECK(reading(store, [](db::Reader& r) { return store::chain_of(r, partition, id_of("水管站")); }) ==
          std::vector<UnitId>{id_of("水管站"), id_of("旗水利局"), id_of("市政府")});
    const auto now = *reading(store, [](db::Reader& r) { return store::find_unit(r, partition, id_of("旗水利局")); });
    CHECK(now.categories == std::vector<std::string>{"water"});
    CHECK(now.superior_name == "市政府");
    CHECK(now.is_closed());
    const auto last = reading(store, [](db::Reader& r) { return store::last_unit_path_below(r, partition, "001"); });
    CHECK(last == "001003");
  });
}

}  // namespace lianxin::places
