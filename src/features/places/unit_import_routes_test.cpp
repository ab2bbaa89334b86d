#include <doctest/doctest.h>

#include "features/places/places_house_test.h"
#include "features/places/unit_store.h"
#include "tests/support/importing.h"

namespace lianxin::places {
namespace {

using test::faults_of;
using test::journal_length;

Result<ImportReport> import(db::Store& store, const Doing& doing, std::string_view content, bool dry_run = false) {
  return test::import_rows(places::feature(house::deployment()), store, doing, "units", content, dry_run);
}

ImportReport taken(db::Store& store, std::string_view content, bool dry_run = false) {
  auto report = import(store, house::as_system(), content, dry_run);
  REQUIRE(report.has_value());
  return *std::move(report);
}

std::vector<Unit> named(db::Store& store, std::string_view name) {
  auto units = store.reading([&](db::Reader& r) -> Result<std::vector<Unit>> {
    std::vector<Unit> whole;
    for (const auto& unit : TRY(units_named(r, house::partition, name))) whole.push_back(*TRY(find_unit(r, house::partition, unit.id)));
    return whole;
  });
  REQUIRE(units.has_value());
  return *units;
}

}  // namespace

TEST_CASE("units from a table: rows in any order, a dry run writes nothing, the second import changes nothing") {
  test::with_each_store("import of units", [](db::Store& store) {
    house::build(store);
    const std::string_view content =
        "名称,简称,类别,区划,上级,文号简称,电话,办理事项\n"
        "旗草原站,,事业单位,150725,旗农牧局,,12345,pasture pasture.fence\n"
        "旗农牧局,农牧局,部门,150725,陈巴尔虎旗人民政府,,,farming\n"
        "市农牧局,,department,150700,,呼,,\n";
    const auto before = journal_length(store);
    const auto dry = taken(store, content, true);
    CHECK(dry.rows == 3);
    CHECK(dry.added == 3);
    CHECK(faults_of(dry).empty());
    CHECK(named(store, "旗草原站").empty());
    CHECK(journal_length(store) == before);
    CHECK(taken(store, content).added == 3);
    CHECK(journal_length(store) == before + 3);
    const auto station = named(store, "旗草原站");
    REQUIRE(station.size() == 1);
    CHECK(station[0].kind == UnitKind::institution);
    CHECK(station[0].superior_name == "旗农牧局");
    CHECK(station[0].phone == "12345");
    CHECK(station[0].categories == std::vector<std::string>{"pasture", "pasture.fence"});
    const auto again = taken(store, content);
    CHECK(again.added == 0);
    CHECK(again.unchanged == 3);
    CHECK(faults_of(again).empty());
    CHECK(journal_length(store) == before + 3);
  });
}

TEST_CASE("each wrong row is named with line and column; the others are taken") {
  test::TestDatabase database;
  auto& store = database.store();
  house::build(store);
  const std::string_view content =
      "id,name,kind,place,superior,categories\n"
      ",甲局,department,150725,,\n"
      ",乙局,衙门,150725,,\n"
      ",丙局,department,none,,\n"
      ",丁局,department,150725,没有的局,\n"
      ",甲局,department,150725,,\n"
      ",,department,150725,,\n"
      ",戊局,department,150725,己局,\n"
      ",己局,department,150725,戊局,\n"
      "x,庚局,department,150725,,\n"
      ",辛局,department,150725,,a/b\n"
      "\",壬局,department,150725,,\n";
  const auto report = taken(store, content);
  CHECK(report.rows == 11);
  CHECK(report.added == 1);
  CHECK(faults_of(report) ==
        "3:kind:places.no_such_unit_kind 4:place:places.no_such_place 5:superior:places.no_such_unit "
        "6:name:places.unit_import_twice 7:name:base.required 8:superior:places.import_circle "
        "9:superior:places.import_circle 10:id:base.json_not_an_id 11:categories:base.code_form 12::sheets.open_quote ");
  CHECK(faults_of(taken(store, "name,kind,place,phone\n甲局,department,150725,1\n")) == "2:name:places.unit_import_differs ");
  CHECK(import(store, house::as_system(), "name,kind\n1,2\n", false).error().key == "sheets.no_column");
}

TEST_CASE("of several units of one name the nearest at the place or above is meant; a tie is told") {
  test::TestDatabase database;
  auto& store = database.store();
  house::build(store);
  const auto first = taken(store,
                           "name,kind,place,superior\n水利局,department,150725,水利局\n水利局,department,150700,\n"
                           "水利站,institution,150725,水利局\n");
  CHECK(faults_of(first).empty());
  CHECK(first.added == 3);
  const auto bureaus = named(store, "水利局");
  REQUIRE(bureaus.size() == 2);
  const auto& city = bureaus[0].place == "150700" ? bureaus[0] : bureaus[1];
  const auto& banner = bureaus[0].place == "150700" ? bureaus[1] : bureaus[0];
  CHECK_FALSE(city.superior.has_value());
  CHECK(banner.superior == city.id);
  CHECK(named(store, "水利站").at(0).superior == banner.id);
  REQUIRE(taken(store, "id,name,kind,place\n01933b1e-7a52-7c3e-9d0b-3f6f2a9c1e70,水利局,department,150725\n").added == 1);
  CHECK(faults_of(taken(store, "name,kind,place,superior\n水文站,institution,150725,水利局\n")) == "2:superior:places.import_many_units ");
}

TEST_CASE("who may add a unit by hand may import it, and no more") {
  test::TestDatabase database;
  auto& store = database.store();
  house::build(store);
  Doing doing = house::as_system();
  const std::string_view content = "name,kind,place\n旗甲局,department,150725\n市甲局,department,150700\n";
  doing.by = access::actor_of(house::account(store, "陈旗管理员", Role::administrator, "150725"), "test");
  const auto own = import(store, doing, content, false);
  REQUIRE(own.has_value());
  CHECK(own->added == 1);
  CHECK(faults_of(*own) == "3:name:base.forbidden ");
  doing.by = access::actor_of(house::account(store, "乌兰", Role::office, "150000"), "test");
  CHECK(import(store, doing, content, false).error().code == Code::forbidden);
}

}  // namespace lianxin::places
