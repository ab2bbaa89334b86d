// Records of each shipped ledger, entered as anybody enters them, and the figures of the requirement rows they must come to, to the last
// digit (tests/cases/ledgers.json).
#include <doctest/doctest.h>

#include <algorithm>
#include <map>

#include "features/households/households.h"
#include "features/ledgers/figure_actions.h"
#include "features/ledgers/figure_cases_test.h"
#include "features/ledgers/ledgers_house_test.h"
#include "features/ledgers/sheet_course_actions.h"

namespace lianxin::ledgers {
namespace {

constexpr std::int64_t most_on_postgres = 100;  // the great cases are played once

std::string told(const Error& error) {
  std::string out = error.key + " " + error.detail;
  for (const FieldFault& each : error.fields) out += " | " + each.field + " " + each.key + (each.args.empty() ? "" : " " + each.args.front().value);
  return out;
}

// The things that cases link to: made when they are first named.
class Things {
 public:
  Things(db::Store& store, const Doing& doing) : store_(store), doing_(doing) {}

  std::string id_of(const std::string& kind, const std::string& which) {
    std::string& id = ids_[kind + " " + which];
    if (id.empty()) id = kind == "household" ? household(which) : record(kind, which);
    return id;
  }
  // With the records that were forgotten.
  void forget() {
    std::erase_if(ids_, [](const auto& each) { return !each.first.starts_with("household "); });
  }

 private:
  std::string household(const std::string& which) {
    static const auto registry = *households::open_registry(house::deployment());
    const households::NewHousehold asked{.id = households::HouseholdId{named_uuid("case household " + which)}, .number = which, .place = std::string(house::gacha), .head = "户主" + which};
    const auto made = store_.transact([&](db::Writer& w) { return households::register_household(w, house::as_system(), *registry, asked); });
    REQUIRE_MESSAGE(made.has_value(), (made ? "" : told(made.error())));
    return to_text(made->household.id);
  }
  std::string record(const std::string& ledger, const std::string& which) {
    REQUIRE(ledger == "key_projects");
    const std::string fields = R"({"name":"项目)" + which + R"(","category":"style","goal":"目标","finish_criterion":"标准","starts_on":"2014-03-03","due_by":"2014-12-19"})";
    const auto made = store_.transact([&](db::Writer& w) -> Result<MadeRecord> {
      return make_record(w, doing_, house::book(), TRY(type_named(w, house::book(), ledger)), {.place = std::string(house::gacha), .fields = fields});
    });
    REQUIRE_MESSAGE(made.has_value(), (made ? "" : told(made.error())));
    return to_text(made->record.id);
  }

  db::Store& store_;
  const Doing& doing_;
  std::map<std::string, std::string> ids_{};
};

void enter(db::Store& store, const Doing& doing, Things& things, const json::Node& one) {
  const std::string ledger = cases::text_of(one, "ledger"), place = cases::text_of(one, "place");
  const auto records = cases::records_of(one, [&](const std::string& kind, const std::string& which) { return things.id_of(kind, which); });
  std::string last;
  const auto done = store.transact([&](db::Writer& w) -> Result<void> {
    const auto type = TRY(type_named(w, house::book(), ledger));
    for (const std::string& fields : records) TRY(make_record(w, doing, house::book(), type, {.place = place.empty() ? std::string(house::gacha) : place, .fields = last = fields}));
    return {};
  });
  CHECK_MESSAGE(done.has_value(), (done ? "" : told(done.error()) + " " + last));
}

bool is_asked(const json::Node* by, const FigureSum& sum) {
  std::size_t at = 0;
  for (const json::Node& each : by->children()) {
    const std::string& value = at++ == 0 ? sum.first_by : sum.second_by;
    if (each.text() != "*" && each.text() != value) return false;
  }
  return true;
}

FigureSum groups_asked(const FigureShown& figure, const json::Node* by) {
  FigureSum out;
  int mask = 0;
  for (const FigureSum& each : figure.groups) {
    if (!is_asked(by, each)) continue;
    out.amount += each.amount;
    out.base += each.base;
    mask |= 1 << static_cast<int>(each.qualifier);
  }
  out.qualifier = qualifier_of_mask(mask);
  return out;
}

// As it is shown: divided, rounded to its decimals, halves away from nought.
std::string shown(const Figure& figure, const FigureSum& sum) {
  std::int64_t millionths = sum.amount / figure.divide;
  if (figure.measure == Measure::rate) millionths = rate_of(sum).value_or(-1) * 10'000;
  std::int64_t unit = 1'000'000;
  for (int i = 0; i < figure.decimals; ++i) unit /= 10;
  const std::int64_t half = millionths < 0 ? -unit / 2 : unit / 2;
  return expressions::to_text(Value::number((millionths + half) / unit * unit));
}

void check_figures(db::Store& store, const Doing& doing, const json::Node& one) {
  for (const json::Node& expected : one.find("figures")->children()) {
    const std::string key = cases::text_of(expected, "figure");
    CAPTURE(key);
    const auto got = store.reading([&](db::Reader& r) { return show_figures(r, doing, house::book(), cases::text_of(one, "ledger"), {.figure = key}); });
    REQUIRE_MESSAGE(got.has_value(), (got ? "" : told(got.error())));
    const FigureShown& figure = got->figures.front();
    const json::Node* by = expected.find("by");
    const FigureSum sum = by ? groups_asked(figure, by) : figure.total;
    CHECK(shown(*figure.figure, sum) == cases::text_of(expected, "expect"));
    const std::string qualifier = cases::text_of(expected, "qualifier");
    CHECK(name_of(sum.qualifier) == (qualifier.empty() ? "exact" : qualifier));
  }
}

void check_computed(db::Store& store, const Doing& doing, const json::Node& one) {
  const json::Node* computed = one.find("computed");
  if (!computed) return;
  const std::string ledger = cases::text_of(one, "ledger");
  const auto type = store.reading([&](db::Reader& r) { return type_named(r, house::book(), ledger); });
  const auto page = store.reading([&](db::Reader& r) { return list_records(r, doing, house::book(), *type, {.type = ledger}, {.limit = 500}); });
  REQUIRE(page.has_value());
  for (const json::Node& each : computed->children()) {
    const std::string wanted = "\"" + cases::text_of(each, "field") + "\":" + cases::text_of(each, "expect");
    CAPTURE(wanted);
    CHECK(std::ranges::any_of(page->items, [&](const Record& record) { return record.fields.find(wanted) != std::string::npos; }));
  }
}

// What is said against the values, or against taking them to a state; nothing of it stays.
std::vector<FieldFault> said_against(db::Store& store, const Doing& doing, Things& things, const std::string& ledger, const json::Node& refused) {
  const std::string fields = cases::fields_of(*refused.find("values"), [&](const std::string& kind, const std::string& which) { return things.id_of(kind, which); }), to = cases::text_of(refused, "to");
  std::vector<FieldFault> out;
  const auto done = store.transact([&](db::Writer& w) -> Result<void> {
    const auto type = TRY(type_named(w, house::book(), ledger));
    const auto made = TRY(make_record(w, doing, house::book(), type, {.place = std::string(house::gacha), .fields = fields}));
    if (to.empty()) return {};
    Opened one = TRY(opened_as(type, made.record));
    out = walk_to(doing, house::book(), *TRY(house::book().desk->at(w)), *type, one.entries, one.record, to, "说明").faults;
    return fail(Code::conflict, "undone");
  });
  REQUIRE_MESSAGE(!done.has_value(), fields);
  if (to.empty()) CHECK_MESSAGE(done.error().code == Code::invalid, told(done.error()));
  else CHECK_MESSAGE(done.error().key == "undone", told(done.error()));
  return to.empty() ? done.error().fields : out;
}

void check_refused(db::Store& store, const Doing& doing, Things& things, const json::Node& one) {
  const json::Node* refused = one.find("refused");
  if (!refused) return;
  for (const json::Node& each : refused->children()) {
    const auto said = said_against(store, doing, things, cases::text_of(one, "ledger"), each);
    for (const json::Node& field : each.find("faults")->children()) {
      CAPTURE(field.text());
      CHECK(std::ranges::find(said, field.text(), &FieldFault::field) != said.end());
    }
  }
}

void forget(db::Store& store, Things& things) {
  const auto done = store.transact([](db::Writer& w) -> Result<void> {
    for (const char* table : {"ledger_records", "ledger_keys", "ledger_facts", "ledger_business_keys", "ledger_history", "ledger_ties"}) TRY(w.run("delete from " + std::string(table), db::Args{}));
    return {};
  });
  REQUIRE(done.has_value());
  things.forget();
}

}  // namespace

TEST_CASE("shipped ledgers reproduce the figures of their requirement rows") {
  test::with_each_store("figures of shipped ledgers", [&](db::Store& store) {
    house::House house(store);
    Doing doing = house::as(store, "包玉兰");
    Things things(store, doing);
    const bool all = store.reading([](db::Reader& r) -> Result<bool> { return r.dialect() == db::Dialect::sqlite; }).value();
    int played = 0;
    for (const json::Node& one : cases::all().children()) {
      const std::string ledger = cases::text_of(one, "ledger"), rows = cases::text_of(one, "rows"), today = cases::text_of(one, "today");
      if (!all && cases::count_of(one) > most_on_postgres) continue;
      CAPTURE(ledger);
      CAPTURE(rows);
      doing.now = moment_at(*parse_day(today.empty() ? "2014-12-31" : today), 600, {});
      enter(store, doing, things, one);
      check_figures(store, doing, one);
      check_computed(store, doing, one);
      check_refused(store, doing, things, one);
      forget(store, things);
      ++played;
    }
    CHECK(played >= (all ? 88 : 60));
  });
}

}  // namespace lianxin::ledgers
