// tests/cases/records.json, which the browser's suite plays too: what is worked out while somebody types is what is kept in the end.
#include <doctest/doctest.h>

#include <fstream>
#include <map>
#include <sstream>

#include "features/ledgers/declaration_store.h"
#include "features/ledgers/entry_store.h"
#include "features/ledgers/ledgers_house_test.h"
#include "platform/json/json.h"

namespace lianxin::ledgers {

struct YearWritten {
  int year = 0;
  std::vector<Day> holidays{};
  std::vector<Day> makeup_working_days{};
};
BOOST_DESCRIBE_STRUCT(YearWritten, (), (year, holidays, makeup_working_days))
struct CaseWritten {
  std::string about{};
  std::optional<std::string> state{};
  json::Raw given{};
  json::Raw values{};
  std::vector<std::string> hidden{};
  std::vector<std::string> needed{};
  json::Raw faults{};
};
BOOST_DESCRIBE_STRUCT(CaseWritten, (), (about, state, given, values, hidden, needed, faults))
struct CasesWritten {
  std::string about{};
  Day today{};
  Day entered{};
  std::vector<YearWritten> calendar{};
  json::Raw type{};
  std::vector<CaseWritten> cases{};
};
BOOST_DESCRIBE_STRUCT(CasesWritten, (), (about, today, entered, calendar, type, cases))

namespace {

using Texts = std::map<std::string, std::string>;

Texts texts_of(const json::Raw& object) {
  const auto document = json::parse(object.text);
  REQUIRE(document.has_value());
  Texts out;
  for (const json::Node& each : document->root().children()) out.emplace(each.key(), each.text());
  return out;
}

std::string text_of(const Value& value) { return value.is_missing() ? "" : expressions::to_text(value); }

// "total", or "funds[1].left"
std::string value_at(const LedgerType& type, const Entries& entries, const std::string& path) {
  const auto open = path.find('[');
  const int field = index_of(type, path.substr(0, open));
  REQUIRE(field >= 0);
  const auto at = static_cast<std::size_t>(field);
  if (open == std::string::npos) return text_of(entries.at(at));
  const std::size_t row = static_cast<std::size_t>(std::stoul(path.substr(open + 1)));
  const std::string column = path.substr(path.find('.') + 1);
  for (std::size_t c = 0; c < type.fields[at].columns.size(); ++c)
    if (type.fields[at].columns[c].key == column) return text_of(entries.cell(at, row, c));
  FAIL("no column " << column);
  return {};
}

Texts told(const std::vector<FieldFault>& faults) {
  Texts out;
  for (const FieldFault& each : faults) {
    std::string said = each.key == "base.required" ? "required" : "unread";
    for (const Arg& arg : each.args)
      if (each.key == "ledgers.said" && arg.name == "zh") said = arg.value;
    out.emplace(each.field, said);
  }
  return out;
}

std::vector<std::string> keys_where(const LedgerType& type, const std::vector<bool>& which, bool wanted) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < type.fields.size(); ++i)
    if (which[i] == wanted) out.push_back(type.fields[i].key);
  return out;
}

CasesWritten cases() {
  std::ifstream file("tests/cases/records.json");
  std::ostringstream text;
  text << file.rdbuf();
  auto read = json::read<CasesWritten>(text.str());
  INFO((read ? "" : read.error().fields.empty() ? read.error().key : read.error().fields.front().field));
  REQUIRE(read.has_value());
  return *std::move(read);
}

}  // namespace

TEST_CASE("6.1 what a declaration makes of a record is what the table says, on the server as in the browser") {
  const CasesWritten table = cases();
  CHECK(table.cases.size() >= 20);
  std::vector<CalendarYear> years;
  for (const auto& each : table.calendar) years.push_back({.year = each.year, .holidays = each.holidays, .makeup_working_days = each.makeup_working_days});
  const WorkCalendar calendar(std::move(years));
  auto declared = store::read_declaration(table.type.text);
  REQUIRE(declared.has_value());
  const auto made = compiled(*std::move(declared), house::book().refused);
  REQUIRE(made.has_value());
  const LedgerType& type = (*made)->type;
  for (const CaseWritten& one : table.cases) {
    CAPTURE(one.about);
    const Around around{.state = one.state ? std::string_view(*one.state) : std::string_view("open"), .entered = table.entered, .today = table.today, .calendar = &calendar};
    const auto given = json::parse(one.given.text);
    REQUIRE(given.has_value());
    Entries entries(type);
    Faults faults;
    store::read_entries(type, given->root(), entries, faults);
    complete(**made, entries, around);
    check_entries(**made, entries, around, faults);
    for (const auto& [path, expected] : texts_of(one.values)) {
      CAPTURE(path);
      CHECK(value_at(type, entries, path) == expected);
    }
    CHECK(keys_where(type, shown_fields(**made, entries, around), false) == one.hidden);
    CHECK(keys_where(type, needed_fields(**made, entries, around), true) == one.needed);
    CHECK(told(faults.all()) == texts_of(one.faults));
  }
}

}  // namespace lianxin::ledgers
