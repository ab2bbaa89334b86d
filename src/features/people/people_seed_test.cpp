#include "features/people/people_seed.h"

#include <doctest/doctest.h>

#include <map>
#include <set>

#include "features/people/composition_rules.h"
#include "features/people/demo_person.h"
#include "features/people/invented_name.h"
#include "features/people/people.h"
#include "features/people/people_json.h"
#include "features/people/team_store.h"
#include "features/places/demo_unit.h"
#include "features/places/places.h"
#include "platform/embedded/embedded.h"
#include "tests/support/test_database.h"

namespace lianxin::people {
namespace {

Deployment demo_deployment() {
  std::map<std::string, std::string, std::less<>> files;
  for (const auto& file : embedded_packs()) files.emplace(file.path, file.content);
  Deployment deployment;
  deployment.packs = Packs(std::move(files));
  return deployment;
}

const SeedOptions options{.now = *parse_moment("2026-11-22T09:00:00+08:00")};

std::int64_t count(db::Store& store, std::string_view sql) {
  auto result = store.reading([&](db::Reader& r) { return r.integer(sql, {places::demo_prefecture}); });
  REQUIRE(result.has_value());
  return *result;
}

// Seats of all teams, with the ranks of those who sit there.
std::map<TeamId, std::pair<std::string, std::vector<Seat>>> all_teams(db::Store& store) {
  std::map<TeamId, std::pair<std::string, std::vector<Seat>>> out;
  auto done = store.read([&](db::Reader& r) {
    return r.select("select t.id, t.level, s.seat, p.rank, p.name from teams t join team_seats s on s.partition = t.partition and "
                    "s.team = t.id join people p on p.partition = s.partition and p.id = s.person where t.partition = $1",
                    {places::demo_prefecture}, [&](const db::Row& row) {
                      auto& [level, seats] = out[row.get<TeamId>(0)];
                      level = row.get<std::string>(1);
                      seats.push_back({.person_name = row.get<std::string>(4), .seat = *seat_kind_named(row.text(2)),
                                       .rank = row.get<std::string>(3)});
                    });
  });
  REQUIRE(done.has_value());
  return out;
}

}  // namespace

TEST_CASE("4.12, 4.13, 4.23: 3,218 teams with 14,137 members, and none lacks anything") {
  const Deployment deployment = demo_deployment();
  auto of_places = places::feature(deployment);
  auto of_people = people::feature(deployment);
  REQUIRE(of_places.has_value());
  REQUIRE(of_people.has_value());
  const auto rules = read_composition_rules(*deployment.packs.text("team_rules.json"));
  REQUIRE(rules.has_value());
  test::with_each_store("demonstration staff", [&](db::Store& store) {
    REQUIRE(of_places->seed(store, options).has_value());
    for (int round = 0; round < 2; ++round) {  // the second changes nothing
      REQUIRE(of_people->seed(store, options).has_value());
      CHECK(count(store, "select count(*) from teams where partition = $1") == 3218);
      CHECK(count(store, "select count(*) from team_seats where partition = $1") == 14137);
    }
    CHECK(count(store, "select count(distinct person) from team_seats where partition = $1") == 14137);
    CHECK(count(store, "select count(*) from people p where partition = $1 and not exists (select 1 from units_facts u where "
                       "u.partition = p.partition and u.id = p.unit)") == 0);
    CHECK(count(store, "select count(*) from places_facts f where partition = $1 and level <> 'prefecture' and not exists (select "
                       "1 from teams t where t.partition = f.partition and t.place = f.code)") == 0);
    const auto teams = all_teams(store);
    REQUIRE(teams.size() == 3218);
    std::size_t lacking = 0;
    for (const auto& [id, team] : teams) lacking += lacks_of(team.first, team.second, *rules).empty() ? 0u : 1u;
    CHECK(lacking == 0);
  });
}

TEST_CASE("the people with names are there, in their units and seats") {
  const Deployment deployment = demo_deployment();
  test::TestDatabase database;
  REQUIRE(places::feature(deployment)->seed(database.store(), options).has_value());
  REQUIRE(people::feature(deployment)->seed(database.store(), options).has_value());
  for (const auto& demo : demo_people()) {
    CAPTURE(demo.name);
    const auto person = database->reading([&](db::Reader& r) { return find_person(r, places::demo_prefecture, demo_person_id(demo.name)); });
    REQUIRE(person->has_value());
    CHECK((*person)->name == demo.name);
    CHECK((*person)->unit == places::demo_unit_id(demo.place, demo.unit_key));
    CHECK_FALSE((*person)->unit_name.empty());
  }
  const Day today = day_of(options.now, Zone{});
  const auto led = [&](std::string_view name) {
    return *database->reading([&](db::Reader& r) { return places_led_by(r, places::demo_prefecture, demo_person_id(name), today); });
  };
  CHECK(led("那日苏") == std::vector<std::string>{std::string(places::demo_sumu)});
  CHECK(led("朝鲁") == std::vector<std::string>{std::string(places::demo_gacha)});
  CHECK(led("包玉兰").empty());
}

TEST_CASE("names are the same for the same seed, and of every sort") {
  Dice one(7), same(7), other(8);
  int with_dot = 0;
  int differing = 0;
  std::set<std::string> seen;
  for (int i = 0; i < 1000; ++i) {
    const auto name = invented_name(one);
    CHECK(name == invented_name(same));
    if (name != invented_name(other)) ++differing;
    if (name.find("·") != std::string::npos) ++with_dot;
    seen.insert(name);
  }
  CHECK(differing > 900);
  CHECK(with_dot > 20);
  CHECK(seen.size() > 700);
}

}  // namespace lianxin::people
