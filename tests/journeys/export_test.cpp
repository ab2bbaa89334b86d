// All records as CSV, and back: what was exported changes nothing when it is imported.
#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <iterator>

#include "tests/journeys/journey.h"
#include "tests/journeys/tables.h"

namespace lianxin::journeys {
namespace {

std::string content_of(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string exported(const Prefecture& prefecture, const std::string& kind) {
  const std::string file = prefecture.folder() + "/" + kind + ".csv";
  const auto result = prefecture.run({"export", kind, "--to", file});
  CHECK_MESSAGE(result.status == 0, result.output);
  return file;
}

// Only the first rows: a register of thousands takes minutes under the sanitizers.
void keep_rows(const std::string& file, int rows) {
  const std::string content = content_of(file);
  std::size_t end = 0;
  for (int i = 0; i <= rows && end != std::string::npos; ++i) end = content.find('\n', end == 0 ? 0 : end + 1);
  std::ofstream(file, std::ios::binary) << content.substr(0, end == std::string::npos ? end : end + 1);
}

void add_tickets(const Prefecture& prefecture) {
  const std::string file = prefecture.folder() + "/rows.csv";
  std::ofstream(file) << "id,title,text,time,reply,reply_time\n"
                         "1,路灯,\"胜利社区\"\"三盏\"\"路灯不亮\n已经一个月\",2026-10-08 09:00:00,已更换,2026-10-09 10:00:00\n"
                         "2,公式,=SUM(A1:A9) 这样写的,2026-10-08 09:00:00,,\n"
                         "3,撇号,'-5 度没有供暖,2026-10-08 09:00:00,,\n";
  const auto imported = prefecture.run({"import", "tickets", file});
  REQUIRE_MESSAGE(imported.status == 0, imported.output);
}

TEST_CASE("every kind is exported beside a running server, and importing it again changes nothing") {
  Prefecture prefecture;
  add_tickets(prefecture);
  prefecture.start();
  std::vector<std::pair<std::string, std::string>> files;
  for (const char* kind : {"places", "units", "people", "teams", "tickets"}) files.emplace_back(kind, exported(prefecture, kind));
  const std::string journal = content_of(exported(prefecture, "journal"));
  prefecture.stop();
  CHECK(journal.starts_with("\xEF\xBB\xBFnumber,at,actor,"));
  CHECK(std::ranges::count(journal, '\n') > 3);
  const std::string file = prefecture.file();
  const auto journal_rows = integer_of(file, "select count(*) from journal");
  for (const auto& [kind, csv] : files) {
    CAPTURE(kind);
    keep_rows(csv, 400);
    const auto back = prefecture.run({"import", kind, csv});
    INFO(back.output.substr(0, 2000));
    CHECK(back.status == 0);
    CHECK(back.output.find(": 0 added, ") != std::string::npos);
    CHECK(back.output.find(": 0 added, 0 unchanged") == std::string::npos);
  }
  CHECK(integer_of(file, "select count(*) from journal") == journal_rows);
  CHECK(integer_of(file, "select count(*) from tickets") == 3);
}

TEST_CASE("cells are no formulas, who spoke is not in it, and files are not written over") {
  Prefecture prefecture;
  add_tickets(prefecture);
  prefecture.start();
  Visitor visitor(prefecture.port());
  visitor.tell("/api/v1/public/tickets",
               js::value{{"id", new_id()}, {"place", gacha}, {"text", "饲草储备不够过冬"}, {"anonymous", false},
                         {"name", "其其格"}, {"phone", "13900000000"}, {"may_contact", true}},
               201);
  const std::string tickets = content_of(exported(prefecture, "tickets"));
  CHECK(tickets.find("饲草储备不够过冬") != std::string::npos);
  CHECK(tickets.find("其其格") == std::string::npos);
  CHECK(tickets.find("13900000000") == std::string::npos);
  CHECK(tickets.find(",=SUM") == std::string::npos);
  CHECK(tickets.find(",'=SUM") != std::string::npos);
  CHECK(tickets.find("\"胜利社区\"\"三盏\"\"路灯不亮\n已经一个月\"") != std::string::npos);
  CHECK(prefecture.run({"export", "tickets", "--to", prefecture.folder() + "/tickets.csv"}).status == 1);
  CHECK(content_of(prefecture.folder() + "/tickets.csv") == tickets);
  CHECK(prefecture.run({"export", "weather"}).status == 2);
  CHECK(prefecture.run({"export", "places", "--to", prefecture.folder() + "/none/places.csv"}).status == 1);
  const auto out = prefecture.run({"export", "places"});
  CHECK(out.status == 0);
  CHECK(out.output.find("code,name,level,kind,parent,short_name,valid_from") != std::string::npos);
}

}  // namespace
}  // namespace lianxin::journeys
