#include "platform/expressions/value.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace lianxin::expressions {
namespace {

constexpr std::array<std::string_view, 4> qualifier_words{"", "余", "多", "以上"};
constexpr std::size_t max_whole_digits = 13;
constexpr std::size_t max_decimals = 6;

std::size_t digits_at(std::string_view text) {
  return static_cast<std::size_t>(std::find_if(text.begin(), text.end(), [](char c) { return c < '0' || c > '9'; }) - text.begin());
}

void append_number(std::string& out, const Value& v) {
  const bool minus = v.micros() < 0;
  const std::uint64_t size = minus ? static_cast<std::uint64_t>(-v.micros()) : static_cast<std::uint64_t>(v.micros());
  if (minus) out += '-';
  out += std::to_string(size / micros_per_one);
  if (const auto rest = size % micros_per_one; rest != 0) {
    std::string decimals = std::to_string(micros_per_one + static_cast<std::int64_t>(rest));
    decimals.erase(decimals.find_last_not_of('0') + 1);
    decimals[0] = '.';
    out += decimals;
  }
  out += qualifier_words[static_cast<std::size_t>(v.qualifier())];
}

}  // namespace

Value Value::number(WrittenNumber n) {
  std::int64_t micros = 0;
  if (__builtin_mul_overflow(n.amount, micros_per_one, &micros)) return missing(Fault::overflow);
  return number(micros, n.qualifier);
}

std::string_view text_key_of(Fault fault) {
  switch (fault) {
    case Fault::none: return {};
    case Fault::overflow: return "expressions.fault.overflow";
    case Fault::divided_by_zero: return "expressions.fault.divided_by_zero";
    case Fault::approximate: return "expressions.fault.approximate";
    case Fault::out_of_range: return "expressions.fault.out_of_range";
    case Fault::not_whole: return "expressions.fault.not_whole";
    case Fault::too_long: return "expressions.fault.too_long";
    case Fault::not_a_number: return "expressions.fault.not_a_number";
    case Fault::no_calendar: return "expressions.fault.no_calendar";
    case Fault::wrong_kind: return "expressions.fault.wrong_kind";
  }
  return {};
}

bool is_empty(const Value& v) {
  switch (v.type()) {
    case Type::nothing: return true;
    case Type::text: return is_blank(v.text());
    case Type::list: return std::all_of(v.list().begin(), v.list().end(), [](std::string_view item) { return is_blank(item); });
    case Type::table: return v.rows() == 0;
    default: return false;
  }
}

std::optional<Value> parse_number(std::string_view text) {
  const bool minus = text.starts_with('-');
  if (minus) text.remove_prefix(1);
  const std::size_t whole = digits_at(text);
  if (whole == 0 || whole > max_whole_digits) return std::nullopt;
  std::uint64_t micros = 0;  // nineteen digits
  for (const char c : text.substr(0, whole)) micros = micros * 10 + static_cast<std::uint64_t>(c - '0');
  text.remove_prefix(whole);
  std::size_t decimals = 0;
  if (text.starts_with('.')) {
    decimals = digits_at(text.substr(1));
    if (decimals == 0 || decimals > max_decimals) return std::nullopt;
    for (const char c : text.substr(1, decimals)) micros = micros * 10 + static_cast<std::uint64_t>(c - '0');
    text.remove_prefix(decimals + 1);
  }
  for (; decimals < max_decimals; ++decimals) micros *= 10;
  const auto word = std::find(qualifier_words.begin(), qualifier_words.end(), text);
  if (word == qualifier_words.end() || micros > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())) return std::nullopt;
  const auto size = static_cast<std::int64_t>(micros);
  return Value::number(minus ? -size : size, static_cast<Qualifier>(word - qualifier_words.begin()));
}

void append_text(std::string& out, const Value& v) {
  switch (v.type()) {
    case Type::boolean: out += v.boolean() ? "true" : "false"; break;
    case Type::number: append_number(out, v); break;
    case Type::text: out += v.text(); break;
    case Type::date: out += to_text(v.day()); break;
    case Type::list:
      for (std::size_t i = 0; i < v.list().size(); ++i) {
        if (i > 0) out += "、";
        out += v.list()[i];
      }
      break;
    case Type::nothing:
    case Type::table: break;
  }
}

std::string to_text(const Value& v) {
  std::string out;
  append_text(out, v);
  return out;
}

}  // namespace lianxin::expressions
