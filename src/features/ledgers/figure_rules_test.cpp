// What a record says to the figures of its type, and how facts add up.
#include <doctest/doctest.h>

#include <functional>

#include "features/ledgers/entry_store.h"
#include "features/ledgers/figure_rules.h"
#include "features/ledgers/ledgers_house_test.h"

namespace lianxin::ledgers {
namespace {

// Each fact in a word: "first/second amount/base qualifier item day #row".
std::string told(const Fact& fact) {
  std::string out = fact.first_by + "/" + fact.second_by + " " + expressions::to_text(Value::number(fact.amount)) + "/" + std::to_string(fact.base);
  if (fact.qualifier != 0) out += " " + std::string(name_of(static_cast<Qualifier>(fact.qualifier)));
  if (!fact.item.empty()) out += " " + fact.item;
  out += " " + to_text(fact.day);
  if (fact.row_no != 0) out += " #" + std::to_string(fact.row_no);
  return out;
}

std::vector<std::string> facts(std::string_view fields, const std::function<void(LedgerType&)>& change) {
  LedgerType type = house::small_type();
  type.figures = {{.key = "f", .zh = "数", .en = "figure", .unit_zh = "件", .unit_en = "matters"}};
  change(type);
  const auto made = compiled(std::move(type), house::book().refused);
  REQUIRE(made.has_value());
  auto entries = store::entries_from((*made)->type, fields);
  REQUIRE(entries.has_value());
  const Around around{.state = "open", .entered = *parse_day("2026-11-02"), .today = *parse_day("2026-11-23")};
  complete(**made, *entries, around);
  std::vector<std::string> out;
  for (const Fact& each : facts_of(**made, *entries, around)) out.push_back(told(each));
  return out;
}

}  // namespace

TEST_CASE("a record says to each figure what it is asked, in its groups, on its day") {
  struct Row {
    std::string_view what, fields;
    std::vector<std::string> says;
    std::function<void(Figure&, LedgerType&)> asks;
  };
  const auto choices = [](Figure& f, LedgerType& t) { t.fields[1].kind = FieldKind::choices; t.fields[2].visible.clear(); f.by = {"kind", "state"}; };
  const std::vector<Row> rows{
      {"a count, on the day of entry", "{}", {"/ 1/1 2026-11-02"}, [](Figure&, LedgerType&) {}},
      {"by choice and state", R"({"kind":"a"})", {"a/open 1/1 2026-11-02"}, [](Figure& f, LedgerType&) { f.by = {"kind", "state"}; }},
      {"what it is by is missing: it counts all the same", "{}", {"/ 1/1 2026-11-02"}, [](Figure& f, LedgerType&) { f.by = {"kind"}; }},
      {"several choices: one fact each, told apart by group", R"({"kind":["a","b"]})", {"a/open 1/1 2026-11-02", "b/open 1/1 2026-11-02"}, choices},
      {"on its own date", R"({"on":"2014-05-07"})", {"/ 1/1 2014-05-07"}, [](Figure& f, LedgerType&) { f.on = "on"; }},
      {"no such date: not in the figure", "{}", {}, [](Figure& f, LedgerType&) { f.on = "on"; }},
      {"a period begins with its first day", R"({"on":"2014-H2"})", {"/ 1/1 2014-07-01"}, [](Figure& f, LedgerType& t) { t.fields[4].kind = FieldKind::period; t.due.reset(); f.on = "on"; }},
      {"where it holds", R"({"people":3})", {"/ 1/1 2026-11-02"}, [](Figure& f, LedgerType&) { f.where = "people > 2"; }},
      {"where it does not", R"({"people":2})", {}, [](Figure& f, LedgerType&) { f.where = "people > 2"; }},
      {"where nothing is said", "{}", {}, [](Figure& f, LedgerType&) { f.where = "people > 2"; }},
      {"a sum keeps what is about", R"({"people":{"amount":300,"qualifier":"many"}})", {"/ 300/1 many 2026-11-02"}, [](Figure& f, LedgerType&) { f.measure = Measure::sum; f.value = "people"; }},
      {"a sum of nothing is no fact", "{}", {}, [](Figure& f, LedgerType&) { f.measure = Measure::sum; f.value = "people"; }},
      {"rows, each by its column", R"({"rows":[{"source":"own","count":2,"price":1.5},{"source":"state"}]})", {"own/ 3/1 2026-11-02 #1"},
       [](Figure& f, LedgerType&) { f.measure = Measure::sum; f.over = "rows"; f.value = "rows.sum"; f.by = {"rows.source"}; }},
      {"rows counted where they hold", R"({"rows":[{"source":"own"},{"source":"state"},{"source":"own"}]})", {"/ 1/1 2026-11-02 #1", "/ 1/1 2026-11-02 #3"}, [](Figure& f, LedgerType&) { f.over = "rows"; f.where = "rows.source = 'own'"; }},
      {"no rows", "{}", {}, [](Figure& f, LedgerType&) { f.over = "rows"; }},
      {"what is told apart", R"({"owner":"甲书记"})", {"/ 1/1 甲书记 2026-11-02"}, [](Figure& f, LedgerType&) { f.measure = Measure::distinct; f.value = "owner"; }},
      {"a hit", R"({"people":3})", {"/ 1/1 2026-11-02"}, [](Figure& f, LedgerType&) { f.measure = Measure::rate; f.hit = "people > 2"; }},
      {"no hit, in the base", R"({"people":1})", {"/ 0/1 2026-11-02"}, [](Figure& f, LedgerType&) { f.measure = Measure::rate; f.hit = "people > 2"; }},
      {"not known: no hit, in the base", "{}", {"/ 0/1 2026-11-02"}, [](Figure& f, LedgerType&) { f.measure = Measure::rate; f.hit = "people > 2"; }},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    CHECK(facts(row.fields, [&](LedgerType& t) { row.asks(t.figures[0], t); }) == row.says);
  }
}

TEST_CASE("a rate is in hundredths of a percent, halves up, and nothing of nothing") {
  const auto rate = [](std::int64_t hits, std::int64_t base) { return rate_of({.amount = hits * expressions::micros_per_one, .base = base}); };
  CHECK(rate(30, 35) == 8571);
  CHECK(rate(1602, 1660) == 9651);
  CHECK(rate(1, 3) == 3333);
  CHECK(rate(2, 3) == 6667);
  CHECK(rate(1, 20'000) == 1);  // 0.005 %
  CHECK(rate(0, 5) == 0);
  CHECK(rate(5, 5) == 10'000);
  CHECK_FALSE(rate(0, 0).has_value());
}

TEST_CASE("what is about stays so in a sum; of different kinds only 以上 is true") {
  const auto mask = [](std::initializer_list<Qualifier> each) {
    int out = 0;
    for (const Qualifier one : each) out |= 1 << static_cast<int>(one);
    return qualifier_of_mask(out);
  };
  CHECK(mask({}) == Qualifier::exact);
  CHECK(mask({Qualifier::exact}) == Qualifier::exact);
  CHECK(mask({Qualifier::exact, Qualifier::some}) == Qualifier::some);
  CHECK(mask({Qualifier::many}) == Qualifier::many);
  CHECK(mask({Qualifier::some, Qualifier::many}) == Qualifier::at_least);
  CHECK(mask({Qualifier::exact, Qualifier::at_least, Qualifier::some}) == Qualifier::at_least);
}

TEST_CASE("in totals a record of several choices counts once, in groups once for each") {
  test::with_each_store("totals of several choices", [](db::Store& store) {
    house::House house(store);
    for (const char* fields : {R"({"what":"甲","kind":["a","b"]})", R"({"what":"乙","kind":["b"]})"}) {
      const auto done = store.transact([&](db::Writer& w) -> Result<MadeRecord> {
        LedgerType type = house::small_type();
        type.fields[1].kind = FieldKind::choices;
        type.fields[2].visible.clear();
        const auto made = TRY(compiled(std::move(type), house::book().refused));
        return make_record(w, house::as(store, "包玉兰"), house::book(), made, {.place = std::string(house::gacha), .fields = fields});
      });
      REQUIRE_MESSAGE(done.has_value(), (done ? "" : done.error().key));
    }
    const auto reader = house::as(store, "包玉兰");
    const store::FactFilter filter{.type = "small", .figure = "all"};
    const access::Sight sight = access::sight_of(reader.by, reading_of(house::small_type()));
    const auto total = store.reading([&](db::Reader& r) { return store::total_of(r, house::book().partition, reader.by, sight, filter); });
    const auto groups = store.reading([&](db::Reader& r) { return store::sums_of(r, house::book().partition, reader.by, sight, filter, false); });
    REQUIRE(total.has_value());
    REQUIRE(groups.has_value());
    CHECK(total->amount == 2 * expressions::micros_per_one);
    CHECK(total->records == 2);
    REQUIRE(groups->size() == 2);
    CHECK((*groups)[0].amount == expressions::micros_per_one);
    CHECK((*groups)[1].amount == 2 * expressions::micros_per_one);
  });
}

}  // namespace lianxin::ledgers
