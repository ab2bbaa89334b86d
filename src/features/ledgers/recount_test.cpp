// After any commands, what lists and figures find records by is what a recount of the records gives.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <random>

#include "features/ledgers/declaration_store.h"
#include "features/ledgers/deriving_actions.h"
#include "features/ledgers/entry_store.h"
#include "features/ledgers/ledgers_house_test.h"

namespace lianxin::ledgers {
namespace {

constexpr int commands = 300;
constexpr unsigned fixed_seed = 20261123;

// Lines "record field value", in order.
using Lines = std::vector<std::string>;

std::string line_of(const RecordId& id, const RecordKey& key) { return to_text(id) + " " + key.field + " " + key.value; }
std::string line_of(const RecordId& id, const Fact& f) {
  return to_text(id) + " " + f.figure + " " + f.first_by + " " + f.second_by + " " + std::to_string(f.day.number) + " " + std::to_string(f.row_no) + " " + std::to_string(f.amount) + " " +
         std::to_string(f.base) + " " + std::to_string(f.qualifier) + " " + f.item;
}

struct Found {
  Lines keys{}, facts{};
};

Found kept_in(db::Store& database) {
  const auto got = database.reading([](db::Reader& r) -> Result<Found> {
    Found out;
    out.keys = TRY(r.list("select record, field, value from ledger_keys", db::Args{}, [](const db::Row& row) { return line_of(row.get<RecordId>(0), RecordKey{row.get<std::string>(1), row.get<std::string>(2)}); }));
    out.facts = TRY(r.list("select record, figure, first_by, second_by, day, row_no, amount, base, qualifier, item from ledger_facts", db::Args{}, [](const db::Row& row) {
      return line_of(row.get<RecordId>(0), Fact{.figure = row.get<std::string>(1), .first_by = row.get<std::string>(2), .second_by = row.get<std::string>(3), .day = Day{static_cast<std::int32_t>(row.integer(4))},
                                                .row_no = row.integer(5), .amount = row.integer(6), .base = row.integer(7), .qualifier = static_cast<int>(row.integer(8)), .item = row.get<std::string>(9)});
    }));
    return out;
  });
  REQUIRE(got.has_value());
  Found out = *got;
  std::ranges::sort(out.keys);
  std::ranges::sort(out.facts);
  return out;
}

// From the fields of the records alone. Withdrawn ones count nowhere, and are found by their keys all the same.
Found recounted(db::Store& database, const Doing& doing, const std::vector<RecordId>& ids) {
  const auto got = database.reading([&](db::Reader& r) -> Result<Found> {
    Found out;
    const auto desk = TRY(house::book().desk->at(r));
    for (const Record& each : TRY(store::find_records(r, house::book().partition, ids))) {
      const Opened one = TRY(opened(r, house::book(), each));
      const Around around = around_of(doing, house::book(), *desk, each);
      for (const RecordKey& key : keys_of(one.type->type, one.entries, each.state)) out.keys.push_back(line_of(each.id, key));
      if (each.is_void) continue;
      for (const Fact& fact : facts_of(*one.type, one.entries, around)) out.facts.push_back(line_of(each.id, fact));
    }
    return out;
  });
  REQUIRE(got.has_value());
  Found out = *got;
  std::ranges::sort(out.keys);
  std::ranges::sort(out.facts);
  return out;
}

// What only one of them has, a line each.
std::string differing(const Lines& a, const Lines& b) {
  Lines lines;
  std::ranges::set_symmetric_difference(a, b, std::back_inserter(lines));
  std::string out;
  for (const std::string& each : lines) out += each + "\n";
  return out;
}

// Draws fields and commands, always the same.
class Luck {
 public:
  std::size_t roll(std::size_t n) { return static_cast<std::size_t>(engine_()) % n; }
  std::string day() { return "\"2026-11-" + std::to_string(10 + roll(14)) + "\""; }
  std::string fields() {
    std::string out = R"({"what":"事)" + std::to_string(roll(1'000'000)) + "\"";
    out += roll(4) == 0 ? ",\"kind\":null" : roll(2) == 0 ? ",\"kind\":\"a\"" : ",\"kind\":\"b\"";
    if (roll(2) == 0) out += ",\"amount\":" + std::to_string(roll(5000)) + ".25";
    if (roll(2) == 0) out += R"(,"people":{"amount":)" + std::to_string(roll(300)) + R"(,"qualifier":")" + (roll(2) == 0 ? "some" : "many") + "\"}";
    out += roll(3) == 0 ? ",\"on\":null" : ",\"on\":" + day();
    if (roll(2) == 0) out += R"(,"owner":{"name":"责任人)" + std::to_string(roll(5)) + "\"}";
    out += ",\"rows\":[";
    const std::size_t rows = roll(4);
    for (std::size_t i = 0; i < rows; ++i) out += std::string(i == 0 ? "" : ",") + R"({"source":")" + (roll(2) == 0 ? "own" : "state") + R"(","count":)" + std::to_string(roll(9)) + R"(,"price":)" + std::to_string(roll(90)) + "}";
    return out + "]}";
  }

 private:
  std::mt19937 engine_{fixed_seed};
};

}  // namespace

TEST_CASE("keys and facts are those of a recount, whatever was done to the records") {
  test::with_each_store("recounts", [](db::Store& database) {
    house::House house(database);
    const Doing office = house::as(database, "包玉兰"), other = house::as(database, "斯琴");
    const LedgerBook& book = house::book();
    const CompiledType type = house::compiled_small();
    const std::string declaration = store::write_declaration(type->type);
    const auto published = database.transact([&](db::Writer& w) {
      return store::insert_version(w, book.partition, {.key = "small", .version = 1, .declaration = declaration, .digest = digest_of(declaration), .at = office.now});
    });
    REQUIRE(published.has_value());
    Luck luck;
    std::vector<RecordId> ids;
    std::map<std::string, int> done;
    const std::vector<std::string_view> places{house::gacha, house::second_gacha, house::sumu};
    for (int n = 0; n < commands; ++n) {
      CAPTURE(n);
      const Doing& doing = luck.roll(2) == 0 ? office : other;
      std::size_t what = ids.size() < 5 ? 0 : luck.roll(6);
      const std::string fields = luck.fields();
      const std::size_t one = ids.empty() ? 0 : luck.roll(ids.size()), place = luck.roll(places.size());
      const auto result = database.transact([&](db::Writer& w) -> Result<void> {
        if (what == 0) {
          ids.push_back(TRY(make_record(w, doing, book, type, {.place = std::string(places[place]), .fields = fields})).record.id);
          return {};
        }
        const auto there = TRY(store::find_record(w, book.partition, ids[one]));
        if (there->state == "done" && what < 4) what = 4;  // what has ended is only taken up again
        if (what == 1) TRY(change_record(w, doing, book, "small", ids[one], {.place = std::string(places[place]), .fields = fields}, there->version));
        if (what == 2 || what == 3) TRY(take_step(w, doing, book, "small", ids[one], "finish", {.fields = "{}"}, there->version));
        if (what == 4) TRY(take_step(w, doing, book, "small", ids[one], "again", {.fields = "{}", .note = "又来了"}, there->version));
        if (what == 5) TRY(withdraw(w, doing, book, "small", ids[one], !there->is_void, "试一试", there->version));
        return {};
      });
      if (result) ++done[std::to_string(what)];
      if (n % 50 != 49) continue;
      const Found kept = kept_in(database), counted = recounted(database, office, ids);
      CHECK(differing(kept.keys, counted.keys) == "");
      REQUIRE(differing(kept.facts, counted.facts) == "");
    }
    for (const char* what : {"0", "1", "4", "5"}) {
      CAPTURE(std::string(what));
      CHECK(done[what] >= 5);
    }
    CHECK(done["2"] + done["3"] >= 10);
    CHECK_FALSE(kept_in(database).facts.empty());
  });
}

}  // namespace lianxin::ledgers
