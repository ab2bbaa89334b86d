#include "platform/expressions/expression.h"

#include <doctest/doctest.h>

#include "platform/expressions/evaluate.h"

using namespace lianxin;
using namespace lianxin::expressions;

namespace {

Names few_names() {
  return Names({{"a", Type::number}, {"b", Type::number}, {"on", Type::date}, {"title", Type::text},
                {"funds", Type::table, {{"amount", Type::number}, {"source", Type::text}}}});
}

Formula formula(const Names& names, const std::string& name, std::string_view text) { return {name, parsed(text, names).value()}; }

}  // namespace

TEST_CASE("an expression tells its type, its names in order and what it hangs on") {
  const Names names = few_names();
  const auto e = parsed("sum(funds.amount where funds.source = title) + b + count(funds) + b > days(on, today)", names).value();
  CHECK(e.type() == Type::boolean);
  std::vector<std::string> used;
  for (const auto& each : e.names_used()) used.push_back(each.name);
  CHECK(used == std::vector<std::string>{"funds.amount", "funds.source", "title", "b", "funds", "on"});
  CHECK(e.uses_today());
  CHECK_FALSE(e.uses_calendar());
  CHECK(parsed("workdays(on, on)", names)->uses_calendar());
}

TEST_CASE("another type than the wanted is an error; missing is of every type") {
  const Names names = few_names();
  CHECK(parsed("a > 1", names, {.wanted = Type::boolean}));
  CHECK(parsed("missing", names, {.wanted = Type::boolean}));
  const auto e = parsed("  a + 1", names, {.wanted = Type::boolean});
  REQUIRE_FALSE(e);
  CHECK(e.error().key == "expressions.wants_boolean");
  CHECK(position_of(e.error()) == Position{2, 1, 3});
}

TEST_CASE("an expression outlives its text and names, also as a copy") {
  Expression e;
  {
    const Names names = few_names();
    const std::string text = "concat(title, '，', 'a text that is too long for a small string')";
    e = parsed(text, names).value();
  }
  const Expression copy = e;
  e = Expression();
  const std::vector<Value> values{{}, {}, {}, Value::text("井")};
  Scratch scratch;
  CHECK(evaluate(copy, {.values = values}, scratch).text() == "井，a text that is too long for a small string");
  CHECK(evaluate(e, {.values = values}, scratch).is_missing());
}

TEST_CASE("a record that holds something else than its names say is missing, never read as what it is not") {
  const Names names = few_names();
  Scratch scratch;
  const std::vector<Value> values{Value::text("seven"), Value::number(1)};
  const auto sum = evaluate(parsed("a + b", names).value(), {.values = values}, scratch);
  CHECK(sum.is_missing());
  CHECK(sum.fault() == Fault::wrong_kind);
  CHECK(evaluate(parsed("sum(funds.amount) + b", names).value(), {.values = values}, scratch).micros() == 1);
  const std::vector<Value> no_table{{}, {}, {}, {}, Value::text("funds")};
  CHECK(evaluate(parsed("count(funds)", names).value(), {.values = no_table}, scratch).fault() == Fault::wrong_kind);
}

TEST_CASE("at the border a missing condition is neither fulfilled nor violated") {
  CHECK_FALSE(is_fulfilled(Value::missing()));
  CHECK_FALSE(is_violated(Value::missing()));
  CHECK(is_fulfilled(Value::boolean(true)));
  CHECK(is_violated(Value::boolean(false)));
  CHECK_FALSE(is_violated(Value::number(0)));
}

TEST_CASE("what is no UTF-8 text, or too long, is refused before it is read") {
  const Names names = few_names();
  CHECK(parsed("'\xff'", names).error().key == "expressions.not_text");
  CHECK(parsed(std::string_view("a\0b", 3), names).error().key == "expressions.not_text");
  CHECK(parsed(std::string(20'000'000, '('), names).error().key == "expressions.too_long");
}

TEST_CASE("made texts end at ten thousand characters, and give back what the rows of a table took") {
  const Names names = few_names();
  Scratch scratch;
  const std::string half(5'000, 'x');
  std::vector<Value> values{{}, {}, {}, Value::text(half)};
  CHECK(evaluate(parsed("length(concat(title, title))", names).value(), {.values = values}, scratch).micros() == 10'000 * micros_per_one);
  CHECK(evaluate(parsed("concat(title, title, 'x')", names).value(), {.values = values}, scratch).fault() == Fault::too_long);
  scratch.clear();
  const std::vector<Value> cells(2 * 10'000, Value::text(half));
  values.push_back(Value::table(cells, 2));
  const auto counting = parsed("count(funds where length(concat(funds.source, title)) = 10000)", names).value();
  CHECK(evaluate(counting, {.values = values}, scratch).micros() == 10'000 * micros_per_one);
  CHECK(scratch.mark().blocks == 0);
}

TEST_CASE("a name is of ASCII letters and no word of the language") {
  for (const char* name : {"a", "paid_on", "_x9", "count", "date"}) CHECK(is_name(name));
  for (const char* name : {"", "9a", "金额", "a b", "and", "where", "today", "missing", "a.b"}) CHECK_FALSE(is_name(name));
  CHECK_FALSE(is_name(std::string(65, 'a')));
}

TEST_CASE("computed fields stand after what they need") {
  const Names names = few_names();
  const std::vector<Formula> formulas{formula(names, "a", "b + sum(funds.amount)"), formula(names, "b", "1"), formula(names, "funds.amount", "b * 2"),
                                      formula(names, "title", "text(a)")};
  CHECK(ordered(formulas).value() == std::vector<std::size_t>{1, 2, 0, 3});
}

TEST_CASE("a circle of computed fields is named") {
  const Names names = few_names();
  const std::vector<Formula> formulas{formula(names, "title", "text(a)"), formula(names, "a", "b + 1"), formula(names, "b", "count(funds) + sum(funds.amount)"),
                                      formula(names, "funds.amount", "a / 2")};
  const auto order = ordered(formulas);
  REQUIRE_FALSE(order);
  CHECK(order.error().key == "expressions.circular");
  CHECK(order.error().args == std::vector<Arg>{{"circle", "a → b → funds.amount → a"}});
  const std::vector<Formula> itself{formula(names, "a", "a + 1")};
  CHECK(ordered(itself).error().args[0].value == "a → a");
}

TEST_CASE("a hundred thousand computed fields in one chain are put in order without descending") {
  std::vector<Name> list;
  for (int i = 0; i < 100'000; ++i) list.push_back({"f" + std::to_string(i), Type::number});
  const Names names(std::move(list));
  std::vector<Formula> formulas;
  for (int i = 0; i < 99'999; ++i) formulas.push_back(formula(names, "f" + std::to_string(i), "f" + std::to_string(i + 1)));
  const auto order = ordered(formulas);
  REQUIRE(order);
  CHECK(order->front() == 99'998);
}
