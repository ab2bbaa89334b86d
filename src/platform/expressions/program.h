// What parsing leaves for evaluating: nodes that name each other by number. Only for the files of this folder.
#pragma once

#include <deque>
#include <limits>
#include <string>
#include <vector>

#include "platform/expressions/expression.h"

namespace lianxin::expressions {

enum class Op : std::uint8_t {
  constant,  // a: constants
  field,     // a: slot
  cell,      // a: column of the row at hand
  today,
  // operands in a and b
  either, both, negation,
  same, same_text, other, other_text, less, at_most, more, at_least, is_in,
  plus, less_by, times, over, minus,
  // arguments in a, b, c
  choose, is_empty, is_filled, round, floor, ceiling, absolute, exact,
  days, add_days, workdays, add_workdays, year, month, day,
  length, starts, contains, holds, as_text, as_number, items,
  // b arguments, their nodes from `arguments[a]` on
  first_of, smallest_of, greatest_of, joined,
  // of the table in slot c with `columns` columns: a what is looked at, b the condition
  rows, filled_cells, total, mean, smallest, greatest,
};

constexpr std::uint32_t no_node = std::numeric_limits<std::uint32_t>::max();

struct Node {
  Op op = Op::constant;
  Type type = Type::nothing;
  std::uint16_t columns = 0;
  std::uint32_t a = no_node;
  std::uint32_t b = no_node;
  std::uint32_t c = no_node;
};

struct Program {
  std::string text{};
  std::vector<Node> nodes{};
  std::vector<std::uint32_t> arguments{};
  std::vector<Value> constants{};
  std::deque<std::string> texts{};                      // what constants look at
  std::deque<std::vector<std::string_view>> lists{};
  std::uint32_t root = 0;
  Type type = Type::nothing;
  std::vector<Expression::Used> used{};
  bool uses_today = false;
  bool uses_calendar = false;
};

}  // namespace lianxin::expressions
