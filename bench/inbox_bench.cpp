// The inbox by due date: page 1,000 costs what page 1 costs, and 200,000 tickets what 20,000 cost.
#include <boost/json.hpp>

#include <algorithm>
#include <chrono>
#include <cstdio>

#include "bench/stage.h"

using namespace lianxin;
using namespace lianxin::bench;
namespace json = boost::json;

namespace {

const std::string first_page = "/api/v1/tickets?state=open&sort=due&limit=50";

// The cursor of page `page`, by walking there.
std::string walk_to(const Stage& stage, std::int64_t page) {
  std::string path = first_page;
  for (std::int64_t i = 1; i < page; ++i) {
    const auto answer = json::parse(stage.fetch(path));
    if (answer.at("next").is_null()) break;
    path = first_page + "&cursor=" + std::string(answer.at("next").as_string());
  }
  return path;
}

double one_ms(const Stage& stage, const std::string& path) {
  const auto begin = std::chrono::steady_clock::now();
  stage.load(1, 40, [&](std::int64_t) { return stage.request("GET", path); });
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count() / 40;
}

// Medians of interleaved rounds, so that a noisy minute spoils neither side.
std::pair<double, double> compare(const Stage& stage, const std::string& a, const std::string& b) {
  std::vector<double> of_a;
  std::vector<double> of_b;
  for (int round = 0; round < 15; ++round) {
    of_a.push_back(one_ms(stage, a));
    of_b.push_back(one_ms(stage, b));
  }
  std::sort(of_a.begin(), of_a.end());
  std::sort(of_b.begin(), of_b.end());
  return {of_a[7], of_b[7]};
}

std::pair<double, double> pages_at(Stage& stage, std::int64_t pages) {
  return compare(stage, first_page, walk_to(stage, pages));
}

void fill(Stage& stage, std::int64_t from, std::int64_t to) {
  stage.load(64, to - from, [&](std::int64_t i) { return stage.create_request(from + i); });
}

}  // namespace

int main() {
  const std::int64_t few = scaled(20'000);
  const std::int64_t many = scaled(200'000);
  Stage stage("inbox", 0);
  stage.start();
  std::printf("inbox of 50 by due date\n");
  fill(stage, 0, few);
  const auto [few_first, few_deep] = pages_at(stage, few / 100);
  print_figure("20,000 tickets: page 1", few_first, "ms");
  print_figure("20,000 tickets: page 200", few_deep, "ms");
  fill(stage, few, many);
  const auto [many_first, many_deep] = pages_at(stage, many / 200);
  print_figure("200,000 tickets: page 1", many_first, "ms");
  print_figure("200,000 tickets: page 1,000", many_deep, "ms");
  print_ratio("page 1 : page 1,000, time", many_first / many_deep, 0.80);
  print_ratio("20,000 : 200,000 tickets, time of page 1", few_first / many_first, 0.80);
  return 0;
}
