// tests/cases/expressions.json, which the browser's suite plays too.
#include <doctest/doctest.h>

#include <deque>
#include <fstream>
#include <sstream>

#include "platform/expressions/evaluate.h"
#include "platform/json/described.h"
#include "platform/json/value.h"

using namespace lianxin;
using namespace lianxin::expressions;

namespace {

Day day(std::string_view text) { return parse_day(text).value(); }

Type type_named(std::string_view name) {
  for (const Type type : {Type::boolean, Type::number, Type::text, Type::date, Type::list, Type::table})
    if (boost::describe::enum_to_string(type, "") == name) return type;
  FAIL("no type " << name);
  return Type::nothing;
}

std::vector<Name> names_from(const json::Node& list) {
  std::vector<Name> out;
  for (const json::Node& node : list.children()) {
    Name name{std::string(node.find("name")->text()), type_named(node.find("type")->text())};
    if (const auto* columns = node.find("columns")) name.columns = names_from(*columns);
    out.push_back(std::move(name));
  }
  return out;
}

WorkCalendar calendar_from(const json::Node& years) {
  std::vector<CalendarYear> out;
  for (const json::Node& node : years.children()) {
    CalendarYear year{.year = static_cast<int>(node.find("year")->integer()), .holidays = {}, .makeup_working_days = {}};
    for (const json::Node& each : node.find("holidays")->children()) year.holidays.push_back(day(each.text()));
    for (const json::Node& each : node.find("makeup_working_days")->children()) year.makeup_working_days.push_back(day(each.text()));
    out.push_back(std::move(year));
  }
  return WorkCalendar(std::move(out));
}

struct Table {
  json::Document document;
  Names names;
  WorkCalendar calendar;
  std::deque<std::vector<std::string_view>> lists{};
  std::deque<std::vector<Value>> cells{};

  const json::Node& part(std::string_view key) const { return *document.root().find(key); }

  Value value_of(const Name& name, const json::Node* node) {
    if (node == nullptr || node->is_null()) return {};
    switch (name.type) {
      case Type::boolean: return Value::boolean(node->boolean());
      case Type::number: return parse_number(node->text()).value();
      case Type::date: return Value::date(day(node->text()));
      case Type::text: return Value::text(node->text());
      case Type::list: {
        auto& items = lists.emplace_back();
        for (const json::Node& each : node->children()) items.push_back(each.text());
        return Value::list(items);
      }
      case Type::table: {
        auto& row = cells.emplace_back();
        for (const json::Node& each : node->children())
          for (const Name& column : name.columns) row.push_back(value_of(column, each.find(column.name)));
        return Value::table(row, name.columns.size());
      }
      case Type::nothing: break;
    }
    return {};
  }

  std::vector<Value> record_with(const json::Node* other) {
    std::vector<Value> out;
    for (const Name& name : names.all()) {
      const json::Node* node = other == nullptr ? nullptr : other->find(name.name);
      out.push_back(value_of(name, node != nullptr ? node : part("record").find(name.name)));
    }
    return out;
  }
};

Table read_table() {
  std::ifstream file("tests/cases/expressions.json");
  std::stringstream text;
  text << file.rdbuf();
  auto document = json::parse(text.str());
  REQUIRE(document);
  Names names(names_from(*document->root().find("names")));
  WorkCalendar calendar = calendar_from(*document->root().find("calendar"));
  return {std::move(*document), std::move(names), std::move(calendar)};
}

std::string said(const Value& v) {
  if (v.is_missing()) return v.fault() == Fault::none ? "missing" : std::string("missing ") + boost::describe::enum_to_string(v.fault(), "");
  return std::string(boost::describe::enum_to_string(v.type(), "")) + " " + to_text(v);
}

std::string played(Table& table, std::string_view text, const json::Node* other, std::string_view in_table) {
  const auto expression = parsed(text, table.names, {.in_table = in_table});
  if (!expression) {
    const Position at = position_of(expression.error());
    return "wrong " + expression.error().key + " " + std::to_string(at.offset) + " " + std::to_string(at.line) + " " + std::to_string(at.column);
  }
  const auto values = table.record_with(other);
  Record record{.values = values, .today = day(table.part("today").text()), .calendar = &table.calendar};
  if (!in_table.empty()) {
    const auto place = table.names.find(in_table);
    record.row = {values[place->slot].cells(), table.names.columns_of(place->slot)};
  }
  Scratch scratch;
  const Value value = evaluate(*expression, record, scratch);
  CHECK((value.is_missing() || value.type() == expression->type()));
  return said(value);
}

std::string_view cell(const json::Node& row, int at) {
  auto it = row.children().begin();
  for (; at > 0; --at) ++it;
  return (*it).text();
}

int play(Table& table, std::string_view key, std::string_view in_table) {
  int count = 0;
  for (const json::Node& row : table.part(key).children()) {
    const json::Node* other = nullptr;
    for (const json::Node& each : row.children())
      if (each.kind() == json::Kind::object) other = &each;
    CAPTURE(cell(row, 0));
    CHECK(played(table, cell(row, 0), other, in_table) == cell(row, 1));
    ++count;
  }
  return count;
}

}  // namespace

TEST_CASE("every case of the table gives what it says") {
  Table table = read_table();
  CHECK(play(table, "cases", {}) >= 250);
}

TEST_CASE("a rule of a table's rows sees the row at hand") {
  Table table = read_table();
  CHECK(play(table, "in_table", "funds") >= 6);
}

TEST_CASE("what is written too often is an error at its place") {
  Table table = read_table();
  for (const json::Node& row : table.part("repeated").children()) {
    auto it = row.children().begin();
    const auto before = (*it).text();
    const auto times = (*++it).integer();
    const auto middle = (*++it).text(), after = (*++it).text(), expected = (*++it).text();
    std::string text;
    for (std::int64_t i = 0; i < times; ++i) text += before;
    text += middle;
    for (std::int64_t i = 0; i < times; ++i) text += after;
    CAPTURE(before);
    CAPTURE(times);
    CHECK(played(table, text, nullptr, {}) == expected);
  }
}
