#include <doctest/doctest.h>

#include "features/places/network.h"
#include "features/places/place_shapes_test.h"
#include "features/places/place_store.h"
#include "features/places/places.h"
#include "features/places/unit_store.h"
#include "tests/support/test_database.h"

namespace lianxin::places {
namespace {

constexpr std::string_view partition = "150700";

Unit office_of(std::string name, std::string place, std::string path) {
  Unit out;
  out.id = {named_uuid(name)};
  out.name = out.short_name = std::move(name);
  out.kind = UnitKind::office;
  out.place = std::move(place);
  out.path = std::move(path);
  return out;
}
const UnitId city{named_uuid("市大引领办")};
const UnitId banner{named_uuid("旗大引领办")};

void load(db::Store& store) {
  const auto plan = plan_import(testing::shape_of_six_levels(), {}, testing::six_levels(), testing::today);
  REQUIRE(store.transact([&](db::Writer& w) -> Result<int> {
    for (const auto& place : plan.added) TRY(store::insert_place(w, partition, place));
    TRY(store::insert_unit(w, partition, office_of("市大引领办", "150700", "001")));
    TRY(store::insert_unit(w, partition, office_of("旗大引领办", "150725", "002")));
    return 0;
  }));
}

std::shared_ptr<const Network> network_of(db::Store& store, const NetworkCache& cache) {
  auto out = store.reading([&](db::Reader& r) { return cache.at(r, partition); });
  REQUIRE(out);
  return *out;
}

template <class F>
void change(db::Store& store, F&& f) {
  REQUIRE(store.transact([&](db::Writer& w) -> Result<int> {
    TRY(f(w));
    return 0;
  }));
}

}  // namespace

TEST_CASE("the network in memory says what the tables say") {
  test::with_each_store("network", [](db::Store& store) {
    load(store);
    const NetworkCache cache;
    const auto network = network_of(store, cache);
    const auto checked = store.reading([&](db::Reader& r) -> Result<int> {
      int offices = 0;
      for (const Place& place : TRY(places_below(r, partition, network->unit(city)->place_path))) {
        const auto* ref = network->place(place.code);
        REQUIRE(ref != nullptr);
        CHECK(ref->name == place.name);
        CHECK(ref->full_name == place.full_name);
        const auto above = TRY(office_above(r, partition, place.path));
        CHECK(network->office_above(place.path) == (above ? above->id : UnitId{}));
        offices += above ? 1 : 0;
      }
      return offices;
    });
    REQUIRE(checked);
    CHECK(*checked > 0);
    CHECK(network->place("999999") == nullptr);
    CHECK(network->unit(UnitId{named_uuid("nobody")}) == nullptr);
    REQUIRE(network->unit(banner) != nullptr);
    CHECK(network->unit(banner)->name == "旗大引领办");
    CHECK(network->office_above(network->unit(banner)->place_path) == city);
    CHECK(network_of(store, cache) == network);  // nothing has changed: not read again
  });
}

TEST_CASE("every change of places and units is seen by the next reader, in this server and in another") {
  test::with_each_store("network-changes", [](db::Store& store) {
    load(store);
    const NetworkCache cache;
    const NetworkCache of_another;
    const auto name_of_banner = [&](const NetworkCache& c) { return network_of(store, c)->unit(banner)->name; };
    CHECK(name_of_banner(cache) == "旗大引领办");
    CHECK(name_of_banner(of_another) == "旗大引领办");
    change(store, [](db::Writer& w) { return w.run("update units set name = '旗连心办' where id = $1", {banner}); });
    CHECK(name_of_banner(cache) == "旗连心办");
    CHECK(name_of_banner(of_another) == "旗连心办");
    change(store, [](db::Writer& w) { return w.run("update places set name = '陈旗' where code = '150725'", {}); });
    CHECK(network_of(store, cache)->place("150725")->name == "陈旗");
    change(store, [](db::Writer& w) { return w.run("update units set closed_on = 20000 where id = $1", {banner}); });
    CHECK(network_of(store, cache)->office_above(network_of(store, cache)->unit(banner)->place_path + "001") == city);
    change(store, [](db::Writer& w) { return store::insert_unit(w, partition, office_of("旗信访办", "150725", "003")); });
    CHECK(network_of(store, cache)->unit(UnitId{named_uuid("旗信访办")}) != nullptr);
    change(store, [](db::Writer& w) { return w.run("delete from units where id = $1", {UnitId{named_uuid("旗信访办")}}); });
    CHECK(network_of(store, cache)->unit(UnitId{named_uuid("旗信访办")}) == nullptr);
  });
}

TEST_CASE("what is rolled back leaves no trace in the network") {
  test::with_each_store("network-undone", [](db::Store& store) {
    load(store);
    const NetworkCache cache;
    const auto undone = store.transact([&](db::Writer& w) -> Result<int> {
      TRY(w.run("update units set name = '不成' where id = $1", {banner}));
      CHECK(TRY(cache.at(w, partition))->unit(banner)->name == "不成");
      return fail(Code::conflict, "base.duplicate");
    });
    CHECK_FALSE(undone);
    CHECK(network_of(store, cache)->unit(banner)->name == "旗大引领办");
  });
}

}  // namespace lianxin::places
