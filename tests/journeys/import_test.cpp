// Bringing in many requests at once from the command line: the real messages when they are beside the tree, and made-up
// rows with every kind of fault.
#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "tests/journeys/journey.h"
#include "tests/journeys/tables.h"

namespace lianxin::journeys {
namespace {

std::int64_t tickets_in(const Prefecture& prefecture) { return integer_of(prefecture.file(), "select count(*) from tickets"); }

testing::CommandResult import(const Prefecture& prefecture, const std::string& file) {
  return prefecture.run({"import", "tickets", std::filesystem::absolute(file).string()});
}

// Says so loudly when the real messages are not there; with LIANXIN_REQUIRE_SHARED=1 that is a failure.
bool has_real_messages(const std::string& folder) {
  if (std::filesystem::exists(folder + "/hot_messages.tsv")) return true;
  const char* required = std::getenv("LIANXIN_REQUIRE_SHARED");
  if (required && std::string_view(required) == "1") FAIL("the real messages are missing: " << folder);
  MESSAGE("NOT TESTED: the real messages are not beside the tree (" << folder << ")");
  return false;
}

TEST_CASE("the real messages arrive, every row, and importing twice changes nothing") {
  const std::string folder = "../shared/data/complaints";
  if (!has_real_messages(folder)) return;
  Prefecture prefecture;
  struct Real {
    const char* name;
    std::int64_t rows;
  };
  std::int64_t all = 0;
  for (const Real& real : {Real{"hot_messages.tsv", 3024}, Real{"replies.tsv", 1916}, Real{"hotline_river.tsv", 1014}}) {
    CAPTURE(real.name);
    const auto first = import(prefecture, folder + "/" + real.name);
    INFO(first.output.substr(0, 2000));
    CHECK(first.status == 0);
    CHECK(tickets_in(prefecture) == all + real.rows);
    all += real.rows;
    const auto second = import(prefecture, folder + "/" + real.name);
    INFO(second.output.substr(0, 2000));
    CHECK(second.status == 0);
    CHECK(tickets_in(prefecture) == all);
  }
  const std::string file = prefecture.file();
  CHECK(
      integer_of(
          file,
          "select count(*) from tickets t where t.version <> (select count(*) from ticket_events e where e.ticket_id = t.id)") ==
      0);
  prefecture.start();
  Officer wulan(prefecture.port(), "wulan");
  CHECK(number_at(wulan.ask("/api/v1/tickets/counts"), "/total") == all);
  for (const char* word : {"%E7%89%A9%E4%B8%9A", "%E6%B2%B3%E9%81%93"})  // 物业, 河道
    CHECK(number_at(wulan.ask("/api/v1/tickets?count=exact&limit=1&q=" + std::string(word)), "/total") > 50);
}

TEST_CASE("a broken row is told with its line and reason, and stops nothing else") {
  Prefecture prefecture;
  const std::string file = prefecture.folder() + "/rows.tsv";
  std::ofstream(file) << "id\tuser\ttime\tlike\toppose\ttopic\ttitle\ttext\n"
                         "1\tU1\t2026-10-08 09:00:00\t0\t0\t\t路灯\t胜利社区三盏路灯不亮\n"
                         "2\tU2\t2026-13-45 09:00:00\t0\t0\t\t饲草\t今年冬天饲草不够\n"
                         "3\tU3\t2026-10-09 10:00:00\t0\t0\t\t\t\n"
                         "4\tU4\t2026-10-09 10:00:00\n"
                         "5\tU5\t2026-10-10 11:00:00\t0\t0\t\t水井\t西格登嘎查的水井冻住了\n";
  const auto first = import(prefecture, file);
  INFO(first.output);
  CHECK(first.status == 1);
  CHECK(tickets_in(prefecture) == 2);
  for (const char* line : {":3: ", ":4: ", ":5: "}) CHECK(first.output.find(line) != std::string::npos);
  CHECK(first.output.find("3 with faults") != std::string::npos);
  import(prefecture, file);
  CHECK(tickets_in(prefecture) == 2);
  prefecture.start();
  Officer wulan(prefecture.port(), "wulan");
  CHECK(number_at(wulan.ask("/api/v1/tickets?count=exact&q=%E6%B0%B4%E4%BA%95"), "/total") == 1);  // 水井
}

TEST_CASE("a dry run writes nothing; a file that is none is wrong use") {
  Prefecture prefecture;
  const std::string file = prefecture.folder() + "/rows.tsv";
  std::ofstream(file) << "id\tuser\ttime\tlike\toppose\ttopic\ttitle\ttext\n1\tU1\t2026-10-08 09:00:00\t0\t0\t\t路灯\t路灯不亮\n";
  const auto dry = prefecture.run({"import", "tickets", file, "--dry-run"});
  CHECK_MESSAGE(dry.status == 0, dry.output);
  CHECK(tickets_in(prefecture) == 0);
  CHECK(prefecture.run({"import", "tickets", prefecture.folder() + "/none.tsv"}).status != 0);
  CHECK(prefecture.run({"import", "weather", file}).status == 2);
}

}  // namespace
}  // namespace lianxin::journeys
