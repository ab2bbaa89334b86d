// jungar-pairs (domain §7; 2.20–2.22, 2.39): 2 + 25 + 444 helpers and 182 villages make 6, 649 and 2,015 pairs, 2,670 in all, and
// 1,924 households are helped, some by more than one.
#include <doctest/doctest.h>

#include "features/links/gap_store.h"
#include "features/links/link_house_test.h"
#include "features/places/places.h"
#include "tests/support/importing.h"

namespace lianxin::links {
namespace {

constexpr int villages = 182, households_helped = 1924;
constexpr int leaders = 54, organs = 76, enterprises = 155, stationed = 159, county_helpers = leaders + organs + enterprises + stationed;

std::string village(int n) { return std::to_string(150'622'100'201 + n % villages); }

HouseholdId household(int n) { return {named_uuid("household " + std::to_string(n))}; }

struct Answering {
  WhoKind kind = WhoKind::unit;
  std::string name{};
  std::string level{};
  HelperClass of_class = HelperClass::unit;
};

// One of the 444, with the class he is of.
Answering of_county(int n) {
  const int i = n % county_helpers;
  if (i < leaders) return {WhoKind::person, "旗领导" + std::to_string(i), "county", HelperClass::leader};
  if (i < leaders + organs) return {WhoKind::unit, "旗直机关" + std::to_string(i), "county", HelperClass::unit};
  if (i < leaders + organs + enterprises) return {WhoKind::unit, "民营企业" + std::to_string(i), "county", HelperClass::enterprise};
  return {WhoKind::person, "下挂干部" + std::to_string(i), "county", HelperClass::stationed};
}

void take(const Result<Feature>& feature, db::Store& store, std::string_view kind, const std::string& csv, int rows) {
  const auto report = test::import_rows(feature, store, house::as_system(), kind, csv);
  REQUIRE(report.has_value());
  CHECK(test::faults_of(*report) == "");
  CHECK(report->added == rows);
}

void build(db::Store& store) {
  std::string places_csv = "code,name,level,kind,parent\n150000000000,自治区,region,自治区,\n150600000000,甲市,prefecture,地级市,150000000000\n"
                           "150622000000,乙旗,county,旗,150600000000\n150622100000,丙镇,township,镇,150622000000\n";
  for (int i = 0; i < villages; ++i)
    places_csv += village(i) + "," + (i < 159 ? "村" : "社区") + std::to_string(i) + ",village," + (i < 159 ? "村" : "社区") + ",150622100000\n";
  const auto of_places = places::feature(house::deployment());
  take(of_places, store, "places", places_csv, villages + 4);
  const auto registry = *households::open_registry(house::deployment());
  REQUIRE(store.transact([&](db::Writer& w) -> Result<int> {
    for (int i = 0; i < households_helped; ++i)
      TRY(households::register_household(w, house::as_system(), *registry, {.id = household(i), .number = std::to_string(i), .place = village(i), .head = "户主" + std::to_string(i)}));
    return 0;
  }).has_value());
}

// Links as the rules make them; written without the journal, for there are thousands.
class Linking {
 public:
  explicit Linking(db::Writer& w) : w_(w) {}

  Result<void> link(const Answering& who, int village_number, std::optional<HouseholdId> household = {}) {
    LinkSetting setting{.packs = &house::registry().packs, .levels = &house::registry().levels, .helper = Helper{who.name, who.level, who.of_class},
                        .place = village(village_number), .place_level = "village", .today = house::today()};
    setting.place_path = TRY(w_.list("select path from places_facts where partition = $1 and code = $2", {house::prefecture, setting.place},
                                     [](const db::Row& row) { return row.get<std::string>(0); })).front();
    NewLink asked{.kind = "pairing", .who_kind = who.kind, .who = named_uuid(who.name), .household = household};
    if (!household) asked.place = setting.place;
    const Link made = TRY(make_link(asked, {named_uuid("link " + std::to_string(n_++))}, setting));
    return store::insert_link(w_, house::prefecture, made, house::as_system().now);
  }

 private:
  db::Writer& w_;
  int n_ = 0;
};

Result<int> pair_all(db::Writer& w) {
  Linking linking(w);
  // The two of the region and one village make six pairs: two may be linked more than once, each time for another programme.
  for (int i = 0; i < 6; ++i) TRY(linking.link({WhoKind::unit, "区直单位" + std::to_string(i % 2), "region", HelperClass::unit}, 0));
  for (int i = 0; i < 649; ++i) TRY(linking.link({WhoKind::unit, "市直单位" + std::to_string(i % 25), "prefecture", HelperClass::unit}, i));
  for (int i = 0; i < 2015; ++i) TRY(linking.link(of_county(i), i));
  // "One to one or one to many": the first 76 households have two helpers.
  for (int i = 0; i < 2000; ++i) TRY(linking.link(of_county(i), i % households_helped, household(i % households_helped)));
  return 0;
}

}  // namespace

TEST_CASE("jungar-pairs: 6, 649, 2,015 and 2,670 pairs; 1,924 different households") {
  test::with_each_store("jungar-pairs", [](db::Store& store) {
    build(store);
    REQUIRE(store.transact(pair_all).has_value());
    const auto path = house::path_of(store, "150000000000");
    const auto rows = store.reading([&](db::Reader& r) { return store::report(r, house::prefecture, places::range_of(path), house::today()); });
    REQUIRE((rows.has_value() && rows->size() == 7));
    struct Wanted { std::string_view level, of_class; int helpers, pairs; };
    std::int64_t county = 0;
    for (const Wanted& one : {Wanted{"region", "unit", 2, 6}, {"prefecture", "unit", 25, 649}, {"county", "leader", leaders, 0}, {"county", "unit", organs, 0},
                              {"county", "enterprise", enterprises, 0}, {"county", "stationed", stationed, 0}}) {
      CAPTURE(std::string(one.level) + " " + std::string(one.of_class));
      const auto row = std::ranges::find_if(*rows, [&](const auto& r) { return r.level == one.level && r.helper_class == one.of_class; });
      REQUIRE(row != rows->end());
      CHECK(row->helpers == one.helpers);
      if (one.pairs > 0) CHECK(row->to_places == one.pairs);
      else county += row->to_places;
    }
    CHECK(county == 2015);
    const auto& all = rows->back();
    CHECK(all.to_places == 2670);
    CHECK(all.links == 4670);
    CHECK(all.helpers == 2 + 25 + 444);
    CHECK(all.places == villages);
    CHECK(all.households == households_helped);
    // Every village and household has somebody who answers: no gap (1.15, 4.15).
    const auto gaps = [&](store::GapOf of) {
      const auto got = store.reading([&](db::Reader& r) { return store::list_gaps(r, house::prefecture, of, places::range_of(path), house::today() + 60, {}, {}); });
      REQUIRE(got.has_value());
      return std::pair{got->total, got->of};
    };
    CHECK(gaps(store::GapOf::places) == std::pair<std::int64_t, std::int64_t>{0, villages});
    CHECK(gaps(store::GapOf::households) == std::pair<std::int64_t, std::int64_t>{0, households_helped});
    CHECK(gaps(store::GapOf::keepers).first == villages + households_helped);  // nobody is a keeper here: every step is missing
  });
}

}  // namespace lianxin::links
