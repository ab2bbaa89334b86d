// Value: what a record's fields hold and what an expression gives. Sixteen bytes; texts, lists and tables are looked at,
// never owned. docs/expressions.md is the language.
#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/moment.h"
#include "base/written_number.h"

namespace lianxin::expressions {

// nothing: of the word `missing` alone; it fits wherever another type is wanted.
enum class Type : std::uint8_t { nothing, boolean, number, text, date, list, table };
BOOST_DESCRIBE_ENUM(Type, nothing, boolean, number, text, date, list, table)

// Why a value is missing although what it was made of is there. none: because a field is not filled in.
enum class Fault : std::uint8_t {
  none,
  overflow,         // beyond ±9,223,372,036,854.775807
  divided_by_zero,
  approximate,      // what is "300 or more" was taken away, divided by or turned round: nothing true can be said
  out_of_range,     // a date outside 1900…2199, more than six digits to round to, fewer than no working days
  not_whole,        // days and digits are counted whole
  too_long,         // a text of more than 10,000 characters
  not_a_number,     // number('abc')
  no_calendar,      // working days of a year that is not published
  wrong_kind,       // the record holds something else than its names say
};
BOOST_DESCRIBE_ENUM(Fault, none, overflow, divided_by_zero, approximate, out_of_range, not_whole, too_long, not_a_number, no_calendar,
                    wrong_kind)
// The key of its text; empty for none.
std::string_view text_key_of(Fault);

constexpr std::int64_t micros_per_one = 1'000'000;
constexpr std::size_t max_made_text = 10'000;  // characters

class Value {
 public:
  constexpr Value() = default;  // missing
  static constexpr Value missing(Fault fault = Fault::none) { return {Type::nothing, fault, Qualifier::exact, 0, std::int64_t{0}}; }
  static constexpr Value boolean(bool is) { return {Type::boolean, Fault::none, Qualifier::exact, 0, std::int64_t{is}}; }
  // In millionths of one.
  static constexpr Value number(std::int64_t micros, Qualifier qualifier = Qualifier::exact) {
    if (micros == std::numeric_limits<std::int64_t>::min()) return missing(Fault::overflow);
    return {Type::number, Fault::none, qualifier, 0, micros};
  }
  static Value number(WrittenNumber);  // missing with Fault::overflow when too great
  static constexpr Value date(Day day) { return {Type::date, Fault::none, Qualifier::exact, 0, std::int64_t{day.number}}; }
  static constexpr Value text(std::string_view text) {
    if (text.size() > std::numeric_limits<std::uint32_t>::max()) return missing(Fault::too_long);
    return {text};
  }
  static constexpr Value list(std::span<const std::string_view> items) { return {items}; }
  // Row by row, `columns` cells each.
  static constexpr Value table(std::span<const Value> cells, std::size_t columns) {
    return {cells, columns == 0 ? 0 : cells.size() / columns};
  }

  constexpr Type type() const { return type_; }  // nothing: missing
  constexpr bool is_missing() const { return type_ == Type::nothing; }
  constexpr Fault fault() const { return fault_; }
  // Each REQUIRES that type() says so.
  constexpr bool boolean() const { return number_ != 0; }
  constexpr std::int64_t micros() const { return number_; }
  constexpr Qualifier qualifier() const { return qualifier_; }
  constexpr Day day() const { return {static_cast<std::int32_t>(number_)}; }
  constexpr std::string_view text() const { return {characters_, size_}; }
  constexpr std::span<const std::string_view> list() const { return {items_, size_}; }
  constexpr const Value* cells() const { return cells_; }
  constexpr std::uint32_t rows() const { return size_; }
  // Of booleans, numbers and dates: what is compared.
  constexpr std::int64_t figure() const { return number_; }

 private:
  constexpr Value(Type type, Fault fault, Qualifier qualifier, std::uint32_t size, std::int64_t number)
      : type_(type), fault_(fault), qualifier_(qualifier), size_(size), number_(number) {}
  constexpr Value(std::string_view text) : type_(Type::text), size_(static_cast<std::uint32_t>(text.size())), characters_(text.data()) {}
  constexpr Value(std::span<const std::string_view> items)
      : type_(Type::list), size_(static_cast<std::uint32_t>(items.size())), items_(items.data()) {}
  constexpr Value(std::span<const Value> cells, std::size_t rows)
      : type_(Type::table), size_(static_cast<std::uint32_t>(rows)), cells_(cells.data()) {}

  Type type_ = Type::nothing;
  Fault fault_ = Fault::none;
  Qualifier qualifier_ = Qualifier::exact;
  std::uint32_t size_ = 0;
  union {
    std::int64_t number_ = 0;
    const char* characters_;
    const std::string_view* items_;
    const Value* cells_;
  };
};
static_assert(sizeof(Value) == 16);

// What a condition that is missing means at the border is the asker's: is_fulfilled for visible, required and transitions
// (missing is not fulfilled), is_violated for constraints (missing is not violated).
constexpr bool is_fulfilled(const Value& v) { return v.type() == Type::boolean && v.boolean(); }
constexpr bool is_violated(const Value& v) { return v.type() == Type::boolean && !v.boolean(); }

// Missing, a text or a list of nothing but blanks, a table without rows.
bool is_empty(const Value&);

// "-12.5", "300余": figures with at most 13 digits before the point and 6 behind it. Nothing for anything else.
std::optional<Value> parse_number(std::string_view);
// As text() in the language: "12.5", "300余", "2014-05-01", "一、二"; empty for what is missing, "true", "false".
std::string to_text(const Value&);
void append_text(std::string& out, const Value&);

}  // namespace lianxin::expressions
