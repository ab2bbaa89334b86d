// The functions of the language whose arguments are of fixed types; the others the parser knows itself.
#pragma once

#include <string_view>

#include "platform/expressions/program.h"

namespace lianxin::expressions {

// A set of types, a bit each.
using Types = std::uint8_t;
constexpr Types only(Type type) { return static_cast<Types>(1U << static_cast<unsigned>(type)); }
constexpr Types number_or_date = only(Type::number) | only(Type::date);
constexpr Types text_or_list = only(Type::text) | only(Type::list);
constexpr Types writable = number_or_date | text_or_list;
constexpr Types comparable = number_or_date | only(Type::boolean) | only(Type::text);
constexpr Types any_value = writable | only(Type::boolean);
constexpr Types anything = any_value | only(Type::table);

struct Function {
  std::string_view name;
  Op op;
  Type result;
  int fewest;
  int most;
  Types first;
  Types second;
};

// Null when there is none of this name.
const Function* find_function(std::string_view name);
// The key of "here a number should stand".
std::string_view key_of_wanted(Types);

}  // namespace lianxin::expressions
