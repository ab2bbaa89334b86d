#include <doctest/doctest.h>

#include <algorithm>

#include "features/links/link_house_test.h"
#include "tests/support/importing.h"

namespace lianxin::links {
namespace {

using test::faults_of;

ImportReport taken(db::Store& store, std::string_view content, bool dry_run = false) {
  auto report = test::import_rows(links::feature(house::deployment()), store, house::as_system(), "links", content, dry_run);
  REQUIRE(report.has_value());
  return *std::move(report);
}

std::string exported(db::Store& store) {
  const auto feature = links::feature(house::deployment());
  REQUIRE(feature.has_value());
  REQUIRE(feature->exporters.size() == 1);
  std::string out;
  const auto add = [&](const auto& cells) {
    std::string line;
    for (const auto& cell : cells) line += (line.empty() ? "" : ",") + std::string(cell.empty() ? " " : cell);
    out += line + "\n";
  };
  add(feature->exporters.front().columns);
  const auto done = store.reading([&](db::Reader& r) -> Result<int> {
    TRY(feature->exporters.front().run(r, house::as_system(), [&](const std::vector<std::string>& cells) -> Result<void> {
      add(cells);
      return {};
    }));
    return 0;
  });
  REQUIRE(done.has_value());
  return out;
}

constexpr std::string_view sheet =
    "联系类型,责任人,工作单位,区划代码,户号,类别,工作项目,示范点,起始日期,依据\n"
    "联系点,那日苏,,150725200201,,领导干部,大引领 定点帮扶,是,2026-03-01,旗委文件\n"
    "结对帮扶,旗水利局,,150725200201,12,机关单位,定点帮扶,,2026-03-01,\n"
    "结对帮扶,绿源牧业,,150725200202,,企业,,,2026-03-01,\n"
    "党群 1+1,萨如拉塔拉引领队,,150725200201,13,,,,2026-03-01,\n"
    "keeper,塔娜,嘎查委员会,150725200201,13,,,,2026-03-01,\n";

}  // namespace

TEST_CASE("links from a table, by words and names: a dry run writes nothing, the second import changes nothing, nor does what was exported") {
  test::with_each_store("import of links", [](db::Store& store) {
    house::build(store);
    const auto before = test::journal_length(store);
    const auto dry = taken(store, sheet, true);
    CHECK(faults_of(dry) == "");
    CHECK(dry.added == 5);
    CHECK(test::journal_length(store) == before);
    CHECK(taken(store, sheet).added == 5);
    const auto again = taken(store, sheet);
    CHECK(again.added == 0);
    CHECK(again.unchanged == 5);
    const auto whole = exported(store);
    CHECK(whole.find("leading fixed_help") != std::string::npos);
    CHECK(whole.find("巴特尔") == std::string::npos);
    const auto back = taken(store, whole);
    CHECK(faults_of(back) == "");
    CHECK(back.unchanged == 5);
    test::TestDatabase other;
    house::build(*other);
    CHECK(faults_of(taken(*other, sheet)) == "");
  });
}

TEST_CASE("1.4 the register of members who checked in is taken with their posts, by name or key") {
  test::with_each_store("import of check-ins", [](db::Store& store) {
    house::build(store);
    const std::string rows =
        "联系类型,姓名,工作单位,区划代码,服务岗位\n"
        "党员报到,李明,旗水利局,150725200201,便民维修岗\n"
        "党员报到,那日苏,,150725200201,law\n"
        "党员报到,斯琴,,150725200201,\n"
        "党员报到,包玉兰,,150725200201,修路岗\n"
        "联系点,包玉兰,,150725200201,法律咨询岗\n";
    const auto report = taken(store, rows);
    CHECK(report.added == 3);
    CHECK(faults_of(report) == "5:post:links.no_such_post 6:post:links.post_not_here ");
    const auto whole = exported(store);
    CHECK(whole.find(",repairs,李明") != std::string::npos);
    CHECK(taken(store, whole).unchanged == 3);
    const auto seen = store.reading([&](db::Reader& r) {
      return check_ins(r, house::prefecture, {house::person_id("李明"), house::person_id("那日苏"), house::person_id("朝鲁")}, house::path_of(store, house::gacha), house::today());
    });
    REQUIRE(seen.has_value());
    REQUIRE(seen->size() == 2);
    CHECK(std::ranges::count(*seen, std::string("repairs"), &CheckIn::post) == 1);
    CHECK(store.reading([&](db::Reader& r) { return check_ins(r, house::prefecture, {house::person_id("李明")}, house::path_of(store, house::sumu), house::today()); })->empty());
    CHECK(store.reading([&](db::Reader& r) { return check_ins(r, house::prefecture, {house::person_id("李明")}, house::path_of(store, house::gacha), house::today() - 1); })->empty());
  });
}

TEST_CASE("what is wrong with a row is told with its line and column, and stops nothing") {
  test::with_each_store("faults of links", [](db::Store& store) {
    house::build(store);
    const std::string rows =
        "kind,who,unit,place,household,class,from,programmes\n"
        "keeper,塔娜,,150725200201,13,,,\n"
        "friendship,塔娜,,150725200201,,,,\n"
        "keeper,没有此人,,150725200201,,,,\n"
        "keeper,,,150725200201,,,,\n"
        "keeper,朝鲁,旗水利局,150725200201,,,,\n"
        "keeper,塔娜,,none,,,,\n"
        "keeper,塔娜,,150725200201,99,,,\n"
        "keeper,塔娜,,150725200201,13,,,\n"
        "keeper,朝鲁,,150725200201,13,cousin,,\n"
        "keeper,朝鲁,,150725200201,13,,yesterday,\n"
        "keeper,朝鲁,,150725200201,13,,,points\n"
        "contact_point,朝鲁,,150725200201,13,,,\n"
        "keeper,朝鲁,,萨如拉塔拉嘎查,12,,,\n";
    const auto report = taken(store, rows);
    CHECK(report.added == 2);
    CHECK(faults_of(report) ==
          "3:kind:links.no_such_kind 4:who:links.no_such_helper 5:who:base.required "
          "6:who:links.no_such_helper 7:place:places.no_such_place 8:household:links.no_such_household 9:kind:links.import_twice "
          "10:class:links.no_such_class 11:from:base.json_not_a_day 12:programmes:links.no_such_programme 13:household:links.not_to_household ");
    CHECK(test::import_rows(links::feature(house::deployment()), store, house::as_system(), "links", "kind,place\n").error().key == "sheets.no_column");
    CHECK(test::import_rows(links::feature(house::deployment()), store, house::as(store, "朝鲁"), "links", rows).error().key == "base.forbidden");
  });
}

}  // namespace lianxin::links
