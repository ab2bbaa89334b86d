// The small language in which declarations say what is required, shown, computed and allowed (docs/expressions.md). Total:
// no loops, no recursion, no input but the record, today and the work calendar; whatever is written, parsing and evaluating
// end. The same in the browser: web/src/expressions, held together by tests/cases/expressions.json.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "platform/expressions/names.h"

namespace lianxin::expressions {

constexpr std::size_t max_length = 4'000;  // characters
constexpr int max_depth = 64;              // of parentheses, calls and signs in each other
constexpr std::size_t max_nodes = 1'000;   // names, literals, operators and calls together
constexpr std::size_t max_list = 500;      // texts in [ … ]

struct Program;

// What was read and found sound. Cheap to copy; may be evaluated by several threads at once.
class Expression {
 public:
  struct Used {
    std::string name;  // "amount", "funds.amount"; a table itself only where its rows are counted
    Place place{};
  };
  // `missing` until something is parsed.
  Expression();
  explicit Expression(std::shared_ptr<const Program> program) : program_(std::move(program)) {}

  Type type() const;
  std::string_view text() const;
  // Each name once, in the order in which it is first written.
  std::span<const Used> names_used() const;
  // A value that changes with the day is none to be stored; one that counts working days needs a calendar.
  bool uses_today() const;
  bool uses_calendar() const;
  const Program& program() const { return *program_; }

 private:
  std::shared_ptr<const Program> program_;
};

struct ParseOptions {
  Type wanted = Type::nothing;   // another type is an error; nothing: any
  std::string_view in_table{};   // a rule of this table's rows: its columns mean the row at hand
};

// Code::invalid with the key of what is wrong ("expressions.unknown_name"); its args always hold offset (characters, from 0),
// line and column (from 1), besides what the text names.
Result<Expression> parsed(std::string_view text, const Names&, const ParseOptions& = {});

struct Position {
  std::size_t offset = 0;
  std::size_t line = 1;
  std::size_t column = 1;
  friend bool operator==(const Position&, const Position&) = default;
};
// Where an error of parsed() is.
Position position_of(const Error&);

struct Formula {
  std::string name;  // "total", "funds.amount"
  Expression expression{};
};
// The order in which computed fields are evaluated: each after what it needs, else as they stand. Code::invalid
// "expressions.circular" {circle}: "a → b → a".
Result<std::vector<std::size_t>> ordered(std::span<const Formula>);

}  // namespace lianxin::expressions
