// What the demonstration's ledgers hold. {-12} in fields is the day twelve days before the demonstration's, {+5} five days after.
#pragma once

#include <span>
#include <string_view>
#include <vector>

namespace lianxin::ledgers {

struct DemoStep {
  std::string_view step{};
  int days_ago = 0;
  std::string_view fields{};
  std::string_view note{};
  bool by_inspector = false;  // a second person, where another must
};

struct DemoRecord {
  std::string_view ledger{};
  std::string_view place{};  // "banner", "sumu", "gacha", or the n-th of the banner's sumus "t3" or of its gachas "v7"
  int days_ago = 0;
  std::string_view fields{};
  std::vector<DemoStep> steps{};
};

std::span<const DemoRecord> demo_disputes_and_errands();
std::span<const DemoRecord> demo_plans_and_projects();

}  // namespace lianxin::ledgers
