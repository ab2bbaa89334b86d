#include <doctest/doctest.h>

#include "features/people/people_house_test.h"
#include "features/people/person_store.h"
#include "features/people/team_actions.h"
#include "features/people/team_store.h"
#include "tests/support/importing.h"

namespace lianxin::people {
namespace {

using test::faults_of;
using test::journal_length;

Result<ImportReport> import(db::Store& store, const Doing& doing, std::string_view kind, std::string_view content, bool dry_run = false) {
  return test::import_rows(people::feature(house::deployment()), store, doing, kind, content, dry_run);
}

ImportReport taken(db::Store& store, std::string_view kind, std::string_view content, bool dry_run = false) {
  auto report = import(store, house::as_system(), kind, content, dry_run);
  REQUIRE(report.has_value());
  return *std::move(report);
}

std::vector<Person> named(db::Store& store, std::string_view name) {
  auto people = store.reading([&](db::Reader& r) { return store::people_named(r, house::partition, name); });
  REQUIRE(people.has_value());
  return *people;
}

std::optional<Team> team(db::Store& store, std::string_view name, std::string_view place) {
  auto found = store.reading([&](db::Reader& r) -> Result<std::optional<Team>> {
    const auto id = TRY(store::team_named(r, house::partition, name, place));
    if (!id) return std::optional<Team>{};
    return std::optional(TRY(show_team(r, house::staff(), *id, day_of(house::as_system().now, Zone{}))));
  });
  REQUIRE(found.has_value());
  return *found;
}

}  // namespace

TEST_CASE("staff from a table: a dry run writes nothing, the second import changes nothing") {
  test::with_each_store("import of people", [](db::Store& store) {
    house::build(store);
    const std::string content = "姓名,单位,职务,职级,电话\n乌云•其木格,旗农牧局,副局长,部门副职,13800000000\n朝鲁," + to_text(house::unit_id("旗政府")) +
                                ",,general_cadre,\n";
    const auto before = journal_length(store);
    const auto dry = taken(store, "people", content, true);
    CHECK(dry.rows == 2);
    CHECK(dry.added == 2);
    CHECK(faults_of(dry).empty());
    CHECK(named(store, "乌云·其木格").empty());
    CHECK(journal_length(store) == before);
    CHECK(taken(store, "people", content).added == 2);
    CHECK(journal_length(store) == before + 2);
    const auto person = named(store, "乌云·其木格");
    REQUIRE(person.size() == 1);
    CHECK(person[0].rank == "department_deputy");
    CHECK(person[0].post == "副局长");
    CHECK(person[0].unit == house::unit_id("旗农牧局"));
    CHECK(named(store, "朝鲁").size() == 2);  // of two units
    const auto again = taken(store, "people", content);
    CHECK(again.added == 0);
    CHECK(again.unchanged == 2);
    CHECK(faults_of(again).empty());
    CHECK(journal_length(store) == before + 2);
  });
}

TEST_CASE("each wrong row of staff is named with line and column; the others are taken") {
  test::TestDatabase database;
  auto& store = database.store();
  house::build(store);
  const std::string_view content =
      "id,name,unit,post,rank\n"
      ",甲某,旗政府,,\n"
      ",乙某,没有的局,,\n"
      ",丙某,旗政府,,king\n"
      ",甲某,旗政府,科长,\n"
      "x,丁某,旗政府,,\n"
      ",,旗政府,,\n"
      ",王建国,旗农牧局,副局长,\n"
      "\",戊某,旗政府,,\n";
  const auto report = taken(store, "people", content);
  CHECK(report.rows == 8);
  CHECK(report.added == 1);
  CHECK(faults_of(report) ==
        "3:unit:people.no_such_unit 4:rank:people.no_such_rank 5:name:people.import_twice 6:id:base.json_not_an_id "
        "7:name:base.required 8:name:people.import_differs 9::sheets.open_quote ");
  CHECK(import(store, house::as_system(), "people", "name\n甲\n").error().key == "sheets.no_column");
}

TEST_CASE("teams from a table, one row a seat: a dry run writes nothing, the second import changes nothing") {
  test::with_each_store("import of teams", [](db::Store& store) {
    house::build(store);
    const std::string_view content =
        "名称,层级,区划,位置,姓名,单位,起始日期\n"
        "嘎查引领队,village,150725200201,队长,朝鲁,苏木政府,2026-03-01\n"
        "嘎查引领队,village,150725200201,成员,高娃,旗农牧局,\n"
        "陈旗驻西乌珠尔引领队,旗县市区,150725200,技术员,那日苏,旗农牧局,\n"
        "陈旗驻西乌珠尔引领队,旗县市区,150725200,联络员,朝鲁,,\n";
    const auto before = journal_length(store);
    const auto dry = taken(store, "teams", content, true);
    CHECK(faults_of(dry).empty());
    CHECK(dry.rows == 4);
    CHECK(dry.added == 3);
    CHECK(dry.unchanged == 1);
    CHECK_FALSE(team(store, "嘎查引领队", "150725200201").has_value());
    CHECK(journal_length(store) == before);
    CHECK(taken(store, "teams", content).added == 3);
    CHECK(journal_length(store) == before + 2);
    const auto made = team(store, "嘎查引领队", "150725200201");
    REQUIRE(made.has_value());
    REQUIRE(made->seats.size() == 2);
    CHECK(made->seats[0].seat == SeatKind::leader);
    CHECK(made->seats[0].from == *parse_day("2026-03-01"));
    CHECK(made->seats[1].person == house::person_id("高娃"));
    CHECK(team(store, "陈旗驻西乌珠尔引领队", "150725200")->seats.size() == 6);
    const auto again = taken(store, "teams", content);
    CHECK(again.added == 0);
    CHECK(again.unchanged == 4);
    CHECK(faults_of(again).empty());
    CHECK(journal_length(store) == before + 2);
  });
}

TEST_CASE("each wrong row of a team is named with line and column; its other seats are taken") {
  test::TestDatabase database;
  auto& store = database.store();
  house::build(store);
  const std::string_view content =
      "name,level,place,seat,person,unit,from\n"
      "一队,village,150725200201,leader,朝鲁,,\n"
      "一队,village,150725200201,king,高娃,,\n"
      "一队,village,150725200201,member,没有的人,,\n"
      "一队,village,150725200201,member,朝鲁,,\n"
      "一队,village,150725200201,member,高娃,,2099-01-01\n"
      "一队,village,150725200201,member,01933b1e-0000-7c3e-9d0b-3f6f2a9c1e55,,\n"
      "一队,township,150725200201,member,高娃,,\n"
      "一队,village,150725200201,,高娃,,\n"
      "二队,hamlet,none,leader,朝鲁,,\n"
      "二队,hamlet,none,member,高娃,,\n"
      "三队,village,150725200201,,,,\n";
  const auto report = taken(store, "teams", content);
  CHECK(report.rows == 11);
  CHECK(report.added == 2);
  CHECK(faults_of(report) ==
        "3:seat:people.no_such_seat 4:person:people.no_such_person 5:person:people.seat_twice 6:from:people.from_in_future "
        "7:person:people.no_such_person 8:level:people.import_team_differs 9:seat:base.required 10:level:people.no_such_level "
        "10:place:people.no_such_place 11:level:people.no_such_level 11:place:people.no_such_place ");
  REQUIRE(team(store, "一队", "150725200201").has_value());
  CHECK(team(store, "一队", "150725200201")->seats.size() == 1);
  CHECK(team(store, "三队", "150725200201")->seats.empty());
  const auto other = taken(store, "teams", "name,level,place,seat,person\n一队,village,150725200201,deputy,朝鲁\n一队,village,150725200201,deputy,高娃\n");
  CHECK(faults_of(other) == "2:seat:people.import_seat_differs ");
  CHECK(other.added == 1);
  CHECK(faults_of(taken(store, "teams", "name,level,place,seat,person\n一队,county,150725200201,leader,朝鲁\n")) ==
        "2:name:people.import_team_differs ");
}

TEST_CASE("who may add somebody by hand may import him, and no more") {
  test::TestDatabase database;
  auto& store = database.store();
  house::build(store);
  Doing doing = house::as_system();
  const std::string_view people = "name,unit\n甲某,苏木政府\n乙某,旗政府\n";
  const std::string_view teams = "name,level,place,seat,person\n甲队,township,150725200,leader,朝鲁\n乙队,county,150725,leader,朝鲁\n";
  doing.by = access::actor_of(house::account(store, "苏木管理员", Role::administrator, "150725200"), "test");
  for (const auto& [kind, content] : {std::pair{"people", people}, {"teams", teams}}) {
    CAPTURE(kind);
    const auto own = import(store, doing, kind, content);
    REQUIRE(own.has_value());
    CHECK(own->added == 1);
    CHECK(faults_of(*own) == "3:name:base.forbidden ");
  }
  doing.by = access::actor_of(house::account(store, "乌兰", Role::office, "1507"), "test");
  for (const auto& [kind, content] : {std::pair{"people", people}, {"teams", teams}})
    CHECK(import(store, doing, kind, content).error().code == Code::forbidden);
}

}  // namespace lianxin::people
