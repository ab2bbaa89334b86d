#include <algorithm>

#include "base/text.h"
#include "platform/expressions/machine.h"

namespace lianxin::expressions {
namespace {

constexpr std::int64_t most_days = 1'000'000;

Value whole(std::int64_t number) { return number_of(Wide{number} * micros_per_one, Qualifier::exact); }

Value within_calendar(std::int64_t day) {
  static const Day first = day_from({1900, 1, 1}), last = day_from({2199, 12, 31});
  if (day < first.number || day > last.number) return Value::missing(Fault::out_of_range);
  return Value::date({static_cast<std::int32_t>(day)});
}

bool is_among(const Value& text, const Value& list) {
  return std::find(list.list().begin(), list.list().end(), text.text()) != list.list().end();
}

Value days_later(const Value& day, const Value& count) {
  const Whole days = whole_in(count, most_days);
  if (days.fault != Fault::none) return Value::missing(days.fault);
  return within_calendar(day.day().number + days.number);
}

Value workdays_later(const WorkCalendar* calendar, const Value& day, const Value& count) {
  const Whole days = whole_in(count, most_days);
  if (days.fault != Fault::none) return Value::missing(days.fault);
  if (days.number < 0) return Value::missing(Fault::out_of_range);
  if (calendar == nullptr) return Value::missing(Fault::no_calendar);
  const auto later = calendar->add_working_days(day.day(), static_cast<int>(days.number));
  return later ? Value::date(*later) : Value::missing(Fault::no_calendar);
}

Value workdays_between(const WorkCalendar* calendar, const Value& from, const Value& to) {
  if (calendar == nullptr) return Value::missing(Fault::no_calendar);
  const auto count = calendar->working_days_between(from.day(), to.day());
  return count ? whole(*count) : Value::missing(Fault::no_calendar);
}

}  // namespace

Value Machine::call(const Node& node) {
  if (node.op >= Op::rows) return aggregate(node);
  if (node.op == Op::joined) return joined(node);
  if (node.op == Op::round) return round(node);
  const Value a = run(node.a);
  if (node.b == no_node) {
    if (a.is_missing()) return a;
    switch (node.op) {
      case Op::floor: return floor_of(a);
      case Op::ceiling: return ceiling_of(a);
      case Op::absolute: return absolute(a);
      case Op::exact: return Value::number(a.micros());
      case Op::year: return whole(civil_from(a.day()).year);
      case Op::month: return whole(civil_from(a.day()).month);
      case Op::day: return whole(civil_from(a.day()).day);
      case Op::length: return whole(static_cast<std::int64_t>(length_of(a.text())));
      case Op::items: return whole(static_cast<std::int64_t>(a.list().size()));
      case Op::as_text: return kept_text(to_text(a));
      case Op::as_number: return parse_number(a.text()).value_or(Value::missing(Fault::not_a_number));
      default: return Value::missing(Fault::wrong_kind);
    }
  }
  const Value b = run(node.b);
  if (a.is_missing() || b.is_missing()) return missing_of(a, b);
  switch (node.op) {
    case Op::is_in: return Value::boolean(is_among(a, b));
    case Op::holds: return Value::boolean(is_among(b, a));
    case Op::contains: return Value::boolean(a.text().find(b.text()) != std::string_view::npos);
    case Op::starts: return Value::boolean(a.text().starts_with(b.text()));
    case Op::days: return whole(std::int64_t{b.day().number} - a.day().number);
    case Op::add_days: return days_later(a, b);
    case Op::workdays: return workdays_between(record_.calendar, a, b);
    case Op::add_workdays: return workdays_later(record_.calendar, a, b);
    default: return Value::missing(Fault::wrong_kind);
  }
}

Value Machine::round(const Node& node) {
  const Value number = run(node.a);
  const Value digits = node.b == no_node ? Value::number(0) : run(node.b);
  if (number.is_missing() || digits.is_missing()) return missing_of(number, digits);
  return rounded(number, digits);
}

Value Machine::least_or_most(const Node& node) {
  Value best = run(program_.arguments[node.a]);
  for (std::uint32_t i = 1; i < node.b; ++i) {
    const Value next = run(program_.arguments[node.a + i]);
    best = best.is_missing() || next.is_missing() ? missing_of(best, next) : better(best, next, node.op == Op::greatest_of);
  }
  return best;
}

Value Machine::joined(const Node& node) {
  std::string text;
  Value missing = Value::boolean(false);
  for (std::uint32_t i = 0; i < node.b; ++i) {
    const Value part = run(program_.arguments[node.a + i]);
    if (part.is_missing()) missing = missing_of(missing, part);
    else if (text.size() <= max_made_text * 4) append_text(text, part);
  }
  return missing.is_missing() ? missing : kept_text(text);
}

Value Machine::kept_text(std::string_view text) const {
  if (text.size() > max_made_text * 4 || length_of(text) > max_made_text) return Value::missing(Fault::too_long);
  return Value::text(scratch_.keep(text));
}

// Whether the row at hand is one that counts; a condition that is missing for a reason spoils the whole.
bool Machine::counts(const Node& node, Tally& tally) {
  if (node.b == no_node) return true;
  const Value condition = run(node.b);
  if (condition.fault() != Fault::none) tally.fault = condition;
  return is_fulfilled(condition);
}

void Machine::take(const Node& node, Tally& tally) {
  if (node.op == Op::rows) {
    ++tally.count;
    return;
  }
  const Value value = run(node.a);
  if (value.fault() != Fault::none) tally.fault = value;
  if (value.is_missing() || (node.op == Op::filled_cells && expressions::is_empty(value))) return;
  ++tally.count;
  if (node.op == Op::total || node.op == Op::mean) {
    tally.sum += value.micros();
    tally.qualifier = combined(tally.qualifier, value.qualifier());
  } else if (node.op == Op::smallest || node.op == Op::greatest) {
    tally.best = tally.best.is_missing() ? value : better(tally.best, value, node.op == Op::greatest);
  }
}

// Cells that are missing are left out; one that is missing for a reason makes the whole missing for the first such reason.
Value Machine::aggregate(const Node& node) {
  const std::span<const Value> outer = row_;
  const Value table = node.c < record_.values.size() ? record_.values[node.c] : Value{};
  if (table.fault() != Fault::none) return table;
  if (!table.is_missing() && table.type() != Type::table) return Value::missing(Fault::wrong_kind);
  Tally tally;
  const std::uint32_t rows = table.is_missing() ? 0 : table.rows();
  for (std::uint32_t i = 0; i < rows && tally.fault.fault() == Fault::none; ++i) {
    row_ = {table.cells() + std::size_t{i} * node.columns, node.columns};
    const Scratch::Mark mark = scratch_.mark();
    if (counts(node, tally) && tally.fault.fault() == Fault::none) take(node, tally);
    scratch_.go_back(mark);
  }
  row_ = outer;
  if (tally.fault.fault() != Fault::none) return tally.fault;
  switch (node.op) {
    case Op::total: return number_of(tally.sum, tally.qualifier);
    case Op::mean: return tally.count == 0 ? Value{} : mean_of(tally.sum, tally.count, tally.qualifier);
    case Op::smallest:
    case Op::greatest: return tally.best;
    default: return whole(tally.count);
  }
}

}  // namespace lianxin::expressions
