// What becomes of fields: computed, hidden, required, checked; keys, ties, words and numbers.
#include <doctest/doctest.h>

#include <algorithm>
#include <functional>

#include "features/ledgers/entry_store.h"
#include "features/ledgers/ledgers_house_test.h"

namespace lianxin::ledgers {
namespace {

const Day today = *parse_day("2026-11-23");

struct Asked {
  CompiledType type = house::compiled_small();
  Entries entries{};
  Around around{.state = "open", .entered = today, .today = today};
};

Asked asked(std::string_view fields, const std::function<void(LedgerType&)>& change = {}) {
  Asked out;
  if (change) {
    LedgerType type = house::small_type();
    change(type);
    auto made = compiled(std::move(type), house::book().refused);
    REQUIRE(made.has_value());
    out.type = *std::move(made);
  }
  auto read = store::entries_from(out.type->type, fields);
  REQUIRE(read.has_value());
  out.entries = *std::move(read);
  return out;
}

std::string completed(std::string_view fields, const std::function<void(LedgerType&)>& change = {}) {
  Asked one = asked(fields, change);
  complete(*one.type, one.entries, one.around);
  return store::write_entries(one.type->type, one.entries);
}

std::vector<std::string> faults_of(std::string_view fields, const std::function<void(LedgerType&)>& change = {}) {
  Asked one = asked(fields, change);
  complete(*one.type, one.entries, one.around);
  Faults faults;
  check_entries(*one.type, one.entries, one.around, faults);
  std::vector<std::string> out;
  for (const FieldFault& each : faults.all()) out.push_back(each.field + " " + each.key);
  return out;
}

Field& rows_column(LedgerType& type, std::size_t at) { return type.fields[6].columns[at]; }

}  // namespace

TEST_CASE("what is computed follows what was entered; what is not shown is not kept") {
  struct Row {
    std::string_view what, fields, becomes;
    std::function<void(LedgerType&)> change{};
  };
  const std::vector<Row> rows{
      {"a table's rows, then their total", R"({"rows":[{"count":3,"price":2.5},{"count":2,"price":0.01}]})", R"({"rows":[{"count":3,"price":2.5,"sum":7.5},{"count":2,"price":0.01,"sum":0.02}],"total":7.52})"},
      {"a row that lacks a part has no sum, and the total is of the others", R"({"rows":[{"count":3},{"count":2,"price":1}]})", R"({"rows":[{"count":3},{"count":2,"price":1,"sum":2}],"total":2})"},
      {"shown as it is asked for", R"({"kind":"a","amount":5})", R"({"kind":"a","amount":5,"total":0})"},
      {"hidden, it goes", R"({"kind":"b","amount":5})", R"({"kind":"b","total":0})"},
      {"nothing said: not shown", R"({"amount":5})", R"({"total":0})"},
      {"what sees a hidden field is made without it", R"({"kind":"b","amount":5})", R"({"kind":"b","people":0,"total":0})", [](LedgerType& t) { t.fields[3].computed = "coalesce(amount, 0)"; }},
      {"a computed field that is hidden stays away", R"({"kind":"b","amount":5,"rows":[{"count":1,"price":2}]})", R"({"kind":"b","rows":[{"count":1,"price":2,"sum":2}]})", [](LedgerType& t) { t.fields[7].visible = "kind = 'a'"; }},
      {"what hangs on a hidden field goes with it, though it stands before", R"({"what":"x","kind":"b","amount":5})", R"({"kind":"b","total":0})", [](LedgerType& t) { t.fields[0].visible = "filled(amount)"; t.fields[0].required.clear(); }},
      {"a cell that its row does not show goes", R"({"rows":[{"source":"own","count":2,"price":3},{"source":"state","count":2,"price":3}]})",
       R"({"rows":[{"source":"own","count":2,"price":3,"sum":6},{"source":"state","count":2}],"total":6})", [](LedgerType& t) { rows_column(t, 2).visible = "rows.source = 'own'"; }},
      {"a computed cell too", R"({"rows":[{"source":"state","count":2,"price":3}]})", R"({"rows":[{"source":"state","count":2,"price":3}],"total":0})", [](LedgerType& t) { rows_column(t, 3).visible = "rows.source = 'own'"; }},
      {"to the fen, halves up", R"({"rows":[{"count":0.5,"price":0.01}]})", R"({"rows":[{"count":0.5,"price":0.01,"sum":0.01}],"total":0.01})", [](LedgerType& t) { rows_column(t, 1).decimals = 1; }},
      {"about stays about", R"({"people":{"amount":300,"qualifier":"some"}})", R"({"people":{"amount":300,"qualifier":"some"},"total":{"amount":600,"qualifier":"some"}})", [](LedgerType& t) { t.fields[7].computed = "people * 2"; t.fields[7].approximate = true; }},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    CHECK(completed(row.fields, row.change) == row.becomes);
  }
}

TEST_CASE("what was kept reads back as it was written, with what was computed in rows and about") {
  const auto change = [](LedgerType& t) { t.fields[7].computed = "sum(rows.sum) + people"; };
  Asked one = asked(R"({"people":{"amount":300,"qualifier":"some"},"rows":[{"count":3,"price":2.5}]})", change);
  complete(*one.type, one.entries, one.around);
  const std::string written = store::write_entries(one.type->type, one.entries);
  CHECK(written == R"({"people":{"amount":300,"qualifier":"some"},"rows":[{"count":3,"price":2.5,"sum":7.5}],"total":{"amount":307.5,"qualifier":"some"}})");
  const auto again = store::entries_from(one.type->type, written);
  REQUIRE(again.has_value());
  CHECK(store::write_entries(one.type->type, *again) == written);
}

TEST_CASE("what is missing and what does not hold is told where it is, and of what is hidden nothing") {
  struct Row {
    std::string_view what, fields;
    std::vector<std::string> faults;
    std::function<void(LedgerType&)> change{};
  };
  const auto price_needed = [](LedgerType& t) { rows_column(t, 2).required = "rows.source = 'own'"; };
  const std::vector<Row> rows{
      {"nothing at all", "{}", {"fields.what base.required"}},
      {"enough", R"({"what":"x"})", {}},
      {"a check that does not hold", R"({"what":"x","kind":"a","amount":-1})", {"fields.amount ledgers.said"}},
      {"hidden, it is not looked at", R"({"what":"x","kind":"b","amount":-1})", {}},
      {"a condition that says nothing asks for nothing", R"({"what":"x"})", {}, [](LedgerType& t) { t.fields[4].required = "people > 5"; }},
      {"one that says so asks", R"({"what":"x","people":6})", {"fields.on base.required"}, [](LedgerType& t) { t.fields[4].required = "people > 5"; }},
      {"a check with a part missing is not broken", R"({"what":"x"})", {}, [](LedgerType& t) { t.fields[3].checks = {{.holds = "people > 5", .zh = "多", .en = "more"}}; }},
      {"hidden, it is not required either", R"({"what":"x","kind":"b"})", {}, [](LedgerType& t) { t.fields[2].required = "true"; }},
      {"shown, it is", R"({"what":"x","kind":"a"})", {"fields.amount base.required"}, [](LedgerType& t) { t.fields[2].required = "true"; }},
      {"a row asks for itself", R"({"what":"x","rows":[{"source":"state"},{"source":"own"}]})", {"fields.rows[1].price base.required"}, price_needed},
      {"a row is checked by itself", R"({"what":"x","rows":[{"count":1},{"count":-1}]})", {"fields.rows[1].count ledgers.said"}, [](LedgerType& t) { rows_column(t, 1).checks = {{.holds = "rows.count > 0", .zh = "大于零", .en = "above nought"}}; }},
      {"a cell that is not shown is not asked for", R"({"what":"x","rows":[{"source":"own"}]})", {}, [](LedgerType& t) { rows_column(t, 2).required = "true"; rows_column(t, 2).visible = "rows.source = 'state'"; }},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    CHECK(faults_of(row.fields, row.change) == row.faults);
  }
}

TEST_CASE("what a form shows and asks for is what is kept and checked") {
  Asked one = asked(R"({"kind":"b"})");
  complete(*one.type, one.entries, one.around);
  const auto shown = shown_fields(*one.type, one.entries, one.around), needed = needed_fields(*one.type, one.entries, one.around);
  CHECK(std::ranges::count(shown, false) == 1);
  CHECK_FALSE(shown[2]);  // amount
  CHECK(needed[0]);       // what
  CHECK(std::ranges::count(needed, true) == 1);
}

TEST_CASE("keys are in the order of what they stand for, and each choice of several has its own") {
  const std::vector<Value> ascending{Value::number(-9'000'000'000'000), Value::number(-1'500'000), Value::number(-1), Value::number(0), Value::number(1), Value::number(10'000'000), Value::number(9'000'000'000'000)};
  for (std::size_t i = 1; i < ascending.size(); ++i) CHECK(key_text(ascending[i - 1]) < key_text(ascending[i]));
  CHECK(key_text(Value::date(*parse_day("1949-10-01"))) < key_text(Value::date(*parse_day("1970-01-01"))));
  CHECK(key_text(Value::date(*parse_day("2014-09-30"))) < key_text(Value::date(*parse_day("2014-10-01"))));
  CHECK(key_text(Value::boolean(false)) < key_text(Value::boolean(true)));
  CHECK(key_text({}).empty());
  const std::string long_text(400, 'x');
  CHECK(key_text(Value::text(long_text)).size() == 80);

  Asked one = asked(R"({"kind":["b","a"],"on":"2014-05-07"})", [](LedgerType& t) { t.fields[1].kind = FieldKind::choices; t.fields[2].visible.clear(); });
  const auto keys = keys_of(one.type->type, one.entries, "done");
  std::vector<std::string> kinds;
  for (const RecordKey& each : keys)
    if (each.field == "kind") kinds.push_back(each.value);
  CHECK(kinds == std::vector<std::string>{"a", "b"});
  CHECK(std::ranges::count(keys, RecordKey{"state", "done"}) == 1);
  CHECK(std::ranges::count(keys, RecordKey{"on", key_text(Value::date(*parse_day("2014-05-07")))}) == 1);
  CHECK(std::ranges::count(keys, RecordKey{"amount", ""}) == 1);  // missing: so that it sorts
}

TEST_CASE("rows of sheets are the same by their key within a place; without all of it none is") {
  Asked one = asked(R"({"what":"修桥"})"), none = asked(R"({"kind":"a"})"), other = asked(R"({"what":"修路"})");
  const LedgerType& type = one.type->type;
  CHECK(business_key_of(type, one.entries, house::gacha) == business_key_of(type, one.entries, house::gacha));
  CHECK(business_key_of(type, one.entries, house::gacha) != business_key_of(type, one.entries, house::second_gacha));
  CHECK(business_key_of(type, one.entries, house::gacha) != business_key_of(type, other.entries, house::gacha));
  CHECK_FALSE(business_key_of(type, none.entries, house::gacha).has_value());
}

TEST_CASE("links in fields and in rows are ties; words are found, personal ones are not") {
  const std::string id = to_text(named_uuid("a household"));
  Asked one = asked(R"({"what":")" + id + R"(","rows":[{"source":"150725200201"},{"source":"150725200201"}]})", [](LedgerType& t) {
    t.fields[0].kind = FieldKind::household;
    rows_column(t, 0).kind = FieldKind::place;
    rows_column(t, 0).choices.clear();
  });
  CHECK(ties_of(one.type->type, one.entries) == std::vector<Tie>{{TieKind::household, id, "what"}, {TieKind::place, "150725200201", "rows"}});
  Asked words = asked(R"({"what":"修桥"})");
  CHECK(searched_text(words.type->type, words.entries, "小〔2026〕001号") == "小〔2026〕001号\n修桥");
  Asked personal = asked(R"({"what":"某人"})", [](LedgerType& t) { t.fields[0].personal = true; t.fields[0].why_zh = "要联系。"; });
  CHECK(searched_text(personal.type->type, personal.entries, "") == "");
}

TEST_CASE("numbers are written by their pattern, and titles say choices by name") {
  struct Row {
    std::string_view pattern;
    std::int64_t n;
    std::string_view written;
  };
  for (const Row& row : std::vector<Row>{{"{prefix}调〔{yyyy}〕{n}号", 7, "陈旗调〔2026〕7号"}, {"{n:3}", 7, "007"}, {"{n:3}", 1234, "1234"}, {"{n:1}", 12, "12"}, {"整任〔{yyyy}〕{n}号", 1, "整任〔2026〕1号"}, {"{n", 1, "{n"}, {"号{nobody}{n}", 1, "号1"}}) {
    CAPTURE(row.pattern);
    CHECK(written_number(row.pattern, "陈旗", 2026, row.n) == row.written);
  }
  Asked one = asked(R"({"kind":"b"})", [](LedgerType& t) { t.title = "kind"; });
  CHECK(title_of(one.type->type, one.entries) == "乙");
  Asked none = asked("{}");
  CHECK(title_of(none.type->type, none.entries).empty());
}

}  // namespace lianxin::ledgers
