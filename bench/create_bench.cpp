// Creating tickets over HTTP with a durable commit each, against a bare loop that inserts the same rows in groups of
// the same size, and against the same server with group commit switched off. Three interleaved rounds, medians.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <stdexcept>

#include "bench/bare_loop.h"
#include "bench/stage.h"

using namespace lianxin;
using namespace lianxin::bench;

namespace {

double metric(const Stage& stage, const std::string& name) {
  const std::string all = stage.fetch("/metrics");
  const auto at = all.find("\n" + name + " ");
  if (at == std::string::npos) throw std::runtime_error("no metric " + name);
  return std::stod(all.substr(at + name.size() + 2));
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

struct Round {
  double rate = 0;
  double group = 1;
  double cpu_us = 0;
};

class CreateBench {
 public:
  CreateBench() : before_(stage_.folder() + "/before.db") { std::filesystem::copy_file(stage_.database(), before_); }

  Round serve(int connections, std::int64_t count, std::vector<std::string> flags) {
    std::filesystem::copy_file(before_, stage_.database(), std::filesystem::copy_options::overwrite_existing);
    stage_.start(std::move(flags));
    const auto measured = measure(stage_, stage_.server(), connections, count, [&](std::int64_t i) { return stage_.create_request(i); });
    Round round{measured.load.rate(), metric(stage_, "lianxin_store_writes") / metric(stage_, "lianxin_store_commits"),
                measured.cpu_us};
    stage_.stop();
    return round;
  }
  double bare(std::int64_t count, int group) {
    const auto result = run_bare_loop(before_, stage_.database(), stage_.folder() + "/bare.db", count, group);
    rows_each_ = result.rows_each;
    return static_cast<double>(count) / result.seconds;
  }
  double rows_each() const { return rows_each_; }

 private:
  Stage stage_{"create"};
  std::string before_;
  double rows_each_ = 0;
};

void compare(CreateBench& bench, int connections) {
  std::vector<double> rates, bares, singles, groups, of_bare, of_single;
  for (int round = 0; round < 3; ++round) {
    const std::int64_t count = scaled(8'000);
    const Round grouped = bench.serve(connections, count, {});
    const double bare = bench.bare(count, std::max(1, static_cast<int>(std::lround(grouped.group))));
    const Round single = bench.serve(connections, scaled(1'500), {"--group", "1"});
    rates.push_back(grouped.rate);
    bares.push_back(bare);
    singles.push_back(single.rate);
    groups.push_back(grouped.group);
    of_bare.push_back(grouped.rate / bare);
    of_single.push_back(grouped.rate / single.rate);
  }
  std::printf("create a ticket, %d connections (%.1f rows each, groups of %.1f)\n", connections, bench.rows_each(), median(groups));
  print_figure("over HTTP, durable", median(rates), "/s");
  print_figure("bare loop, the same rows and groups", median(bares), "/s");
  print_figure("over HTTP, one transaction a request", median(singles), "/s");
  print_ratio("HTTP : bare loop", median(of_bare), 0.50);
  print_ratio("group commit : one transaction a request", median(of_single), 5.0);
}

}  // namespace

int main() {
  CreateBench bench;
  compare(bench, 32);
  compare(bench, 64);
  return 0;
}
