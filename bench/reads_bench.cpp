// What one request costs: CPU of the server a request, beside the same HTTP stack's fixed answer, on 20,000 tickets;
// and the memory of a server with the demonstration prefecture.
#include <boost/json.hpp>

#include <cstdio>

#include "bench/stage.h"

using namespace lianxin;
using namespace lianxin::bench;
namespace json = boost::json;

namespace {

std::vector<std::string> ids_of(const Stage& stage) {
  std::vector<std::string> ids;
  std::string cursor;
  while (ids.size() < 2000) {
    const auto page = json::parse(stage.fetch("/api/v1/tickets?limit=500&sort=-created" + (cursor.empty() ? "" : "&cursor=" + cursor)));
    for (const auto& item : page.at("items").as_array()) ids.emplace_back(item.at("id").as_string());
    if (page.at("next").is_null()) break;
    cursor = page.at("next").as_string();
  }
  return ids;
}

void fill(Stage& stage, std::int64_t count) {
  stage.load(64, count, [&](std::int64_t i) { return stage.create_request(i); });
}

std::string note(const Stage& stage, const std::string& id) {
  return stage.request("POST", "/api/v1/tickets/" + id + "/commands", R"({"command":"note","text":"到现场看过，配件已订"})");
}

}  // namespace

int main() {
  Stage stage("reads", 2000);
  stage.start();
  std::printf("memory\n");
  stage.fetch("/api/v1/tickets?limit=50");
  print_figure("resident, demonstration prefecture loaded", static_cast<double>(stage.server().resident_kb()) / 1024, "MB (below 200)");
  fill(stage, scaled(18'000));
  const auto ids = ids_of(stage);
  const auto id = [&](std::int64_t i) { return ids[static_cast<std::size_t>(i) % ids.size()]; };

  std::printf("CPU a request, 20,000 tickets, 32 connections\n");
  struct Row { const char* name; std::int64_t requests; NextRequest next; double aim_us; };
  const std::vector<Row> rows = {
      {"fixed answer", scaled(40'000), [&](std::int64_t) { return stage.request("GET", "/api/v1/ping"); }, 0},
      {"read one ticket", scaled(20'000), [&](std::int64_t i) { return stage.request("GET", "/api/v1/tickets/" + id(i)); }, 60},
      {"list of 50 by due", scaled(2'000), [&](std::int64_t) { return stage.request("GET", "/api/v1/tickets?state=open&limit=50"); }, 0},
      {"search, two characters", scaled(1'000), [&](std::int64_t) { return stage.request("GET", "/api/v1/tickets?q=%E6%B0%B4%E4%BA%95&limit=50"); }, 0},
      {"counts by unit and state", scaled(500), [&](std::int64_t) { return stage.request("GET", "/api/v1/tickets/counts"); }, 0},
      {"create", scaled(8'000), [&](std::int64_t i) { return stage.create_request(100'000 + i); }, 300},
      {"command (note)", scaled(4'000), [&](std::int64_t i) { return note(stage, id(i)); }, 300},
  };
  double fixed_rate = 0;
  for (const auto& row : rows) {
    const auto measured = measure(stage, stage.server(), 32, row.requests, row.next);
    const std::string aim = row.aim_us > 0 ? " (aim " + std::to_string(static_cast<int>(row.aim_us)) + ")" : "";
    print_figure(row.name, measured.cpu_us, "µs" + aim + ", " + std::to_string(static_cast<int>(measured.load.rate())) + "/s");
    if (fixed_rate == 0) fixed_rate = measured.load.rate();
    if (std::string(row.name) == "read one ticket")
      print_ratio("read one ticket : fixed answer, rate", measured.load.rate() / fixed_rate, 0.40);
  }
  return 0;
}
