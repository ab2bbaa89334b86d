// A copy made while people work, and the way back.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>

#include "tests/journeys/journey.h"
#include "tests/journeys/tables.h"

namespace lianxin::journeys {
namespace {

std::int64_t tickets_in(const std::string& file) { return integer_of(file, "select count(*) from tickets"); }

void add_row(const Prefecture& prefecture, const std::string& id) {
  const std::string file = prefecture.folder() + "/row.tsv";
  std::ofstream(file) << "id\tuser\ttime\tlike\toppose\ttopic\ttitle\ttext\n" << id
                      << "\tU1\t2026-10-08 09:00:00\t0\t0\t\t路灯\t胜利社区三盏路灯不亮\n";
  const auto imported = prefecture.run({"import", "tickets", file});
  REQUIRE_MESSAGE(imported.status == 0, imported.output);
}

TEST_CASE("backup while the server runs, restore when it does not: what came later is in the kept file") {
  Prefecture prefecture;
  const std::string copy = prefecture.folder() + "/copy.db";
  add_row(prefecture, "1");
  prefecture.start();
  const auto backed_up = prefecture.run({"backup", copy});
  CHECK_MESSAGE(backed_up.status == 0, backed_up.output);
  CHECK(backed_up.output.find(copy) != std::string::npos);
  const auto twice = prefecture.run({"backup", copy});
  CHECK(twice.status == 1);
  const auto served = prefecture.run({"restore", copy});
  CHECK(served.status == 1);
  CHECK_MESSAGE(served.output.find("Another server") != std::string::npos, served.output);
  CHECK(Visitor(prefecture.port()).get("/readyz").status == 200);
  prefecture.stop();

  add_row(prefecture, "2");
  CHECK(tickets_in(prefecture.file()) == 2);
  const auto restored = prefecture.run({"restore", copy});
  CHECK_MESSAGE(restored.status == 0, restored.output);
  CHECK(tickets_in(prefecture.file()) == 1);
  const auto at = restored.output.find(prefecture.file() + ".replaced-");
  REQUIRE(at != std::string::npos);
  const std::string kept = restored.output.substr(at, prefecture.file().size() + std::string(".replaced-20261117-094000").size());
  CHECK(tickets_in(kept) == 2);
  prefecture.start();
  Officer wulan(prefecture.port(), "wulan");
  CHECK(number_at(wulan.ask("/api/v1/tickets/counts"), "/total") == 1);
  CHECK(prefecture.run({"restore", prefecture.folder() + "/none.db"}).status == 2);
}

TEST_CASE("PostgreSQL is copied by its own tools, which are named") {
  const auto in = [](std::vector<std::string> arguments) {
    arguments.insert(arguments.end(), {"--db", "postgresql://nobody@127.0.0.1:1/none"});
    return testing::run_command(testing::default_binary(), arguments, std::filesystem::temp_directory_path());
  };
  const auto backup = in({"backup", "copy.db"});
  CHECK(backup.status == 1);
  CHECK(backup.output.find("pg_dump") != std::string::npos);
  const auto restore = in({"restore", "copy.db"});
  CHECK(restore.status == 1);
  CHECK(restore.output.find("pg_restore") != std::string::npos);
}

}  // namespace
}  // namespace lianxin::journeys
