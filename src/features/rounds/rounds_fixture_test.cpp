// Collections of opinions as two reports tell them: a banner's two rounds by sixteen channels, a province's figures by its cities.
#include <doctest/doctest.h>

#include <array>
#include <numeric>

#include "features/people/people.h"
#include "features/places/places.h"
#include "features/rounds/figure_actions.h"
#include "features/rounds/opinion_store.h"
#include "features/rounds/rounds_house_test.h"
#include "tests/support/importing.h"

namespace lianxin::rounds {
namespace {

// chenbarag-opinions: how many came by which channel, first and second round.
struct Came {
  std::string_view channel;
  int first, second;
};
constexpr std::array<Came, 16> came{{{"household_visit", 4210, 2135}, {"field_study", 812, 404}, {"talk", 655, 390}, {"symposium", 1480, 902}, {"representatives", 212, 138},
                                     {"appraisal", 640, 318}, {"questionnaire", 2100, 1055}, {"form", 1180, 640}, {"official_letter", 320, 190}, {"letter_box", 410, 233},
                                     {"hotline", 288, 171}, {"website", 190, 120}, {"mailbox", 74, 41}, {"text_message", 131, 88}, {"wechat", 166, 97}, {"reception", 49, 28}}};
constexpr std::array<std::string_view, 5> sources{"masses", "party_member", "cadre", "enterprise", "deputy"};
constexpr std::array<std::string_view, 3> villages{house::gacha, house::second_gacha, house::other_gacha};

int of(bool second) {
  return std::accumulate(came.begin(), came.end(), 0, [&](int sum, const Came& each) { return sum + (second ? each.second : each.first); });
}

std::string rows_of(bool second) {
  std::string out = "轮次,编号,渠道,身份类别,区划代码,对象,意见建议\n";
  int n = 0;
  for (const Came& each : came) {
    for (int i = 0; i < (second ? each.second : each.first); ++i, ++n) {
      out += std::string(second ? "陈旗第二轮" : "陈旗第一轮") + "," + std::to_string(n + 1) + "," + std::string(each.channel) + "," + std::string(sources[static_cast<std::size_t>(n) % 5]) + "," +
             std::string(villages[static_cast<std::size_t>(n) % 3]) + "," + (n % 7 == 0 ? "班子" : "工作") + ",第" + std::to_string(n + 1) + "条：饮水要有人管，路要修到浩特\n";
    }
  }
  return out;
}

void collect_round(house::House& house, bool second) {
  NewRound asked = house::spring(second ? "二轮" : "一轮");
  asked.id = house::round_id(second ? "陈旗二轮" : "陈旗一轮");
  asked.title = second ? "陈旗第二轮" : "陈旗第一轮";
  asked.channels = {"public_page"};
  for (const Came& each : came) asked.channels.emplace_back(each.channel);
  house::made(house.store, asked);
  const auto report = test::import_rows(feature(house::deployment()), house.store, house::as_system(), "opinions", rows_of(second));
  REQUIRE(report.has_value());
  CHECK(test::faults_of(*report) == "");
  CHECK(report->added == of(second));
}

Counts counted(db::Store& store, std::string_view round) {
  auto out = store.reading([&](db::Reader& r) -> Result<Counts> {
    return count_opinions(r, house::as_system(), house::book(), TRY(load_round(r, house::book(), house::round_id(round))), {});
  });
  REQUIRE(out.has_value());
  return *std::move(out);
}

constexpr std::array<std::string_view, 16> cities{"合肥市", "芜湖市", "蚌埠市", "淮南市", "马鞍山市", "淮北市", "铜陵市", "安庆市", "黄山市", "滁州市", "阜阳市", "宿州市", "六安市", "亳州市", "池州市", "宣城市"};

}  // namespace

TEST_CASE("0.13 chenbarag-opinions: 19,867 opinions in two rounds by sixteen channels, every figure as it was collected") {
  CHECK(of(false) + of(true) == 19'867);
  test::with_each_store("chenbarag-opinions", [](db::Store& store) {
    house::House house(store);
    collect_round(house, false);
    collect_round(house, true);
    std::int64_t all = 0;
    for (const bool second : {false, true}) {
      const std::string_view round = second ? "陈旗二轮" : "陈旗一轮";
      const Counts counts = counted(store, round);
      CHECK(counts.opinions == of(second));
      CHECK(counts.channels.size() == 16);
      for (const Came& each : came) {
        const auto figure = std::ranges::find(counts.channels, each.channel, &Figure::key);
        REQUIRE(figure != counts.channels.end());
        CHECK(figure->opinions == (second ? each.second : each.first));
      }
      house::check_counts(store, house::round_id(round));
      all += counts.opinions;
    }
    CHECK(all == 19'867);
    CHECK(house::count(store, "select count(*) from tickets where round_id is not null and kind = 4") == 19'867);
    const auto again = test::import_rows(feature(house::deployment()), store, house::as_system(), "opinions", rows_of(true));
    REQUIRE(again.has_value());
    CHECK(again->added == 0);
    CHECK(again->unchanged == of(true));
    CHECK(counted(store, "陈旗二轮").opinions == of(true));
  });
}

TEST_CASE("3.25 anhui-rollup: sixteen cities report, the province reads 232.4万余户, 75.6万余条, 38500余人次, 11300多场") {
  Deployment province = house::deployment();
  province.partition = "340000000000";
  std::string places_csv = "code,name,level,kind,parent\n340000000000,安徽省,region,省,\n";
  for (std::size_t i = 0; i < cities.size(); ++i) places_csv += std::to_string(340'100'000'000 + static_cast<long long>(i) * 100'000'000) + "," + std::string(cities[i]) + ",prefecture,地级市,340000000000\n";
  test::with_each_store("anhui-rollup", [&](db::Store& store) {
    const auto places = places::feature(province);
    for (const auto& [kind, csv] : std::initializer_list<std::pair<std::string_view, std::string_view>>{{"places", places_csv}, {"units", "name,kind,place\n省活动办,office,340000000000\n"}}) {
      const auto report = test::import_rows(places, store, house::as_system(), kind, csv);
      REQUIRE(report.has_value());
      CHECK(test::faults_of(*report) == "");
    }
    const auto book = open_book(province);
    REQUIRE(book.has_value());
    NewRound asked = house::spring();
    asked.place = province.partition;
    const auto round = store.transact([&](db::Writer& w) { return make_round(w, house::as_system(), **book, asked); });
    REQUIRE(round.has_value());
    const auto tell = [&](std::size_t city, Measure measure, std::string_view written) {
      const ReportEdit edit{.place = std::to_string(340'100'000'000 + static_cast<long long>(city) * 100'000'000), .measure = measure, .written = std::string(written)};
      CHECK(store.transact([&](db::Writer& w) { return report(w, house::as_system(), **book, round->round, edit); }).has_value());
    };
    for (std::size_t i = 0; i < cities.size(); ++i) {
      const bool last = i == 15;
      tell(i, Measure::households, last ? "14.9万余户" : i % 2 == 0 ? "14.5万户" : "十四万五千户");
      tell(i, Measure::opinions, last ? "5.1万余条" : "四万七千条");
      tell(i, Measure::person_times, last ? "2,500余人次" : "2400人次");
      tell(i, Measure::meetings, last ? "八百多场" : "700场");
    }
    const auto table = store.reading([&](db::Reader& r) { return show_reports(r, house::as_system(), **book, round->round, {}); });
    REQUIRE(table.has_value());
    std::string told;
    for (const auto& sum : table->all) told += std::string(name_of(sum.measure)) + " " + to_chinese_text(sum.number) + "；";
    CHECK(told == "person_times 38500余；meetings 11300多；households 232.4万余；opinions 75.6万余；");
    for (const auto& sum : table->all) CHECK(sum.reports == 16);
    CHECK(table->places.size() == 16);
    CHECK(table->places[0].sums.size() == 4);
  });
}

}  // namespace lianxin::rounds
