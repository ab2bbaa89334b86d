// hulunbuir-cadence (domain §7, 4.31–4.35, 4.46, 2.7): one year of visits with planted gaps gives the lists of who stayed below
// four days and twenty households, of what was not visited in a quarter, in half a year and in two months, and six joint meetings.
#include <doctest/doctest.h>

#include <set>

#include "features/duties/duty_house_test.h"

namespace lianxin::duties {
namespace {

constexpr int households_in_gacha = 22, households_in_second = 3;
constexpr std::string_view today = "2027-01-02";

using Names = std::set<std::string>;

std::string head(int i) { return (i < households_in_gacha ? "牧户" : "二队") + std::to_string(i); }

// Masked names are alike: subjects are told apart by id, place or person.
Names short_of(db::Store& store, std::string_view rule_id, std::string_view period, std::string_view place = house::prefecture) {
  const Rule& rule = *house::reckoning().cadences.find(rule_id);
  const auto all = store.reading([&](db::Reader& r) {
    return subjects(r, house::reckoning(), system_actor("test"), std::string(place), rule, *parse_period(period));
  });
  REQUIRE(all.has_value());
  Names out;
  for (const auto& one : *all) {
    if (one.done >= one.owed) continue;
    if (one.household) out.insert(to_text(one.household->id));
    else if (one.person) out.insert(one.person->name);
    else out.insert(one.place->name);
  }
  return out;
}

Names households(std::initializer_list<int> numbers) {
  Names out;
  for (const int i : numbers) out.insert(to_text(house::household_id(head(i))));
  return out;
}

class Year {
 public:
  explicit Year(db::Store& store) : store_(store) {}

  void found() {
    for (int i = 0; i < households_in_gacha + households_in_second; ++i)
      house::settle(store_, i < households_in_gacha ? house::gacha : house::second_gacha, head(i), "2025-06-01");
    for (const auto place : {house::gacha, house::second_gacha}) house::link(store_, {.kind = "contact_point", .place = std::string(place)}, "哈斯", "2025-06-01");
    house::link(store_, {.kind = "contact_point", .place = std::string(house::gacha)}, "那日苏", "2025-06-01");
    for (const int i : {0, 1}) house::link(store_, {.kind = "pairing", .household = house::household_id(head(i))}, "那日苏", "2025-06-01");
  }

  // Every two months each household by its village's team; in the fifth, three are left out: one not visited, one not met, one only
  // by the neighbours' team.
  void village_rounds() {
    for (const char* month : {"01", "03", "05", "07", "09", "11"})
      for (int i = 0; i < households_in_gacha + households_in_second; ++i) {
        const bool fifth = std::string_view(month) == "09";
        if (fifth && i == 3) continue;
        if (fifth && i == 4) visit(i, "塔娜", day(month, 14), Bearing::attempt);
        else if (fifth && i == 5) visit(i, "乌云", day(month, 14));
        else visit(i, i < households_in_gacha ? "塔娜" : "乌云", day(month, 1 + i));
      }
  }

  // Each half year every household by the sumu's team; in the second half the second gacha's last is left out.
  void township_rounds() {
    for (int i = 0; i < households_in_gacha + households_in_second; ++i) {
      visit(i, "斯琴", day("02", 1 + i));
      if (i != households_in_gacha + households_in_second - 1) visit(i, "斯琴", day("08", 1 + i));
    }
  }

  // Each quarter the linked village and both helped households; in the third quarter one household is left out.
  void quarterly() {
    for (const char* month : {"01", "04", "07", "10"})
      for (const int i : {0, 1})
        if (!(std::string_view(month) == "07" && i == 1)) visit(i, "那日苏", day(month, 20));
  }

  // Of the prefecture: four days at one contact point, three at the other though five times, nineteen households.
  void prefecture() {
    for (const char* date : {"2026-02-10", "2026-05-10", "2026-08-10", "2026-11-10"}) field(date, house::gacha);
    for (const char* date : {"2026-02-11", "2026-02-11", "2026-02-11", "2026-06-11", "2026-12-11"}) field(date, house::second_gacha);
    for (int i = 0; i < 19; ++i) visit(i, "哈斯", "2026-05-10");
    visit(0, "哈斯", "2026-05-11");
  }

  void offices() {
    for (const char* date : {"2026-01-15", "2026-03-20", "2026-05-18", "2026-07-16", "2026-09-10", "2026-11-12"}) gather(date, house::chen, "joint_meeting");
    for (const char* date : {"2026-01-15", "2026-03-20", "2026-05-18", "2026-07-16", "2026-11-12", "2026-11-26"}) gather(date, house::prefecture, "joint_meeting");
    gather("2026-04-20", house::chen, "supervision");
  }

  void visit(int i, std::string_view who, const std::string& on, Bearing bearing = Bearing::counts) {
    house::credited(store_, house::visit(store_, std::to_string(n_++), who, head(i), on, bearing));
  }

 private:
  static std::string day(const std::string& month, int n) { return "2026-" + month + (n < 10 ? "-0" : "-") + std::to_string(n); }
  void field(const char* on, std::string_view place) { house::credited(store_, house::visit_to_place(store_, std::to_string(n_++), "哈斯", place, on, "field")); }
  void gather(const char* on, std::string_view place, const char* kind) {
    house::credited(store_, house::visit_to_place(store_, std::to_string(n_++), "包玉兰", place, on, kind));
  }

  db::Store& store_;
  int n_ = 0;
};

int met_in_year(db::Store& store, std::string_view rule, std::string_view place) {
  int out = 0;
  for (Period period = *parse_period("2026-B1"); period.year == 2026; period = period.next())
    if (!short_of(store, rule, to_text(period), house::prefecture).contains(std::string(place))) ++out;
  return out;
}

}  // namespace

TEST_CASE("hulunbuir-cadence: a year of visits with planted gaps") {
  test::with_each_store("hulunbuir-cadence", [](db::Store& store) {
    house::build(store);
    Year year(store);
    year.found();
    year.village_rounds();
    year.township_rounds();
    year.quarterly();
    year.prefecture();
    year.offices();
    CHECK(short_of(store, "contact_point_days", "2026") == Names{"白音布日德嘎查"});
    CHECK(short_of(store, "twenty_households", "2026") == Names{"哈斯"});
    year.visit(19, "哈斯", "2026-12-30");
    CHECK(short_of(store, "twenty_households", "2026") == Names{});
    CHECK(short_of(store, "county_links", "2026-Q3") == households({1}));
    for (const char* quarter : {"2026-Q1", "2026-Q2", "2026-Q4"}) CHECK(short_of(store, "county_links", quarter) == Names{});
    CHECK(short_of(store, "township_coverage", "2026-H1") == Names{});
    CHECK(short_of(store, "township_coverage", "2026-H2") == households({24}));
    // In the second half the sumu's team was in both gachas though not in every household; the other sumu has no team that goes.
    CHECK(short_of(store, "township_villages", "2026-H2", house::sumu) == Names{});
    CHECK(short_of(store, "township_villages", "2026-H2") == Names{"海拉图嘎查"});
    for (const char* months : {"2026-B1", "2026-B2", "2026-B3", "2026-B4", "2026-B6"}) CHECK(short_of(store, "village_coverage", months) == Names{});
    CHECK(short_of(store, "village_coverage", "2026-B5") == households({3, 4, 5}));
    CHECK(met_in_year(store, "joint_meetings", "陈巴尔虎旗") == 6);
    CHECK(met_in_year(store, "prefecture_joint_meetings", "呼伦贝尔市") == 5);  // six meetings, none in September and October
    CHECK(short_of(store, "half_year_inspection", "2026-H1") == Names{});
    CHECK(short_of(store, "half_year_inspection", "2026-H2") == Names{"陈巴尔虎旗"});
    // The figures of coverage are the lengths of the lists.
    const auto months = house::standing(store, house::sumu, "village_coverage", "2026-B5", today);
    CHECK(months.owed == 25);
    CHECK(months.done == 22);
    CHECK(months.attempts == 1);
    CHECK(house::standing(store, house::gacha, "village_coverage", "2026-B5", today).done == 19);
    CHECK(house::standing(store, house::prefecture, "contact_point_days", "2026", today).done == 1);
  });
}

}  // namespace lianxin::duties
