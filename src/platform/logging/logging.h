// Log: one line an event, `message name=value …`, to standard error. Never passwords, tokens, keys, or residents' words.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>

namespace lianxin::log {

enum class Level { debug, info, warning, error, off };

struct Field {
  std::string_view name;
  std::variant<std::string_view, std::int64_t, double> value;
  Field(std::string_view field, std::string_view text) : name(field), value(text) {}
  Field(std::string_view field, const char* text) : name(field), value(std::string_view(text)) {}
  Field(std::string_view field, double number) : name(field), value(number) {}
  template <class T> requires std::is_integral_v<T>
  Field(std::string_view field, T number) : name(field), value(static_cast<std::int64_t>(number)) {}
};
using Fields = std::initializer_list<Field>;

// What is below `level` is dropped. Off until this is called, so that tests stay quiet. `in_background`: lines are written by a
// thread of their own (a server); flush() before the end.
void start(Level level, bool in_background);
// "debug", "info", "warning", "error", "off"; false for anything else.
bool read_level(std::string_view text, Level& out);
bool is_on(Level);
void write(Level, std::string_view message, Fields = {});
void flush();

inline void debug(std::string_view message, Fields fields = {}) { write(Level::debug, message, fields); }
inline void info(std::string_view message, Fields fields = {}) { write(Level::info, message, fields); }
inline void warning(std::string_view message, Fields fields = {}) { write(Level::warning, message, fields); }
inline void error(std::string_view message, Fields fields = {}) { write(Level::error, message, fields); }

// The line's text without time and level: values with blanks, quotation marks or control characters are quoted and escaped, so
// that no value can begin a line or a field of its own.
std::string line_of(std::string_view message, Fields fields);

}  // namespace lianxin::log
