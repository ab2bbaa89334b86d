// Entering visits over HTTP, each with an update of its household and one request, against entering the requests alone: what
// the diary, the household and the duties cost beside a request. Three interleaved rounds, medians.
#include <algorithm>
#include <cstdio>
#include <filesystem>

#include "base/id.h"
#include "base/moment.h"
#include "bench/stage.h"
#include "features/places/demo_unit.h"

using namespace lianxin;
using namespace lianxin::bench;

namespace {

constexpr int connections = 16;  // fewer than households: a household's next update follows its last
constexpr int households_of_village = 400;
constexpr const char* cadre = "chaolu";

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

std::string text_of(std::int64_t n) { return "三号井的水泵坏了，牲畜饮水要到三十里外去拉，第" + std::to_string(n) + "次，盼着早点有人来修。"; }

std::string phone_of(std::int64_t n) { return "100" + std::to_string(10'000'000 + n); }

class VisitBench {
 public:
  VisitBench() : before_(stage_.folder() + "/before.db") {
    stage_.act_as("wulan");
    stage_.start();
    for (int i = 0; i < households_of_village; ++i) {
      ids_.push_back(to_text(new_uuid(now_from_system_clock())));
      const std::string body = R"({"id":")" + ids_.back() + R"(","place":")" + std::string(places::demo_gacha) + R"(","head":"云海","phone":")" + phone_of(9'000'000 + i) +
                               R"(","members":[{"name":"云海","relation":"head"},{"name":"萨仁","relation":"spouse"}],)" +
                               R"("profile":{"people":4,"dwelling":"brick","water":"own_well","power":"grid","livelihood":"herding","hardship":"none","livestock":120,"signal":true}})";
      stage_.load(1, 1, [&](std::int64_t) { return stage_.request("POST", "/api/v1/households", body); });
    }
    stage_.stop();
    stage_.act_as(cadre);
    std::filesystem::copy_file(stage_.database(), before_);
  }

  double visits(std::int64_t count) {
    return rate(count, [&](std::int64_t i) {
      const std::string& household = ids_[static_cast<std::size_t>(i % households_of_village)];
      const std::int64_t version = i / households_of_village + 1;
      const std::string body = R"({"id":")" + to_text(new_uuid(now_from_system_clock())) + R"(","kind":"home","household":")" +
                               household + R"(","began_at":")" + began_ + R"(","device_now":")" + began_ +
                               R"(","needs":["water"],"words":")" + text_of(i) + R"(","household_version":)" + std::to_string(version) +
                               R"(,"household_update":{"phone":")" + phone_of(i) + R"("},"tickets":[{"text":")" + text_of(i) + R"("}]})";
      return stage_.request("POST", "/api/v1/visits", body);
    });
  }

  double tickets(std::int64_t count) {
    return rate(count, [&](std::int64_t i) {
      const std::string body = R"({"id":")" + to_text(new_uuid(now_from_system_clock())) + R"(","kind":"help","channel":"visit","place":")" +
                               std::string(places::demo_gacha) + R"(","text":")" + text_of(i) + R"("})";
      return stage_.request("POST", "/api/v1/tickets", body);
    });
  }

 private:
  double rate(std::int64_t count, const NextRequest& next) {
    std::filesystem::copy_file(before_, stage_.database(), std::filesystem::copy_options::overwrite_existing);
    stage_.start();
    const double out = measure(stage_, stage_.server(), connections, count, next).load.rate();
    stage_.stop();
    return out;
  }

  Stage stage_{"visits", 0, cadre};
  std::string before_;
  std::vector<std::string> ids_{};
  std::string began_ = to_text(now_from_system_clock(), Zone{});  // by this clock; the server's may be set to another day
};

}  // namespace

int main() {
  VisitBench bench;
  std::vector<double> visits, tickets, ratios;
  for (int round = 0; round < 3; ++round) {
    tickets.push_back(bench.tickets(scaled(4'000)));
    visits.push_back(bench.visits(scaled(4'000)));
    ratios.push_back(visits.back() / tickets.back());
  }
  std::printf("enter a visit with an update of its household and a request, %d connections\n", connections);
  print_figure("visits over HTTP, durable", median(visits), "/s");
  print_figure("requests over HTTP, durable", median(tickets), "/s");
  print_ratio("visits : requests", median(ratios), 0.50);
  return 0;
}
