// The measurement of a machine leaves nothing behind and says ratios.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>

#include "tests/support/server_process.h"

namespace lianxin::journeys {
namespace {

TEST_CASE("bench measures in a folder that it takes away, and nowhere else") {
  const std::string folder = testing::make_temporary_folder("journey-bench");
  std::filesystem::create_directories(folder + "/disk");
  const auto run = testing::run_command(testing::default_binary(), {"bench", "--seconds", "0.1", "--in", folder + "/disk"}, folder);
  CHECK_MESSAGE(run.status == 0, run.output);
  CHECK(std::ranges::count(run.output, '\n') == 6);
  for (const char* words : {"durable commits a second", "64 writers", "of the fixed answer", "a list of 50"})
    CHECK_MESSAGE(run.output.find(words) != std::string::npos, run.output);
  CHECK(std::filesystem::is_empty(folder + "/disk"));
  std::filesystem::remove(folder + "/disk");
  CHECK(std::filesystem::is_empty(folder));
  const auto nowhere = testing::run_command(testing::default_binary(), {"bench", "--in", folder + "/none"}, folder);
  CHECK(nowhere.status == 1);
  CHECK(testing::run_command(testing::default_binary(), {"bench", "--seconds", "-1"}, folder).status == 2);
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace lianxin::journeys
