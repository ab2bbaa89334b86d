// Whatever is written, it parses or is an error inside the text, and evaluates to a value of its type, twice the same.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "base/text.h"
#include "platform/expressions/evaluate.h"

using namespace lianxin;
using namespace lianxin::expressions;

namespace {

void hold(bool what) {
  if (!what) std::abort();
}

const Names& names() {
  static const Names all({{"amount", Type::number}, {"people", Type::number}, {"title", Type::text}, {"done", Type::boolean},
                          {"started", Type::date}, {"kinds", Type::list},
                          {"funds", Type::table, {{"amount", Type::number}, {"source", Type::text}, {"on", Type::date}}}});
  return all;
}

const WorkCalendar& calendar() {
  static const WorkCalendar one({CalendarYear{.year = 2014, .holidays = {day_from({2014, 5, 1})}, .makeup_working_days = {}}});
  return one;
}

// Filled in, half filled in, great, and of the wrong types.
std::vector<Value> record(unsigned which, const std::vector<std::string_view>& kinds, const std::vector<Value>& cells) {
  constexpr std::int64_t great = std::numeric_limits<std::int64_t>::max();
  if (which == 1) return {{}, Value::number(3), {}, {}, Value::date({0}), {}, Value::table(cells, 3)};
  if (which == 2) return {Value::number(great), Value::number(-great, Qualifier::many), Value::text("x"), Value::boolean(false), Value::date({84'000}), Value::list(kinds), {}};
  if (which == 3) return {Value::text("seven"), Value::list(kinds), Value::number(1), Value::date({1}), {}, Value::boolean(true), Value::number(2)};
  return {Value::number(12'500'000), Value::number(300'000'000, Qualifier::some), Value::text("修路"), Value::boolean(true), Value::date({16'190}), Value::list(kinds), Value::table(cells, 3)};
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string text(reinterpret_cast<const char*>(data) + 1, size - 1);
  const auto expression = parsed(text, names(), {.in_table = (data[0] & 4) != 0 ? "funds" : ""});
  if (!expression) {
    const Position at = position_of(expression.error());
    hold(at.offset <= length_of(text) && at.line >= 1 && at.column >= 1 && at.column <= at.offset + 1);
    return 0;
  }
  const std::vector<std::string_view> kinds{"a", "road"};
  const std::vector<Value> cells{Value::number(4'250'000), Value::text("county"), Value::date({16'000}), {}, Value::text("town"), {},
                                 Value::number(100'000'000, Qualifier::many), {}, Value::date({16'200})};
  const auto values = record(data[0] & 3U, kinds, cells);
  const Record given{.values = values, .today = {16'210}, .calendar = &calendar(), .row = std::span(cells).first(3)};
  Scratch scratch;
  const Value once = evaluate(*expression, given, scratch), again = evaluate(*expression, given, scratch);
  hold(once.is_missing() || once.type() == expression->type());
  hold(once.is_missing() || once.fault() == Fault::none);
  hold(once.type() == again.type() && once.fault() == again.fault() && to_text(once) == to_text(again));
  hold(once.type() != Type::text || length_of(once.text()) <= std::max(max_length, max_made_text));
  const auto twice = parsed(expression->text(), names(), {.wanted = expression->type(), .in_table = (data[0] & 4) != 0 ? "funds" : ""});
  hold(twice && twice->type() == expression->type());
  return 0;
}
