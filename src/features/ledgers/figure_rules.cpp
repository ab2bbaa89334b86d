#include "features/ledgers/figure_rules.h"

#include <algorithm>
#include <map>

#include "base/period.h"

namespace lianxin::ledgers {
namespace {

using expressions::Type;
using Of = CompiledFigure::By::Of;

// One record before one figure: as a whole, or row by row.
class Telling {
 public:
  Telling(const Compiled& compiled, const Entries& entries, const Around& around) : compiled_(compiled), entries_(entries), around_(around), values_(entries.all()) {
    values_.push_back(around.state.empty() ? Value{} : Value::text(around.state));
    values_.push_back(Value::date(around.entered));
    values_.push_back(around.place.empty() ? Value{} : Value::text(around.place));
    record_.values = values_;
    record_.today = around.today;
    record_.calendar = around.calendar;
  }

  std::vector<Fact> all() {
    for (std::size_t i = 0; i < compiled_.figures.size(); ++i) {
      const CompiledFigure& figure = compiled_.figures[i];
      if (figure.over < 0) {
        tell(compiled_.type.figures[i], figure, {}, 0);
        continue;
      }
      const auto field = static_cast<std::size_t>(figure.over);
      const Value& table = entries_.at(field);
      for (std::size_t row = 0; table.type() == Type::table && row < table.rows(); ++row)
        tell(compiled_.type.figures[i], figure, {table.cells() + row * entries_.columns(field), entries_.columns(field)}, row + 1);
    }
    std::ranges::sort(facts_);
    return std::move(facts_);
  }

 private:
  Value ask(const Expression& expression, std::span<const Value> row) {
    record_.row = row;
    return expressions::evaluate(expression, record_, scratch_);
  }

  std::vector<std::string> values_by(const CompiledFigure::By& by, std::span<const Value> row) const {
    if (by.of == Of::state) return {std::string(around_.state)};
    if (by.of == Of::place) return {""};  // places are grouped by the paths of facts
    const Value& value = by.of == Of::column ? row[by.index] : entries_.at(by.index);
    if (value.type() != Type::list) return {expressions::to_text(value)};
    std::vector<std::string> out;
    for (const std::string_view each : value.list()) out.emplace_back(each);
    return out;
  }

  std::optional<Day> day_of(const CompiledFigure& figure, std::span<const Value> row) const {
    if (!figure.has_on) return around_.entered;
    const Value& on = figure.on.of == Of::column ? row[figure.on.index] : entries_.at(figure.on.index);
    if (on.type() == Type::date) return on.day();
    if (on.type() != Type::text) return std::nullopt;
    if (const auto period = parse_period(on.text())) return period->first();
    return parse_day(std::string(on.text()) + "-01");
  }

  void tell(const Figure& asked, const CompiledFigure& figure, std::span<const Value> row, std::size_t row_no) {
    if (figure.has_where && !expressions::is_fulfilled(ask(figure.where, row))) return;
    const auto day = day_of(figure, row);
    if (!day) return;
    Fact fact{.figure = asked.key, .day = *day, .row_no = static_cast<std::int64_t>(row_no), .amount = expressions::micros_per_one, .base = 1};
    std::vector<std::string> items{""};
    if (asked.measure == Measure::rate) fact.amount = expressions::is_fulfilled(ask(figure.hit, row)) ? expressions::micros_per_one : 0;
    if (asked.measure == Measure::sum) {
      const Value value = ask(figure.value, row);
      if (value.type() != Type::number) return;
      fact.amount = value.micros();
      fact.qualifier = static_cast<int>(value.qualifier());
    }
    if (asked.measure == Measure::distinct) {
      const Value value = ask(figure.value, row);
      if (value.is_missing()) return;
      items.clear();
      if (value.type() == Type::list)
        for (const std::string_view each : value.list()) items.emplace_back(each);
      else
        items.push_back(expressions::to_text(value));
    }
    const auto firsts = figure.by.empty() ? std::vector<std::string>{""} : values_by(figure.by[0], row);
    const auto seconds = figure.by.size() < 2 ? std::vector<std::string>{""} : values_by(figure.by[1], row);
    for (const std::string& first : firsts)
      for (const std::string& second : seconds)
        for (const std::string& item : items) {
          fact.first_by = first;
          fact.second_by = second;
          fact.item = item;
          facts_.push_back(fact);
        }
  }

  const Compiled& compiled_;
  const Entries& entries_;
  const Around& around_;
  std::vector<Value> values_;
  expressions::Record record_{};
  expressions::Scratch scratch_{};
  std::vector<Fact> facts_{};
};

}  // namespace

std::vector<Fact> facts_of(const Compiled& compiled, const Entries& entries, const Around& around) { return Telling(compiled, entries, around).all(); }

std::optional<std::int64_t> rate_of(const FigureSum& sum) {
  if (sum.base == 0) return std::nullopt;
  const std::int64_t hits = sum.amount / expressions::micros_per_one;
  return (hits * 20'000 + sum.base) / (2 * sum.base);
}

std::vector<FigureSum> below_least(const Figure& figure, const std::vector<FigureSum>& groups) {
  std::vector<FigureSum> out;
  if (!figure.least) return out;
  for (const FigureSum& each : groups) {
    const auto same = std::ranges::find(out, each.first_by, &FigureSum::first_by);
    FigureSum& sum = same == out.end() ? out.emplace_back(FigureSum{.first_by = each.first_by}) : *same;
    sum.amount += each.amount;
    sum.base += each.base;
    sum.records += each.records;
  }
  const auto reaches = [&](const FigureSum& sum) {
    if (figure.measure == Measure::rate) return rate_of(sum).value_or(0) >= *figure.least * 100;
    return sum.amount >= *figure.least * figure.divide * 1'000'000;
  };
  std::erase_if(out, reaches);
  return out;
}

Qualifier qualifier_of_mask(int mask) {
  const int loose = mask & ~1;
  for (const Qualifier each : {Qualifier::some, Qualifier::many, Qualifier::at_least})
    if (loose == 1 << static_cast<int>(each)) return each;
  return loose == 0 ? Qualifier::exact : Qualifier::at_least;
}

}  // namespace lianxin::ledgers
