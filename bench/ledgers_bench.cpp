// Lists of a declared ledger against the same lists of requests, which are written by hand: as many of either, pages of 50, in
// interleaved rounds. And how fast a declared type of forty expressions completes and checks a record.
#include <boost/json.hpp>

#include <algorithm>
#include <chrono>
#include <cstdio>

#include "base/id.h"
#include "bench/stage.h"
#include "features/ledgers/entry_store.h"
#include "features/ledgers/formula_rules.h"
#include "features/ledgers/record_rules.h"

using namespace lianxin;
using namespace lianxin::bench;

namespace {

constexpr std::int64_t of_a_sumu = 20;  // every twentieth lies there
constexpr const char* kinds[] = {"pasture", "land", "family", "neighbours", "labour"};
constexpr const char* urgencies[] = {"red", "orange", "yellow"};

std::string place_of(std::int64_t n) { return n % of_a_sumu == 0 ? "150725200000" : "150725000000"; }
std::string numbered(const std::string& text, std::int64_t n) { return text + std::to_string(n); }

std::string dispute(const Stage& stage, std::int64_t n) {
  const Day found = day_of(now_from_system_clock(), Zone{}) - static_cast<int>(30 + n % 300);  // the clock of the stage is some days behind
  const std::string fields = R"({"found_on":")" + to_text(found) + R"(","kind":")" + kinds[n % 5] + R"(","urgency":")" + urgencies[n % 3] +
                             R"(","concerned":)" + std::to_string(n % 30) + R"(,"settle_by":")" + to_text(found + static_cast<int>(10 + n % 90)) +
                             R"(","summary":")" + numbered("草场边界说不清，两家各有各的理，已经请苏木的人来看过两回，第", n) + R"("})";
  return stage.request("POST", "/api/v1/ledgers/disputes/records", R"({"place":")" + place_of(n) + R"(","fields":)" + fields + "}");
}

std::string ticket(const Stage& stage, std::int64_t n) {
  return stage.request("POST", "/api/v1/tickets",
                       R"({"id":")" + to_text(new_uuid(now_from_system_clock())) + R"(","kind":")" + (n % 3 == 0 ? "complaint" : "help") +
                           R"(","channel":"visit","submitter":"staff","place":")" + place_of(n) + R"(","title":")" + numbered("第", n) + R"(","text":")" +
                           numbered("草场边界说不清，两家各有各的理，已经请苏木的人来看过两回，第", n) + R"("})");
}

double one_ms(const Stage& stage, const std::string& path) {
  const auto begin = std::chrono::steady_clock::now();
  stage.load(1, 40, [&](std::int64_t) { return stage.request("GET", path); });
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count() / 40;
}

std::string second_page(const Stage& stage, const std::string& path) {
  const auto answer = boost::json::parse(stage.fetch(path));
  return path + "&cursor=" + std::string(answer.at("next").as_string());
}

void compare(const Stage& stage, const std::string& what, const std::string& declared, const std::string& by_hand) {
  std::vector<double> of_declared;
  std::vector<double> of_hand;
  for (int round = 0; round < 11; ++round) {
    of_declared.push_back(one_ms(stage, declared));
    of_hand.push_back(one_ms(stage, by_hand));
  }
  std::sort(of_declared.begin(), of_declared.end());
  std::sort(of_hand.begin(), of_hand.end());
  print_figure(what + ": disputes", of_declared[5], "ms");
  print_figure(what + ": requests", of_hand[5], "ms");
  print_ratio(what + ", rate", of_hand[5] / of_declared[5], 0.60);
}

void lists() {
  const std::int64_t count = scaled(200'000);
  Stage stage("ledgers", 0);
  stage.start();
  stage.load(32, count, [&](std::int64_t n) { return dispute(stage, n); });
  stage.load(32, count, [&](std::int64_t n) { return ticket(stage, n); });
  const std::string records = "/api/v1/ledgers/disputes/records?limit=50", tickets = "/api/v1/tickets?limit=50";
  std::printf("lists of 50 out of %lld\n", static_cast<long long>(count));
  compare(stage, "newest", records + "&sort=-entered", tickets + "&sort=-created");
  compare(stage, "newest, second page", second_page(stage, records + "&sort=-entered"), second_page(stage, tickets + "&sort=-created"));
  compare(stage, "of one kind", records + "&sort=-entered&f.kind=pasture", tickets + "&sort=-created&kind=complaint");
  compare(stage, "by a date", records + "&sort=-settle_by", tickets + "&sort=due");
  compare(stage, "by the day due, second page", second_page(stage, records + "&sort=due"), second_page(stage, tickets + "&sort=due"));
  compare(stage, "of a sumu", records + "&sort=-entered&place=150725200000", tickets + "&sort=-created&place=150725200000");
}

// Ten fields, each with what is computed, required, shown and checked: forty expressions.
ledgers::CompiledType of_forty() {
  ledgers::LedgerType type{.key = "forty", .zh = "四十条", .en = "forty", .unit_zh = "件", .unit_en = "matters"};
  type.admission = {.owner = "旗办", .purpose_zh = "量一量。", .purpose_en = "To measure.", .basis = {}, .until = parse_day("2040-12-31")};
  type.title = "what";
  type.fields.push_back({.key = "what", .zh = "事项", .en = "what"});
  for (int n = 0; n < 10; ++n) {
    const std::string x = std::to_string(n);
    type.fields.push_back({.key = "planned" + x, .zh = "计划" + x, .en = "planned" + x, .kind = ledgers::FieldKind::money, .required = "filled(what) and length(what) > 2",
                           .checks = {{.holds = "planned" + x + " >= 0", .zh = "不能是负数。", .en = "Not below nought."}}});
    type.fields.push_back({.key = "share" + x, .zh = "占比" + x, .en = "share" + x, .kind = ledgers::FieldKind::number, .decimals = 1, .visible = "planned" + x + " > 10",
                           .computed = "if(planned" + x + " = 0, 0, round(planned" + x + " / 3 * 100, 1))"});
  }
  auto made = ledgers::compiled(std::move(type), {});
  if (!made) throw std::runtime_error(made.error().fields.front().field + " " + made.error().fields.front().key);
  return *std::move(made);
}

void expressions_of_a_type() {
  const auto type = of_forty();
  std::string fields = R"({"what":"修村里的路")";
  for (int n = 0; n < 10; ++n) fields += ",\"planned" + std::to_string(n) + "\":" + std::to_string(100 + n * 7);
  const auto entries = ledgers::store::entries_from(type->type, fields + "}");
  if (!entries) throw std::runtime_error(entries.error().key);
  const Day today = day_of(now_from_system_clock(), Zone{});
  const ledgers::Around around{.entered = today, .today = today};
  std::vector<double> rates;
  for (int round = 0; round < 5; ++round) {
    const std::int64_t count = scaled(100'000);
    const auto begin = std::chrono::steady_clock::now();
    for (std::int64_t i = 0; i < count; ++i) {
      ledgers::Entries one = entries->copy();
      ledgers::complete(*type, one, around);
      ledgers::Faults faults;
      ledgers::check_entries(*type, one, around, faults);
      if (!faults.all().empty()) throw std::runtime_error("a record of the bench is faulty");
    }
    rates.push_back(static_cast<double>(count) / std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count());
  }
  std::sort(rates.begin(), rates.end());
  print_figure("a type with 40 expressions, records a second", rates[2], "");
  print_ratio("of 100,000", rates[2] / 100'000, 1.0);
}

}  // namespace

int main() {
  expressions_of_a_type();
  lists();
  return 0;
}
