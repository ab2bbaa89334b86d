#include "platform/expressions/functions.h"

#include <algorithm>
#include <array>

namespace lianxin::expressions {
namespace {

constexpr Types number = only(Type::number), text = only(Type::text), date = only(Type::date);

constexpr std::array<Function, 21> functions{{
    {"empty", Op::is_empty, Type::boolean, 1, 1, anything, 0},
    {"filled", Op::is_filled, Type::boolean, 1, 1, anything, 0},
    {"round", Op::round, Type::number, 1, 2, number, number},
    {"floor", Op::floor, Type::number, 1, 1, number, 0},
    {"ceil", Op::ceiling, Type::number, 1, 1, number, 0},
    {"abs", Op::absolute, Type::number, 1, 1, number, 0},
    {"exact", Op::exact, Type::number, 1, 1, number, 0},
    {"days", Op::days, Type::number, 2, 2, date, date},
    {"add_days", Op::add_days, Type::date, 2, 2, date, number},
    {"workdays", Op::workdays, Type::number, 2, 2, date, date},
    {"add_workdays", Op::add_workdays, Type::date, 2, 2, date, number},
    {"year", Op::year, Type::number, 1, 1, date, 0},
    {"month", Op::month, Type::number, 1, 1, date, 0},
    {"day", Op::day, Type::number, 1, 1, date, 0},
    {"length", Op::length, Type::number, 1, 1, text, 0},
    {"starts", Op::starts, Type::boolean, 2, 2, text, text},
    {"contains", Op::contains, Type::boolean, 2, 2, text_or_list, text},
    {"text", Op::as_text, Type::text, 1, 1, writable, 0},
    {"number", Op::as_number, Type::number, 1, 1, text, 0},
    {"concat", Op::joined, Type::text, 1, 500, writable, writable},
    {"if", Op::choose, Type::nothing, 3, 3, only(Type::boolean), any_value},
}};

}  // namespace

const Function* find_function(std::string_view name) {
  const auto at = std::find_if(functions.begin(), functions.end(), [&](const Function& f) { return f.name == name; });
  return at == functions.end() ? nullptr : &*at;
}

std::string_view key_of_wanted(Types types) {
  switch (types) {
    case only(Type::boolean): return "expressions.wants_boolean";
    case only(Type::number): return "expressions.wants_number";
    case only(Type::text): return "expressions.wants_text";
    case only(Type::date): return "expressions.wants_date";
    case only(Type::list): return "expressions.wants_list";
    case only(Type::table): return "expressions.wants_table";
    case number_or_date: return "expressions.wants_number_or_date";
    case text_or_list: return "expressions.wants_text_or_list";
    case comparable: return "expressions.wants_comparable";
    case writable: return "expressions.wants_writable";
    default: return "expressions.wants_no_table";
  }
}

}  // namespace lianxin::expressions
