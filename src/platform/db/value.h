// Value and Row: what goes into a statement and what comes out.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>

#include "base/id.h"
#include "base/moment.h"

namespace lianxin::db {

// One bound parameter. Text given as string_view or const std::string& must outlive the call; ids are copied.
// Instants are stored as epoch milliseconds, days as days since 1970, ids as 36-character text, bool as 0/1.
class Value {
 public:
  using Variant = std::variant<std::monostate, std::int64_t, double, std::string_view, std::string>;
  Value() = default;
  Value(std::nullptr_t) {}                                              // NOLINT
  template <class T> requires std::is_integral_v<T>
  Value(T number) : v_(static_cast<std::int64_t>(number)) {}            // NOLINT
  Value(double number) : v_(number) {}                                  // NOLINT
  Value(std::string_view text) : v_(text) {}                            // NOLINT
  Value(const char* text) : v_(std::string_view(text)) {}               // NOLINT
  Value(const std::string& text) : v_(std::string_view(text)) {}        // NOLINT
  Value(std::string&& text) : v_(std::move(text)) {}                    // NOLINT
  Value(Moment at) : v_(at.ms) {}                                       // NOLINT
  Value(Day day) : v_(static_cast<std::int64_t>(day.number)) {}         // NOLINT
  template <class Tag>
  Value(const Id<Tag>& id) : v_(to_text(id)) {}                         // NOLINT
  template <class T>
  Value(const std::optional<T>& maybe) { if (maybe) *this = Value(*maybe); }  // NOLINT

  const Variant& variant() const { return v_; }

 private:
  Variant v_;
};

// One row while it is being visited; text is valid until the visitor returns. Columns count from 0.
class Row {
 public:
  virtual ~Row() = default;
  virtual bool is_null(int column) const = 0;
  virtual std::int64_t integer(int column) const = 0;
  virtual double real(int column) const = 0;
  virtual std::string_view text(int column) const = 0;

  // get<T>: T one of int, std::int64_t, bool, double, std::string, std::string_view, Moment, Day, Id<…>,
  // or std::optional of these (NULL gives nullopt; without optional NULL gives T{}).
  template <class T>
  T get(int column) const { return Get<T>::from(*this, column); }

 private:
  template <class T> struct Get;
};

template <class T>
struct Row::Get {
  static T from(const Row& row, int column) {
    if constexpr (std::is_same_v<T, bool>) return row.integer(column) != 0;
    else if constexpr (std::is_integral_v<T>) return static_cast<T>(row.integer(column));
    else if constexpr (std::is_floating_point_v<T>) return static_cast<T>(row.real(column));
    else if constexpr (std::is_same_v<T, Moment>) return Moment{row.integer(column)};
    else if constexpr (std::is_same_v<T, Day>) return Day{static_cast<std::int32_t>(row.integer(column))};
    else return T(row.text(column));
  }
};
template <class Tag>
struct Row::Get<Id<Tag>> {
  static Id<Tag> from(const Row& row, int column) { return parse_id<Id<Tag>>(row.text(column)).value_or(Id<Tag>{}); }
};
template <class T>
struct Row::Get<std::optional<T>> {
  static std::optional<T> from(const Row& row, int column) {
    if (row.is_null(column)) return std::nullopt;
    return Get<T>::from(row, column);
  }
};

}  // namespace lianxin::db
