#include "features/places/place_seed.h"

#include <doctest/doctest.h>

#include "features/places/demo_unit.h"
#include "features/places/level_json.h"
#include "features/places/place_store.h"
#include "features/places/places.h"
#include "features/places/unit_store.h"
#include "platform/embedded/embedded.h"
#include "tests/support/test_database.h"

namespace lianxin::places {
namespace {

Packs embedded_pack_files() {
  std::map<std::string, std::string, std::less<>> files;
  for (const auto& file : embedded_packs()) files.emplace(file.path, file.content);
  return Packs(std::move(files));
}

std::int64_t count(db::Store& store, std::string_view sql) {
  auto result = store.reading([&](db::Reader& r) { return r.integer(sql, {demo_prefecture}); });
  REQUIRE(result.has_value());
  return *result;
}

}  // namespace

TEST_CASE("the demonstration prefecture has the division of 2023 and units for every place") {
  const Packs packs = embedded_pack_files();
  auto levels = read_levels(*packs.text("levels.json"));
  REQUIRE(levels.has_value());
  const Tree tree{std::string(demo_prefecture), *levels};
  const SeedOptions options{.now = {1795305600000}};
  test::with_each_store("demonstration", [&](db::Store& store) {
    for (int round = 0; round < 2; ++round) {  // the second changes nothing
      auto seeded = seed_places(store, tree, packs, options);
      INFO((seeded ? std::string() : seeded.error().key + " " + seeded.error().detail));
      REQUIRE(seeded.has_value());
      const auto by_level = [&](std::string level) {
        return count(store, "select count(*) from places where partition = $1 and level = '" + level + "'");
      };
      CHECK(by_level("prefecture") == 1);
      CHECK(by_level("county") == 14);
      CHECK(by_level("other") == 3);
      CHECK(by_level("township") == 158);
      CHECK(by_level("village") == 1273);
      CHECK(count(store, "select count(*) from units where partition = $1 and kind = 'office'") == 1 + 17 + 158);
      CHECK(count(store, "select count(*) from units where partition = $1 and kind = 'village_committee'") == 1273);
      CHECK(count(store, "select count(*) from places p where partition = $1 and not exists (select 1 from units u where "
                         "u.partition = p.partition and u.place = p.code)") == 0);
    }
    const auto water = store.reading([&](db::Reader& r) {
      return find_unit(r, demo_prefecture, demo_unit_id(demo_chen_banner, "water"));
    });
    REQUIRE(water->has_value());
    CHECK((*water)->name == "陈巴尔虎旗水利局");
    CHECK((*water)->short_name == "陈旗水利局");
    CHECK((*water)->place_full_name == "陈巴尔虎旗");
    const auto gacha = store.reading([&](db::Reader& r) { return find_place(r, demo_prefecture, demo_gacha); });
    REQUIRE(gacha->has_value());
    CHECK((*gacha)->full_name == "陈巴尔虎旗西乌珠尔苏木萨如拉塔拉嘎查");
    const auto office = store.reading([&](db::Reader& r) { return office_for(r, demo_prefecture, (*gacha)->path); });
    CHECK((*office)->name == "西乌珠尔苏木大引领办公室");
    CHECK((*office)->numbering_prefix == "陈西乌");
    const auto handlers = store.reading([&](db::Reader& r) { return handlers_of(r, demo_prefecture, (*gacha)->path, "water.drinking.well"); });
    REQUIRE(handlers->size() == 2);
    CHECK(handlers->front().id == demo_unit_id(demo_chen_banner, "water"));
  });
}

}  // namespace lianxin::places
