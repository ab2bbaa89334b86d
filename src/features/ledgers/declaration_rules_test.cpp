// What a declaration may say: the shipped ones say nothing wrong, and each fault is told where it is.
#include <doctest/doctest.h>

#include <algorithm>
#include <functional>

#include "features/ledgers/declaration_store.h"
#include "features/ledgers/ledgers_house_test.h"

namespace lianxin::ledgers {
namespace {

std::string told(const Error& error) {
  std::string out = error.key;
  for (const FieldFault& each : error.fields) {
    out += "\n  " + each.field + " " + each.key;
    for (const Arg& arg : each.args) out += " " + arg.name + "=" + arg.value;
  }
  return out;
}

}  // namespace

TEST_CASE("every declaration that is shipped is sound, and reads back as it is written") {
  std::size_t declarations = 0;
  for (const auto& [path, text] : house::deployment().packs.files()) {
    if (!path.starts_with("ledgers/") || path == "ledgers/schema.json") continue;
    CAPTURE(path);
    const auto checked = check_pack(house::deployment().packs, path);
    CHECK_MESSAGE(checked.has_value(), (checked ? "" : told(checked.error())));
    const auto type = store::read_declaration(text);
    REQUIRE(type.has_value());
    const std::string written = store::write_declaration(*type);
    const auto again = store::read_declaration(written);
    REQUIRE(again.has_value());
    CHECK(store::write_declaration(*again) == written);
    ++declarations;
  }
  CHECK(declarations >= 40);
}

TEST_CASE("each fault of a declaration is told where it stands") {
  struct Row {
    std::string_view what;
    std::function<void(LedgerType&)> spoil;
    std::string_view at;
    std::string_view key;
  };
  const std::vector<Row> rows{
      {"no name", [](LedgerType& t) { t.zh = " "; }, "zh", "base.required"},
      {"a key with capitals", [](LedgerType& t) { t.key = "Small"; }, "key", "ledgers.bad_key"},
      {"nobody answers for it (§3.15)", [](LedgerType& t) { t.admission.owner.clear(); }, "admission.owner", "base.required"},
      {"no end (§3.15)", [](LedgerType& t) { t.admission.until.reset(); }, "admission.until", "base.required"},
      {"a field twice", [](LedgerType& t) { t.fields[1].key = "what"; }, "fields[1].key", "ledgers.twice"},
      {"a reserved key", [](LedgerType& t) { t.fields[4].key = "state"; }, "fields[4].key", "ledgers.reserved_key"},
      {"a belief (E1)", [](LedgerType& t) { t.fields[0].zh = "宗教信仰"; }, "fields[0]", "ledgers.refused_name"},
      {"a ranking (E4)", [](LedgerType& t) { t.fields[3].en = "ranking"; }, "fields[3]", "ledgers.refused_name"},
      {"a photograph that must be there (E5)", [](LedgerType& t) { t.fields.push_back({.key = "photo", .zh = "照片", .en = "photo", .kind = FieldKind::file, .required = "true"}); }, "fields[8].required", "ledgers.file_required"},
      {"a choice without choices", [](LedgerType& t) { t.fields[1].choices.clear(); }, "fields[1].choices", "base.required"},
      {"a table in a table", [](LedgerType& t) { t.fields[6].columns[0].kind = FieldKind::table; }, "fields[6].columns[0].kind", "ledgers.not_in_a_table"},
      {"personal without why (E6)", [](LedgerType& t) { t.fields[0].personal = true; }, "fields[0].why_zh", "ledgers.personal_without_why"},
      {"an unknown name", [](LedgerType& t) { t.fields[0].required = "kin = 'a'"; }, "fields[0].required", "expressions.unknown_name"},
      {"a wrong type", [](LedgerType& t) { t.fields[7].computed = "what"; }, "fields[7].computed", "expressions.wants_number"},
      {"a circle", [](LedgerType& t) { t.fields[3].computed = "total"; t.fields[7].computed = "people"; t.fields[6].columns[3].computed = "rows.count * people"; }, "", "expressions.circular"},
      {"a computed field that changes by the day", [](LedgerType& t) { t.fields[3].computed = "days(on, today)"; }, "fields[3].computed", "ledgers.computed_by_day"},
      {"a step to nowhere", [](LedgerType& t) { t.transitions[0].to = "nowhere"; }, "transitions[0].to", "ledgers.no_such_state"},
      {"a state no step leads to", [](LedgerType& t) { t.states.push_back({"lost", "丢了", "lost"}); }, "states[2]", "ledgers.state_unreached"},
      {"a term from what is no date", [](LedgerType& t) { t.due->from = "what"; }, "due.from", "ledgers.not_a_date"},
      {"a filter by long text", [](LedgerType& t) { t.list.filters.push_back("rows"); }, "list.filters[4]", "ledgers.not_a_filter"},
      {"sorted by no filter", [](LedgerType& t) { t.list.sort = "what"; }, "list.sort", "ledgers.sort_needs_filter"},
      {"public, though personal (E12)", [](LedgerType& t) { t.fields[0].personal = true; t.fields[0].why_zh = "要联系。"; t.sights.public_fields = {"what"}; }, "sights.public_fields[0]", "ledgers.never_public"},
      {"a figure without a unit word (§1.6)", [](LedgerType& t) { t.figures[0].unit_zh.clear(); }, "figures[0].unit_zh", "base.required"},
      {"a figure over what is no table", [](LedgerType& t) { t.figures[1].over = "what"; }, "figures[1].over", "ledgers.not_a_table"},
      {"made over what is no table", [](LedgerType& t) { t.makes = {{"one", "生成", "make", "what", "disputes", "amount"}}; }, "makes[0].over", "ledgers.not_a_table"},
      {"made without a link to it", [](LedgerType& t) { t.makes = {{"one", "生成", "make", "", "disputes", "what"}}; }, "makes[0].link", "ledgers.making_needs_link"},
      {"made with a link elsewhere", [](LedgerType& t) { t.fields[0].kind = FieldKind::record; t.fields[0].ledger = "meetings"; t.makes = {{"one", "生成", "make", "", "disputes", "what"}}; }, "makes[0].link", "ledgers.making_needs_link"},
      {"made of what is not there", [](LedgerType& t) { t.makes = {{"one", "生成", "make", "rows", "disputes", "count", {{"summary", "colour"}}}}; }, "makes[0].fields[0].from", "ledgers.no_such_field"},
      {"two makings of a name", [](LedgerType& t) { t.makes = {{"one", "生成", "make", "", "disputes", "what"}, {"one", "生成", "make", "", "disputes", "what"}}; }, "makes[1].key", "ledgers.twice"},
      {"a number without n", [](LedgerType& t) { t.number = "小〔{yyyy}〕号"; }, "number", "ledgers.number_without_n"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    LedgerType type = house::small_type();
    row.spoil(type);
    const auto made = compiled(std::move(type), house::book().refused);
    REQUIRE_FALSE(made.has_value());
    CAPTURE(told(made.error()));
    const auto& faults = made.error().fields;
    CHECK(std::ranges::any_of(faults, [&](const FieldFault& each) { return each.key == row.key && (row.at.empty() || each.field == row.at); }));
  }
}

TEST_CASE("what is no declaration is told by place, and what is too great is not read") {
  for (const auto& [text, key] : std::vector<std::pair<std::string, std::string>>{{"[]", "base.json_wrong_type"}, {R"({"key":1})", "base.json_wrong_type"}, {R"({"colour":"red"})", "base.json_unknown_field"}, {R"({"fields":[{"kind":"colour"}]})", "base.json_not_one_of"}}) {
    CAPTURE(text);
    const auto read = store::read_declaration(text);
    REQUIRE_FALSE(read.has_value());
    REQUIRE_FALSE(read.error().fields.empty());
    CHECK(read.error().fields.front().key == key);
  }
  CHECK(store::read_declaration("{").error().code == Code::malformed);
  CHECK(store::read_declaration(std::string(10 * 1024 * 1024, ' ')).error().key == "ledgers.declaration_too_large");
  CHECK(store::read_declaration(std::string(1000, '[')).error().key == "base.json_too_deep");
}

}  // namespace lianxin::ledgers
