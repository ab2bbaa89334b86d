#include "platform/expressions/machine.h"

#include <algorithm>

namespace lianxin::expressions {

template <class Make>
inline Value Machine::two(const Node& node, Make make) {
  const Value a = run(node.a), b = run(node.b);
  if (a.is_missing() || b.is_missing()) return missing_of(a, b);
  return make(a, b);
}

template <class Make>
inline Value Machine::one(const Node& node, Make make) {
  const Value a = run(node.a);
  return a.is_missing() ? a : make(a);
}

inline Value Machine::field(const Node& node) const {
  if (node.a >= record_.values.size()) return {};
  const Value& value = record_.values[node.a];
  return value.type() == node.type || value.is_missing() ? value : Value::missing(Fault::wrong_kind);
}

inline Value Machine::cell(const Node& node) const {
  if (node.a >= row_.size()) return {};
  const Value& value = row_[node.a];
  return value.type() == node.type || value.is_missing() ? value : Value::missing(Fault::wrong_kind);
}

// True when one side is, though the other be missing.
Value Machine::either(const Node& node) {
  const Value a = run(node.a);
  if (is_fulfilled(a)) return a;
  const Value b = run(node.b);
  if (is_fulfilled(b)) return b;
  return a.is_missing() || b.is_missing() ? missing_of(a, b) : Value::boolean(false);
}

Value Machine::both(const Node& node) {
  const Value a = run(node.a);
  if (is_violated(a)) return a;
  const Value b = run(node.b);
  if (is_violated(b)) return b;
  return a.is_missing() || b.is_missing() ? missing_of(a, b) : Value::boolean(true);
}

Value Machine::choose(const Node& node) {
  const Value condition = run(node.a);
  if (condition.is_missing()) return condition;
  return run(condition.boolean() ? node.b : node.c);
}

Value Machine::first_of(const Node& node) {
  Value last;
  for (std::uint32_t i = 0; i < node.b; ++i) {
    last = run(program_.arguments[node.a + i]);
    if (!last.is_missing()) return last;
  }
  return last;
}

Value Machine::run(std::uint32_t at) {
  const Node& node = program_.nodes[at];
  switch (node.op) {
    case Op::constant: return program_.constants[node.a];
    case Op::field: return field(node);
    case Op::cell: return cell(node);
    case Op::today: return Value::date(record_.today);
    case Op::either: return either(node);
    case Op::both: return both(node);
    case Op::negation: return one(node, [](const Value& a) { return Value::boolean(!a.boolean()); });
    case Op::same: return two(node, [](const Value& a, const Value& b) { return Value::boolean(a.figure() == b.figure()); });
    case Op::other: return two(node, [](const Value& a, const Value& b) { return Value::boolean(a.figure() != b.figure()); });
    case Op::same_text: return two(node, [](const Value& a, const Value& b) { return Value::boolean(a.text() == b.text()); });
    case Op::other_text: return two(node, [](const Value& a, const Value& b) { return Value::boolean(a.text() != b.text()); });
    case Op::less: return two(node, [](const Value& a, const Value& b) { return Value::boolean(a.figure() < b.figure()); });
    case Op::at_most: return two(node, [](const Value& a, const Value& b) { return Value::boolean(a.figure() <= b.figure()); });
    case Op::more: return two(node, [](const Value& a, const Value& b) { return Value::boolean(a.figure() > b.figure()); });
    case Op::at_least: return two(node, [](const Value& a, const Value& b) { return Value::boolean(a.figure() >= b.figure()); });
    case Op::plus: return two(node, [](const Value& a, const Value& b) { return add(a, b); });
    case Op::less_by: return two(node, [](const Value& a, const Value& b) { return subtract(a, b); });
    case Op::times: return two(node, [](const Value& a, const Value& b) { return multiply(a, b); });
    case Op::over: return two(node, [](const Value& a, const Value& b) { return divide(a, b); });
    case Op::minus: return one(node, [](const Value& a) { return negate(a); });
    case Op::choose: return choose(node);
    case Op::is_empty: return Value::boolean(expressions::is_empty(run(node.a)));
    case Op::is_filled: return Value::boolean(!expressions::is_empty(run(node.a)));
    case Op::first_of: return first_of(node);
    case Op::smallest_of:
    case Op::greatest_of: return least_or_most(node);
    default: return call(node);
  }
}

Value evaluate(const Expression& expression, const Record& record, Scratch& scratch) {
  return Machine(expression.program(), record, scratch).run(expression.program().root);
}

}  // namespace lianxin::expressions
