// What an import of a ledger's sheet costs over merely parsing the same file with the same libraries: tried, and taken as records in a
// database of its own; and whether memory stays flat.
#include <doctest/doctest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <fstream>

#include "features/ledgers/declaration_store.h"
#include "features/ledgers/formula_rules.h"
#include "features/ledgers/ledgers.h"
#include "features/ledgers/sheet_import_routes.h"
#include "features/people/people.h"
#include "features/places/places.h"
#include "platform/sheets/temporary_file.h"
#include "platform/sheets/workbook_writer.h"
#include "platform/sheets/xml_scan.h"
#include "tests/support/small_county.h"
#include "tests/support/test_database.h"

using namespace lianxin;
using namespace lianxin::sheets;
namespace county = lianxin::test::county;

namespace {

constexpr int columns = 20;
const char* const kinds[columns] = {"text", "text", "text", "number", "number", "money", "money", "date", "date", "yes_no",
                                    "choice", "text", "text", "number", "money", "text", "date", "text", "text", "choice"};

std::string declaration() {
  std::string out = R"({"key":"wide","zh":"宽账","en":"Wide","unit_zh":"件","unit_en":"matters","group":"office","admission":{"owner":"旗办","purpose_zh":"量一量。","purpose_en":"To measure.","until":"2030-12-31"},"title":"f0","fields":[)";
  for (int i = 0; i < columns; ++i) {
    const std::string n = std::to_string(i);
    out += (i ? "," : "") + std::string(R"({"key":"f)") + n + R"(","zh":"内容第)" + n + R"(项","en":"item )" + n + R"(","kind":")" + kinds[i] + "\"";
    if (std::string(kinds[i]) == "choice") out += R"(,"choices":[{"key":"a","zh":"甲","en":"A"},{"key":"b","zh":"乙","en":"B"}])";
    out += i == 0 ? R"(,"required":"true"})" : "}";
  }
  return out + R"(],"list":{"columns":["f0","f10"],"filters":["f10"]},"figures":[{"key":"all","zh":"件数","en":"matters","unit_zh":"件","unit_en":"matters","measure":"count","by":["f10"]}],"sheet":{"key":["f0"]}})";
}

void write_workbook(const std::filesystem::path& path, int rows) {
  auto writer = WorkbookWriter::create(path);
  SheetForm form{.name = "台账", .title = "宽账"};
  for (int i = 0; i < columns; ++i) form.columns.push_back({.title = "内容第" + std::to_string(i) + "项"});
  (void)writer->begin(form);
  std::string cells[columns];
  std::string_view views[columns];
  for (int row = 0; row < rows; ++row) {
    for (int i = 0; i < columns; ++i) {
      const std::string kind = kinds[i];
      cells[i] = kind == "text" ? "第" + std::to_string(i == 0 ? row : row % 5000) + "件事情" : kind == "date" ? "2014-0" + std::to_string(row % 9 + 1) + "-1" + std::to_string(row % 10)
               : kind == "yes_no" ? (row % 3 ? "是" : "否") : kind == "choice" ? (row % 2 ? "甲" : "乙") : std::to_string(row % 977);
      views[i] = cells[i];
    }
    (void)writer->row(views);
  }
  if (const auto done = writer->close(); !done) std::fprintf(stderr, "%s\n", done.error().key.c_str());
}

struct Nothing : XmlHandler {
  void start(std::string_view, const char**) override {}
  void end(std::string_view) override {}
};

void merely_parse(const std::filesystem::path& path) {
  const auto package = Package::open({.name = "x", .path = path});
  auto part = package->part("xl/worksheets/sheet1.xml");
  Nothing nothing;
  if (const auto done = scan_xml(*part, nothing); !done) std::fprintf(stderr, "%s\n", done.error().key.c_str());
}

double cpu_s() {
  timespec now{};
  ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

double peak_mb() {
  std::ifstream in("/proc/self/status");
  for (std::string line; std::getline(in, line);)
    if (line.starts_with("VmHWM:")) return std::atof(line.c_str() + 6) / 1024;
  return 0;
}

struct Cost {
  double seconds = 0, cpu = 0, peak_mb = 0;
  std::int64_t added = 0;
};

double wall_s() { return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count(); }

// In a process of its own. `task` gives how many records came in, and says when its clock begins.
template <class Task>
Cost measured(Task task) {
  int ends[2];
  if (::pipe(ends) != 0) return {};
  if (const pid_t child = ::fork(); child == 0) {
    double before = cpu_s(), begun = wall_s();
    Cost cost;
    cost.added = task([&] { before = cpu_s(), begun = wall_s(); });
    cost.seconds = wall_s() - begun;
    cost.cpu = cpu_s() - before;
    cost.peak_mb = peak_mb();
    (void)!::write(ends[1], &cost, sizeof cost);
    ::_exit(0);
  } else {
    Cost cost;
    ::close(ends[1]);
    (void)!::read(ends[0], &cost, sizeof cost);
    ::close(ends[0]);
    ::waitpid(child, nullptr, 0);
    return cost;
  }
}

template <class Begin>
std::int64_t import_all(const std::filesystem::path& path, bool take, Begin begin) {
  test::TestDatabase database;
  county::build(*database, county::as_system(), places::feature(county::deployment()), people::feature(county::deployment()), county::usual());
  const auto book = *ledgers::open_book(county::deployment());
  const auto type = *ledgers::compiled(*ledgers::store::read_declaration(declaration()), book->refused);
  begin();
  const auto report = ledgers::import_sheet(*database, county::as_system(), *book, type, {.name = "宽账.xlsx", .path = path},
                                            {.place = std::string(county::gacha), .batch = take ? to_text(new_uuid(now_from_system_clock())) : "", .valid_rows = true});
  if (!report) std::fprintf(stderr, "%s\n", report.error().key.c_str());
  return report ? report->counts.added : -1;
}

}  // namespace

int main() {
  doctest::Context asserting;  // what makes the county for tests asserts
  asserting.setAsDefaultForAssertsOutOfTestCases();
  asserting.setAssertHandler([](const doctest::AssertData& failed) { std::fprintf(stderr, "%s\n", failed.m_expr); });
  auto small = TemporaryFile::create(), large = TemporaryFile::create();
  write_workbook(small->path(), 10'000);
  write_workbook(large->path(), 100'000);
  const auto bare = measured([&](auto) { merely_parse(large->path()); return std::int64_t{0}; });
  const auto tried = measured([&](auto begin) { return import_all(large->path(), false, begin); });
  const auto few = measured([&](auto begin) { return import_all(small->path(), true, begin); });
  const auto taken = measured([&](auto begin) { return import_all(large->path(), true, begin); });
  const auto tell = [](const char* name, const Cost& cost) { std::printf("  %-40s %8.2f s (%.2f s of a core)  peak %6.1f MB  %lld records\n", name, cost.seconds, cost.cpu, cost.peak_mb, static_cast<long long>(cost.added)); };
  std::printf("a workbook of 100,000 rows of %d columns\n", columns);
  tell("merely unpacked and parsed", bare);
  tell("tried", tried);
  tell("taken, 10,000 rows", few);
  tell("taken", taken);
  std::printf("  parsing over trying %.2f, over taking %.2f (at least 0.30%s)\n", bare.seconds / tried.seconds, bare.seconds / taken.seconds, bare.seconds / taken.seconds < 0.3 ? ", MISSED" : "");
  std::printf("  the same by what the cores do: %.2f, %.2f\n", bare.cpu / tried.cpu, bare.cpu / taken.cpu);
  std::printf("  peak at 100,000 rows over that at 10,000: %.2f (at most 1.20%s)\n", taken.peak_mb / few.peak_mb, taken.peak_mb / few.peak_mb > 1.2 ? ", MISSED" : "");
}
