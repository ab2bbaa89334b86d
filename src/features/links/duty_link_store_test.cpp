#include "features/links/duty_link_store.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "features/links/link_house_test.h"

namespace lianxin::links {
namespace {

using Ids = std::vector<std::string>;

Ids ids_of(const Result<std::vector<LiveLink>>& links) {
  REQUIRE(links.has_value());
  Ids out;
  for (const auto& link : *links) out.push_back(to_text(link.id));
  std::ranges::sort(out);
  return out;
}

Ids sorted(Ids ids) {
  std::ranges::sort(ids);
  return ids;
}

void away(db::Store& store, std::string_view person, std::string_view substitute) {
  const NewAbsence asked{.person = house::person_id(person), .substitute = house::person_id(substitute), .until_on = *parse_day("2026-12-01")};
  REQUIRE(store.transact([&](db::Writer& w) { return add_absence(w, house::as_system(), house::registry(), asked); }).has_value());
}

}  // namespace

TEST_CASE("a visit credits the links of who visited, of his unit and teams, and of those he stands in for; to this household or its village") {
  test::with_each_store("links credited", [](db::Store& store) {
    house::build(store);
    const Day day = house::today();
    const auto own = to_text(house::begun(store, house::to_household("pairing", "李明", "巴特尔")).id);
    const auto village = to_text(house::begun(store, house::to_place("contact_point", "李明", house::gacha)).id);
    const auto other = to_text(house::begun(store, house::to_household("pairing", "李明", "萨仁")).id);
    NewLink of_unit = house::to_household("pairing", "", "巴特尔");
    of_unit.who_kind = WhoKind::unit;
    of_unit.who = house::unit_id(store, "旗水利局");
    const auto unit = to_text(house::begun(store, of_unit).id);
    NewLink of_team = house::to_place("one_plus_one", "", house::gacha);
    of_team.who_kind = WhoKind::team;
    of_team.who = house::team_id(store, "陈旗驻西乌珠尔引领队");
    const auto team = to_text(house::begun(store, of_team).id);
    NewLink later = house::to_household("keeper", "李明", "巴特尔");
    later.from_on = day + 1;
    house::begun(store, later);
    const auto credited = [&](std::vector<PersonId> who, std::optional<HouseholdId> household, std::string_view place) {
      return ids_of(store.reading([&](db::Reader& r) { return links_credited(r, house::prefecture, who, household, place, day); }));
    };
    const auto bateer = house::household_id("巴特尔");
    const auto liming = house::person_id("李明"), narisu = house::person_id("那日苏"), tana = house::person_id("塔娜");
    CHECK(credited({liming}, bateer, house::gacha) == sorted({own, village, unit}));
    CHECK(credited({liming}, std::nullopt, house::gacha) == sorted({village}));
    CHECK(credited({liming}, bateer, house::other_gacha) == sorted({own, unit}));
    CHECK(credited({narisu}, bateer, house::gacha) == sorted({team}));
    CHECK(credited({liming, narisu}, bateer, house::gacha) == sorted({own, village, unit, team}));
    CHECK(credited({tana}, bateer, house::gacha) == Ids{});
    CHECK(credited({}, bateer, house::gacha) == Ids{});
    away(store, "李明", "塔娜");
    CHECK(credited({tana}, bateer, house::gacha) == sorted({own, village, unit}));
    CHECK(credited({tana, liming}, bateer, house::gacha) == sorted({own, village, unit}));  // once each
    const auto mine = [&](PersonId who, Day on) { return ids_of(store.reading([&](db::Reader& r) { return links_of_person(r, house::prefecture, who, on); })); };
    CHECK(mine(tana, day) == sorted({own, village, other, unit}));
    CHECK(mine(tana, *parse_day("2026-12-01")) == Ids{});
    CHECK(mine(narisu, day) == sorted({team}));
    CHECK(mine(narisu, *parse_day("2026-02-28")) == Ids{});
  });
}

TEST_CASE("whom one answers for: villages of one's teams, households one is linked to, villages one keeps, and those of who is away") {
  test::with_each_store("own households", [](db::Store& store) {
    house::build(store);
    house::begun(store, house::to_household("pairing", "李明", "孟和"));
    house::begun(store, house::to_place("keeper", "李明", house::second_gacha));
    house::begun(store, house::to_place("contact_point", "李明", house::other_gacha));
    const auto own = [&](std::string_view who) {
      const auto got = store.reading([&](db::Reader& r) { return own_households(r, house::prefecture, house::person_id(who), house::today()); });
      REQUIRE(got.has_value());
      for (const auto name : {"巴特尔", "萨仁", "孟和"}) {
        const auto household = store.reading([&](db::Reader& r) { return households::find_household(r, house::prefecture, house::household_id(name)); });
        REQUIRE(household.has_value());
        const auto one = store.reading([&](db::Reader& r) {
          return answers_for(r, house::prefecture, house::person_id(who), (*household)->id, (*household)->place, house::today());
        });
        REQUIRE(one.has_value());
        const bool is_own = std::ranges::find(got->households, (*household)->id) != got->households.end() ||
                            std::ranges::find(got->places, (*household)->place) != got->places.end();
        CHECK(*one == is_own);
      }
      return *got;
    };
    CHECK(own("李明").households == std::vector{house::household_id("孟和")});
    CHECK(own("李明").places == Ids{std::string(house::second_gacha)});
    CHECK(own("塔娜").places == Ids{std::string(house::gacha)});
    CHECK(own("那日苏").places == Ids{});  // the banner's team serves a sumu, not a village
    CHECK(own("包玉兰").places == Ids{});
    away(store, "塔娜", "包玉兰");
    CHECK(own("包玉兰").places == Ids{std::string(house::gacha)});
    CHECK(own("包玉兰").households.empty());
  });
}

TEST_CASE("all who answer for a place itself or a household, whoever asks") {
  test::with_each_store("links to", [](db::Store& store) {
    house::build(store);
    house::begun(store, house::to_household("pairing", "李明", "巴特尔"));
    house::begun(store, house::to_place("contact_point", "那日苏", house::gacha));
    const auto names = [&](std::optional<HouseholdId> household, std::optional<std::string> place) {
      const auto rows = store.reading([&](db::Reader& r) { return links_to(r, house::prefecture, household, place, house::today()); });
      REQUIRE(rows.has_value());
      Ids out;
      for (const auto& row : *rows) out.push_back(row.who_name);
      return out;
    };
    CHECK(names(house::household_id("巴特尔"), std::nullopt) == Ids{"李明"});
    CHECK(names(std::nullopt, std::string(house::gacha)) == Ids{"那日苏"});
    CHECK(names(std::nullopt, std::string(house::sumu)) == Ids{});
  });
}

}  // namespace lianxin::links
