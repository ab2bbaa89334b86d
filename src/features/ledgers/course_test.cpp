// Which steps a record may take, by when it is to be ended, and how that looks.
#include <doctest/doctest.h>

#include <functional>

#include "features/ledgers/entry_store.h"
#include "features/ledgers/ledgers_house_test.h"

namespace lianxin::ledgers {
namespace {

Day day(std::string_view text) { return *parse_day(text); }

CompiledType changed(const std::function<void(LedgerType&)>& change) {
  LedgerType type = house::small_type();
  change(type);
  auto made = compiled(std::move(type), house::book().refused);
  REQUIRE(made.has_value());
  return *std::move(made);
}

// 1 to 3 October and Monday, 5 October 2026 are off; Saturday, 10 October is worked.
WorkCalendar calendar() {
  return WorkCalendar({{.year = 2026, .holidays = {day("2026-10-01"), day("2026-10-02"), day("2026-10-03"), day("2026-10-05")}, .makeup_working_days = {day("2026-10-10")}}});
}

Actor somebody(std::string_view name, Role role) {
  Actor out{.kind = Actor::Kind::account, .account = AccountId{named_uuid(std::string(name))}};
  out.grants.push_back({.role = role});
  return out;
}

std::string outcome(const Result<void>& done) {
  if (done) return "";
  if (done.error().fields.empty()) return done.error().key;
  std::string out;
  for (const FieldFault& each : done.error().fields) out += (out.empty() ? "" : ", ") + each.field + " " + each.key;
  return out;
}

}  // namespace

TEST_CASE("a step is taken from where it leads, by whom it names, with what it asks for") {
  struct Row {
    std::string_view what, step, state, fields;
    Actor by;
    std::string_view last_by, note;
    std::string_view outcome;
    std::function<void(LedgerType&)> change{};
  };
  const Actor office = somebody("甲", Role::office), clerk = somebody("乙", Role::unit_clerk);
  const auto by_office = [](LedgerType& t) { t.transitions[0].by = {Role::office}; };
  const auto when = [](LedgerType& t) { t.transitions[0].when = "people > 0"; t.transitions[0].when_zh = "没有人。"; };
  const auto second_slot = [](LedgerType& t) { t.fields[0].kind = FieldKind::unit; t.fields[0].responsible = true; };
  constexpr std::string_view filled = R"({"on":"2026-11-20","owner":"甲书记"})";
  const std::vector<Row> rows{
      {"done", "finish", "open", filled, office, "", "", "", {}},
      {"from where it does not lead", "finish", "done", filled, office, "", "", "ledgers.no_such_step", {}},
      {"without what it asks for", "finish", "open", R"({"owner":"甲书记"})", office, "", "", "fields.on base.required", {}},
      {"1.55 issued without who answers for it", "finish", "open", R"({"on":"2026-11-20"})", office, "", "", "fields.owner base.required", {}},
      {"1.55 every slot, not one of them", "finish", "open", filled, office, "", "", "fields.what base.required", second_slot},
      {"a step that issues nothing asks for no slots", "finish", "open", R"({"on":"2026-11-20"})", office, "", "", "", [](LedgerType& t) { t.transitions[0].issues = false; }},
      {"by another role", "finish", "open", filled, clerk, "", "", "ledgers.step_not_yours", by_office},
      {"by the role it names", "finish", "open", filled, office, "", "", "", by_office},
      {"while its condition says nothing", "finish", "open", filled, office, "", "", "step ledgers.said", when},
      {"while its condition says no", "finish", "open", R"({"on":"2026-11-20","owner":"甲书记","people":0})", office, "", "", "step ledgers.said", when},
      {"when its condition holds", "finish", "open", R"({"on":"2026-11-20","owner":"甲书记","people":1})", office, "", "", "", when},
      {"without words", "again", "done", filled, office, "乙", " ", "note base.required", {}},
      {"by whoever took the last", "again", "done", filled, office, "甲", "又来了", "ledgers.another_must", {}},
      {"by another", "again", "done", filled, office, "乙", "又来了", "", {}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    const CompiledType type = row.change ? changed(row.change) : house::compiled_small();
    const auto entries = store::entries_from(type->type, row.fields);
    REQUIRE(entries.has_value());
    Record record{.state = std::string(row.state)};
    if (!row.last_by.empty()) record.last_by = AccountId{named_uuid(std::string(row.last_by))};
    const Around around{.state = record.state, .entered = day("2026-11-02"), .today = day("2026-11-23")};
    CHECK(outcome(check_step(*type, *entries, record, *type->type.transition(row.step), row.by, row.note, around)) == row.outcome);
  }
}

TEST_CASE("the steps that are offered are those that may be taken; a withdrawn record offers none") {
  const CompiledType type = house::compiled_small();
  const Actor office = somebody("甲", Role::office);
  Record record{.state = "done", .last_by = AccountId{named_uuid("乙")}};
  REQUIRE(steps_from(type->type, record, office).size() == 1);
  CHECK(steps_from(type->type, record, office).front()->key == "again");
  record.last_by = office.account;
  CHECK(steps_from(type->type, record, office).empty());
  record.state = "open";
  CHECK(steps_from(type->type, record, office).size() == 1);
  record.is_void = true;
  CHECK(steps_from(type->type, record, office).empty());
}

TEST_CASE("a term counts working days over weekends, holidays and days that are made up for") {
  struct Row {
    std::string_view what, state, on, due;  // of a term of `working` or `days`, or of that day itself
    std::optional<int> working{}, days{};
    bool of_entry = false;
    bool has_calendar = true;
  };
  const std::vector<Row> rows{
      {"three working days from a Monday", "open", "2026-11-16", "2026-11-19", 3},
      {"over a weekend", "open", "2026-11-19", "2026-11-24", 3},
      {"over holidays, with a Saturday that is worked", "open", "2026-09-30", "2026-10-08", 3},
      {"the Saturday that is worked counts", "open", "2026-10-09", "2026-10-12", 2},
      {"none: that day, or the next that is worked", "open", "2026-10-01", "2026-10-06", 0},
      {"before a day", "open", "2026-11-24", "2026-11-19", -3},
      {"calendar days", "open", "2026-11-19", "2026-11-22", {}, 3},
      {"that day itself", "open", "2026-11-22", "2026-11-22"},
      {"from the day of entry", "open", "", "2026-11-05", 3, {}, true},
      {"without its date: none", "open", "", "", 3},
      {"ended: none", "done", "2026-11-16", "", 3},
      {"a year without calendar: its weekdays", "open", "2031-01-03", "2031-01-08", 3},
      {"no calendar at all", "open", "2026-09-30", "2026-10-05", 3, {}, false, false},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    const CompiledType type = changed([&](LedgerType& t) { t.due = Due{.from = row.of_entry ? "" : "on", .working_days = row.working, .days = row.days}; });
    const auto entries = store::entries_from(type->type, row.on.empty() ? "{}" : R"({"on":")" + std::string(row.on) + "\"}");
    REQUIRE(entries.has_value());
    const WorkCalendar known = calendar();
    const Day due = due_of(*type, *entries, {.state = row.state, .entered = day("2026-11-02"), .today = day("2026-11-23"), .calendar = row.has_calendar ? &known : nullptr});
    CHECK((due == no_due ? std::string() : to_text(due)) == row.due);
  }
}

TEST_CASE("a light is red behind the day, amber shortly before it, and out where no clock runs") {
  struct Row {
    std::string_view what, state, due;
    Light light;
    bool is_void = false;
  };
  const CompiledType type = changed([](LedgerType& t) {
    t.due->warn = 3;
    t.states.push_back({.key = "wait", .zh = "等待", .en = "waiting", .tone = Tone::waiting});
    t.transitions.push_back({.key = "wait", .zh = "等", .en = "wait", .from = {"open"}, .to = "wait"});
  });
  // Today is Thursday, 19 November 2026; three working days on it is Tuesday.
  for (const Row& row : std::vector<Row>{{"yesterday", "open", "2026-11-18", Light::red},
                                         {"today", "open", "2026-11-19", Light::amber},
                                         {"over the weekend", "open", "2026-11-24", Light::amber},
                                         {"a day more", "open", "2026-11-25", Light::green},
                                         {"no day", "open", "", Light::none},
                                         {"it waits", "wait", "2026-11-18", Light::none},
                                         {"withdrawn", "open", "2026-11-18", Light::none, true}}) {
    CAPTURE(row.what);
    const Record record{.state = std::string(row.state), .due_on = row.due.empty() ? no_due : day(row.due), .is_void = row.is_void};
    CHECK(light_of(type->type, record, day("2026-11-19"), calendar()) == row.light);
  }
}

}  // namespace lianxin::ledgers
