#include "platform/feature/load_deployment.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>

#include "tests/support/test_database.h"

namespace lianxin {
namespace {

TEST_CASE("3.8 the built-in packs give a deployment with the calendar of each published year") {
  const auto packs = load_packs();
  REQUIRE(packs);
  const auto deployment = deployment_with(*packs);
  REQUIRE(deployment);
  for (int year : {2014, 2024, 2025, 2026}) CHECK(deployment->calendar.has_year(year));
  CHECK_FALSE(deployment->calendar.has_year(2013));
  CHECK_FALSE(*deployment->calendar.is_working_day(*parse_day("2026-10-07")));
  CHECK(*deployment->calendar.is_working_day(*parse_day("2026-10-10")));
  CHECK(deployment->packs.text("levels.json"));
  CHECK(deployment->packs.text("no.json").error().key == "base.pack_missing");
}

TEST_CASE("a folder's files replace the built-in ones, and a broken one is named") {
  const std::filesystem::path folder = test::scratch_folder() + "/" + test::fresh_name("packs");
  std::filesystem::create_directories(folder / "calendar");
  std::ofstream(folder / "levels.json") << "mine";
  const auto packs = load_packs(folder);
  REQUIRE(packs);
  CHECK(*packs->text("levels.json") == "mine");
  CHECK(packs->text("calendar/2026.json"));
  std::ofstream(folder / "calendar/2026.json") << "{\"year\":2026}";
  const auto deployment = deployment_with(*load_packs(folder));
  REQUIRE_FALSE(deployment);
  CHECK(deployment.error().args.front().value == "calendar/2026.json");
  CHECK_FALSE(load_packs("/nonexistent/packs"));
}

TEST_CASE("the key is made once, for its owner alone") {
  const std::string path = test::scratch_folder() + "/" + test::fresh_name("key") + "/lianxin.key";
  const auto key = load_key_file(path);
  REQUIRE(key);
  CHECK(key->size() == 32);
  CHECK(*load_key_file(path) == *key);
  CHECK(std::filesystem::status(path).permissions() == (std::filesystem::perms::owner_read | std::filesystem::perms::owner_write));
  std::filesystem::permissions(path, std::filesystem::perms::others_read, std::filesystem::perm_options::add);
  CHECK_FALSE(load_key_file(path));
  std::filesystem::permissions(path, std::filesystem::perms::owner_read);
  std::filesystem::resize_file(path, 5);
  CHECK_FALSE(load_key_file(path));
}

}  // namespace
}  // namespace lianxin
