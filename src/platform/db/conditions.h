// Conditions: the "and …" part of a statement put together from what was asked, with its values in step.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "platform/db/value.h"

namespace lianxin::db {

class Conditions {
 public:
  // The first values are $1, $2, … of the statement's fixed part.
  explicit Conditions(std::initializer_list<Value> first) : values_(first) {}

  // The placeholder of a value. Text that is not a temporary must outlive the statement (value.h).
  std::string bind(Value value) {
    values_.push_back(std::move(value));
    return "$" + std::to_string(values_.size());
  }
  // "$2, $3, $4"
  template <class Items>
  std::string bind_all(const Items& items) {
    std::string out;
    for (const auto& item : items) out += (out.empty() ? "" : ", ") + bind(Value(item));
    return out;
  }
  template <class Items>
  std::string bind_all(const Items&&) = delete;  // the values would be gone before the statement runs
  void add(std::string_view condition) { sql_.append(" and ").append(condition); }

  const std::string& sql() const { return sql_; }  // "" or " and … and …"
  std::span<const Value> values() const { return values_; }

 private:
  std::string sql_{};
  std::vector<Value> values_;
};

// "%words%" for `like … escape '\'`, with the special characters of `words` taken as themselves.
inline std::string containing(std::string_view words) {
  std::string out = "%";
  for (const char c : words) {
    if (c == '%' || c == '_' || c == '\\') out += '\\';
    out += c;
  }
  return out + '%';
}

}  // namespace lianxin::db
