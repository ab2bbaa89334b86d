// Result<T>: a value or the reason why there is none. The only way a failure crosses a module's face.
#pragma once

#include <cassert>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace lianxin {

// The closed list of what can go wrong. HTTP status and exit status are each one switch over it.
enum class Code {
  malformed,        // 400: the request cannot be read at all
  unauthenticated,  // 401: who is asking is not known
  forbidden,        // 403: known, and not entitled
  not_found,        // 404: does not exist, or lies outside what the asker may see
  conflict,         // 409: contradicts what is stored, or the state it is in
  stale,            // 412: based on an older version
  too_large,        // 413
  unsupported,      // 415: a content type or encoding that is not taken
  invalid,          // 422: readable, but breaks a rule
  limited,          // 429: too many of these, try later
  internal,         // 500: a fault of ours
  unavailable,      // 503: store busy, full or away; nothing was written, may be tried again
};

// One named value of a message text, e.g. {"max", "2000"} for "at most {max} characters".
struct Arg {
  std::string name;
  std::string value;
  friend bool operator==(const Arg&, const Arg&) = default;
};

// What is wrong with one field. `field` is its path in the request ("joint_units[2]", "reply.text").
struct FieldFault {
  std::string field;
  std::string key;  // message key, translated at the edge
  std::vector<Arg> args{};
};

struct Error {
  Code code = Code::internal;
  std::string key;                   // stable message key, "tickets.not_yours"; texts in packs/texts
  std::vector<Arg> args{};           // values for the text's {placeholders}
  std::vector<FieldFault> fields{};  // all faults of a form at once
  std::string detail{};              // for the log only, never sent to a client
  std::string current{};             // stale: the current record as JSON, sent along
  int retry_after_s = 0;             // limited, unavailable: seconds
};

inline Error fail(Code code, std::string_view key, std::vector<Arg> args = {}) {
  return Error{.code = code, .key = std::string(key), .args = std::move(args)};
}

// The usual answer to a form with faults; `faults` must not be empty.
inline Error invalid(std::vector<FieldFault> faults) {
  return Error{.code = Code::invalid, .key = "base.invalid", .fields = std::move(faults)};
}

inline Error invalid_field(std::string_view field, std::string_view key, std::vector<Arg> args = {}) {
  std::vector<FieldFault> faults;
  faults.push_back({std::string(field), std::string(key), std::move(args)});
  return invalid(std::move(faults));
}

// Names follow std::expected.
template <class T>
class [[nodiscard]] Result {
 public:
  using value_type = T;
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}            // NOLINT(google-explicit-constructor)
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}        // NOLINT(google-explicit-constructor)

  bool has_value() const { return state_.index() == 0; }
  explicit operator bool() const { return has_value(); }
  T& value() & { assert(has_value()); return *std::get_if<0>(&state_); }
  const T& value() const& { assert(has_value()); return *std::get_if<0>(&state_); }
  T&& value() && { assert(has_value()); return std::move(*std::get_if<0>(&state_)); }
  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }
  T&& operator*() && { return std::move(*this).value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }
  Error& error() & { assert(!has_value()); return *std::get_if<1>(&state_); }
  const Error& error() const& { assert(!has_value()); return *std::get_if<1>(&state_); }
  Error&& error() && { assert(!has_value()); return std::move(*std::get_if<1>(&state_)); }

 private:
  std::variant<T, Error> state_;
};

struct Nothing {};

template <>
class [[nodiscard]] Result<void> {
 public:
  using value_type = void;
  Result() = default;
  Result(Error error) : error_(std::in_place_index<1>, std::move(error)) {}  // NOLINT(google-explicit-constructor)
  bool has_value() const { return error_.index() == 0; }
  explicit operator bool() const { return has_value(); }
  Nothing operator*() const { assert(has_value()); return {}; }
  Error& error() & { assert(!has_value()); return *std::get_if<1>(&error_); }
  const Error& error() const& { assert(!has_value()); return *std::get_if<1>(&error_); }
  Error&& error() && { assert(!has_value()); return std::move(*std::get_if<1>(&error_)); }

 private:
  std::variant<Nothing, Error> error_;
};

}  // namespace lianxin

// TRY(expr): the value of a Result, or return its error from the enclosing function. Not for coroutines.
#define TRY(...) TRY_NAMED_(TRY_JOINED_(try_result_, __COUNTER__), __VA_ARGS__)
#define TRY_NAMED_(name, ...)                                    \
  __extension__({                                                \
    auto name = (__VA_ARGS__);                                   \
    if (!name.has_value()) return std::move(name).error();       \
    *std::move(name);                                            \
  })
#define TRY_JOINED_(a, b) TRY_JOINED_AGAIN_(a, b)
#define TRY_JOINED_AGAIN_(a, b) a##b
