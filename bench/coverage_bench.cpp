// Coverage of the whole prefecture from what is kept as visits come, against computing it by one statement over the visits; and a
// member's due list with few and with many visits in the database. At scale 1: 1,273 villages, 600,000 households, 3.3 million visits.
#include <boost/json.hpp>
#include <sqlite3.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "base/moment.h"
#include "bench/stage.h"

using namespace lianxin;
using namespace lianxin::bench;
namespace json = boost::json;

namespace {

constexpr const char* prefecture = "150700000000";
constexpr std::int64_t all_villages = 1273;
const std::string coverage = "/api/v1/duties/coverage?rule=village_coverage&place=";

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

double ms_of(const auto& work) {
  const auto begin = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
}

// What the figure is, worked out anew (from the visits on: the joins stand in the order that is quickest): households met in the period by a member of their village's team.
struct Computed {
  std::int64_t done = 0;
  double ms = 0;
};
Computed compute(const std::string& database, const std::string& conditions) {
  sqlite3* db = nullptr;
  if (sqlite3_open_v2(database.c_str(), &db, SQLITE_OPEN_READONLY, nullptr) != SQLITE_OK) throw std::runtime_error("cannot open " + database);
  const std::string sql =
      "select count(distinct v.household) from visits v cross join visit_people w on w.partition = v.partition and w.visit = v.id cross join team_seats s on s.partition = "
      "v.partition and s.person = w.person and s.from_on <= v.day and (s.until_on is null or s.until_on > v.day) cross join teams t on t.partition = s.partition and t.id = "
      "s.team and t.level = 'village' and t.place = v.place cross join households h on h.partition = v.partition and h.id = v.household where v.status = 'held' and v.kind <> "
      "'phone' and h.state = 'active' and " + conditions;
  Computed out;
  out.ms = ms_of([&] {
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(db, sql.c_str(), -1, &statement, nullptr) != SQLITE_OK) throw std::runtime_error(sqlite3_errmsg(db));
    if (sqlite3_step(statement) == SQLITE_ROW) out.done = sqlite3_column_int64(statement, 0);
    sqlite3_finalize(statement);
  });
  sqlite3_close(db);
  return out;
}

// Gives the member of the demonstration a seat in the team of the village that has about 400 households.
void seat_in_large_village(const std::string& database) {
  sqlite3* db = nullptr;
  if (sqlite3_open_v2(database.c_str(), &db, SQLITE_OPEN_READWRITE, nullptr) != SQLITE_OK) throw std::runtime_error("cannot open " + database);
  const std::string sql =
      "insert into team_seats (partition, team, person, seat, from_on, until_on) select t.partition, t.id, (select id from people where name = '朝鲁' limit 1), "
      "'member', 20000, null from teams t where t.level = 'village' and t.place = (select place from households group by place order by abs(count(*) - 400) limit 1) limit 1";
  const int done = sqlite3_exec(db, sql.c_str(), nullptr, nullptr, nullptr);
  const std::string fault = sqlite3_errmsg(db);
  sqlite3_close(db);
  if (done != SQLITE_OK) throw std::runtime_error(fault);
}

double fetch_ms(const Stage& stage, const std::string& path) {
  std::vector<double> times;
  for (int i = 0; i < 15; ++i) times.push_back(ms_of([&] { stage.fetch(path); }));
  return median(std::move(times));
}

void measure_coverage(const Stage& stage) {
  // The period before this one: whole, and far enough back that everybody was registered in time.
  const auto rules = json::parse(stage.fetch(coverage + prefecture)).at("rules").as_array();
  const std::string running(rules.at(0).at("period").as_string());
  const int number = running.back() - '0';
  const std::string period = number > 1 ? running.substr(0, 6) + std::to_string(number - 1) : std::to_string(std::stoi(running) - 1) + "-B6";
  const std::string path = coverage + prefecture + "&period=" + period;
  const auto shown = json::parse(stage.fetch(path)).at("rules").as_array().at(0).at("of").at("done").as_int64();
  const int year = std::stoi(period), month = (period.back() - '0') * 2 - 1;
  const Day first = day_from({year, month, 1}), end = month == 11 ? day_from({year + 1, 1, 1}) : day_from({year, month + 2, 1});
  // Registered in time: when at least half of the period remained.
  const Day latest = end - (end - first + 1) / 2;
  const Computed computed = compute(stage.database(), "v.day >= " + std::to_string(first.number) + " and v.day < " + std::to_string(end.number) +
                                                          " and h.registered_at < " + std::to_string(moment_at(latest + 1, 0, Zone{}).ms));
  const double read = fetch_ms(stage, path);
  print_figure("computing by one statement", computed.ms, "ms");
  print_figure("reading the prefecture's figure with those below", read, "ms");
  print_figure("done, as read", static_cast<double>(shown), "households");
  if (shown != computed.done) throw std::runtime_error("read " + std::to_string(shown) + ", computed " + std::to_string(computed.done));
  print_ratio("computing : reading, time", computed.ms / read, 100.0);
}

const std::string due_list = "/api/v1/duties/mine?limit=500";

std::size_t begin_due(Stage& stage) {
  seat_in_large_village(stage.database());
  stage.start();
  const auto list = json::parse(stage.fetch(due_list));
  return list.at("items").as_array().size();
}

// In turns, so that what else the machine does meets both; by the item, as no two villages are of one size.
void measure_due(Stage& few, Stage& many) {
  const auto few_items = begin_due(few), many_items = begin_due(many);
  std::vector<double> few_ms, many_ms, ratios;
  for (int i = 0; i < 41; ++i) {
    few_ms.push_back(ms_of([&] { few.fetch(due_list); }));
    many_ms.push_back(ms_of([&] { many.fetch(due_list); }));
    ratios.push_back(few_ms.back() / static_cast<double>(few_items) / (many_ms.back() / static_cast<double>(many_items)));
  }
  print_figure("my due list, few visits", median(few_ms), "ms");
  print_figure("items of it", static_cast<double>(few_items), "");
  print_figure("my due list, many visits", median(many_ms), "ms");
  print_figure("items of it", static_cast<double>(many_items), "");
  print_ratio("due list, few : many visits, time an item", median(ratios), 1 / 1.3);
  few.stop();
  many.stop();
}

std::vector<std::string> sized(std::int64_t villages) { return {"--size", "prefecture", "--villages", std::to_string(villages)}; }

}  // namespace

int main() {
  const std::int64_t many = std::clamp(scaled(all_villages), std::int64_t{26}, all_villages);
  std::printf("coverage and due lists, %lld villages\n", static_cast<long long>(many));
  Stage few("few", 0, "chaolu", sized(std::max<std::int64_t>(13, many / 100)));
  std::unique_ptr<Stage> stage;
  const double filling = ms_of([&] { stage = std::make_unique<Stage>("many", 0, "chaolu", sized(many)); });
  print_figure("filling", filling / 1000, "s");
  print_figure("the database", static_cast<double>(std::filesystem::file_size(stage->database())) / 1e6, "MB");
  measure_due(few, *stage);
  stage->act_as("wulan");
  stage->start();
  measure_coverage(*stage);
  return 0;
}
