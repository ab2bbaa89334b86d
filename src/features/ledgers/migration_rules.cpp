#include "features/ledgers/migration_rules.h"

#include <algorithm>

#include "base/text.h"
#include "features/ledgers/formula_rules.h"

namespace lianxin::ledgers {
namespace {

using expressions::Type;

bool is_chosen(const Field& field) { return field.kind == FieldKind::choice || field.kind == FieldKind::choices; }

class Reading {
 public:
  Reading(Mapping& out, Faults& faults) : out_(out), old_(out.from->type), new_(out.to->type), faults_(faults) {}

  void by_name() {
    out_.ways.resize(new_.fields.size());
    out_.taken.resize(old_.fields.size());
    for (std::size_t i = 0; i < new_.fields.size(); ++i) {
      const int there = index_of(old_, new_.fields[i].key);
      if (there >= 0 && fits(old_.fields[static_cast<std::size_t>(there)], new_.fields[i])) out_.ways[i].from = there;
    }
  }

  void declared(const Migration& asked) {
    for (std::size_t i = 0; i < asked.fields.size() && !faults_.full(); ++i) field(asked.fields[i], path_of("migration.fields", i));
    for (std::size_t i = 0; i < asked.choices.size() && !faults_.full(); ++i) choice(asked.choices[i], path_of("migration.choices", i));
    for (std::size_t i = 0; i < asked.states.size() && !faults_.full(); ++i) {
      const std::string at = path_of("migration.states", i);
      if (!old_.state(asked.states[i].from)) missing(at + ".from", "ledgers.no_such_state", asked.states[i].from);
      if (!new_.state(asked.states[i].to)) missing(at + ".to", "ledgers.no_such_state", asked.states[i].to);
    }
  }

  void end() {
    for (std::size_t i = 0; i < new_.fields.size(); ++i) {
      const Mapping::Way& way = out_.ways[i];
      if (way.from >= 0) out_.taken[static_cast<std::size_t>(way.from)] = true;
      if (!way.has_value) continue;
      for (const auto& used : way.value.names_used())
        if (const int at = index_of(old_, std::string_view(used.name).substr(0, used.name.find('.'))); at >= 0) out_.taken[static_cast<std::size_t>(at)] = true;
    }
    // What is computed again needs nothing carried.
    for (std::size_t i = 0; i < old_.fields.size(); ++i)
      if (!old_.fields[i].computed.empty()) out_.taken[i] = true;
  }

 private:
  static bool fits(const Field& before, const Field& now) { return type_of(before.kind) == type_of(now.kind) && (before.kind == FieldKind::file) == (now.kind == FieldKind::file); }
  void missing(const std::string& at, std::string_view key, std::string_view value) { faults_.add(at, key, {{"value", shortened(value, 80)}}); }

  void field(const Mapped& asked, const std::string& at) {
    const int index = index_of(new_, asked.field);
    if (index < 0 || !new_.fields[static_cast<std::size_t>(index)].computed.empty()) return missing(at + ".field", "ledgers.no_such_field", asked.field);
    const Field& now = new_.fields[static_cast<std::size_t>(index)];
    Mapping::Way& way = out_.ways[static_cast<std::size_t>(index)];
    way = {};
    if (asked.from.empty() == asked.value.empty()) return faults_.add(at, "ledgers.from_or_value");
    if (!asked.from.empty()) {
      way.from = index_of(old_, asked.from);
      if (way.from < 0) return missing(at + ".from", "ledgers.no_such_field", asked.from);
      if (!fits(old_.fields[static_cast<std::size_t>(way.from)], now)) missing(at + ".from", "ledgers.not_of_that_kind", asked.from);
      return;
    }
    auto read = expressions::parsed(asked.value, out_.from->names, {.wanted = type_of(now.kind)});
    if (!read) return faults_.add(at + ".value", read.error().key, std::move(read.error().args));
    if (read->uses_today()) faults_.add(at + ".value", "ledgers.computed_by_day");
    way.value = *std::move(read);
    way.has_value = true;
  }

  void choice(const Renamed& asked, const std::string& at) {
    const Field* now = find_path(new_, asked.field);
    if (!now || !is_chosen(*now)) return missing(at + ".field", "ledgers.no_such_field", asked.field);
    if (std::ranges::find(now->choices, asked.to, &Choice::key) == now->choices.end()) missing(at + ".to", "ledgers.no_such_choice", asked.to);
  }

  Mapping& out_;
  const LedgerType& old_;
  const LedgerType& new_;
  Faults& faults_;
};

std::string_view renamed(const Mapping& mapping, std::string_view field, std::string_view key) {
  if (mapping.to->type.migration)
    for (const Renamed& each : mapping.to->type.migration->choices)
      if (each.field == field && each.from == key) return each.to;
  return key;
}

// Puts one value as the later version calls it; `at` is its path there.
Value called_now(const Mapping& mapping, const Field& now, const std::string& at, const Value& value, std::vector<std::string_view>& kept) {
  if (!is_chosen(now)) return value;
  if (value.type() == Type::text) return Value::text(renamed(mapping, at, value.text()));
  if (value.type() != Type::list) return value;
  for (const std::string_view each : value.list()) kept.push_back(renamed(mapping, at, each));
  return Value::list(kept);
}

class Carrying {
 public:
  Carrying(const Mapping& mapping, const Entries& before, const Around& around) : mapping_(mapping), before_(before), values_(before.all()) {
    values_.push_back(around.state.empty() ? Value{} : Value::text(around.state));
    values_.push_back(Value::date(around.entered));
    values_.push_back(around.place.empty() ? Value{} : Value::text(around.place));
    record_.values = values_;
    record_.today = around.today;
    record_.calendar = around.calendar;
    out_.entries = Entries(mapping.to->type);
  }

  Carried all(std::string_view state) {
    const LedgerType& old = mapping_.from->type;
    for (std::size_t i = 0; i < mapping_.ways.size(); ++i) carry(i);
    for (std::size_t i = 0; i < old.fields.size(); ++i)
      if (!mapping_.taken[i] && !expressions::is_empty(before_.at(i))) out_.lost.push_back(old.fields[i].key);
    out_.state = state_of(state);
    return std::move(out_);
  }

 private:
  void carry(std::size_t i) {
    const Mapping::Way& way = mapping_.ways[i];
    const Field& now = mapping_.to->type.fields[i];
    if (!now.computed.empty()) return;
    if (way.has_value) return put(i, now, expressions::evaluate(way.value, record_, scratch_));
    if (way.from < 0) return;
    const auto from = static_cast<std::size_t>(way.from);
    if (before_.at(from).type() == Type::table) return carry_table(i, from);
    put(i, now, before_.at(from));
  }

  void put(std::size_t i, const Field& now, const Value& value) {
    std::vector<std::string_view> kept;
    out_.entries.put(i, called_now(mapping_, now, now.key, value, kept));
  }

  // Columns of one key and kind; a column of before that becomes nothing is told.
  void carry_table(std::size_t i, std::size_t from) {
    const Field& old = mapping_.from->type.fields[from];
    const Field& now = mapping_.to->type.fields[i];
    const std::size_t rows = before_.at(from).rows(), columns = now.columns.size();
    std::vector<Value> cells(rows * columns);
    std::deque<std::vector<std::string_view>> kept;
    for (std::size_t c = 0; c < old.columns.size(); ++c) {
      const auto there = std::ranges::find_if(now.columns, [&](const Field& each) { return each.key == old.columns[c].key && type_of(each.kind) == type_of(old.columns[c].kind); });
      bool said = false;
      for (std::size_t row = 0; row < rows; ++row) {
        const Value& cell = before_.cell(from, row, c);
        said = said || !expressions::is_empty(cell);
        if (there == now.columns.end()) continue;
        cells[row * columns + static_cast<std::size_t>(there - now.columns.begin())] = called_now(mapping_, *there, now.key + "." + there->key, cell, kept.emplace_back());
      }
      if (said && there == now.columns.end() && old.columns[c].computed.empty()) out_.lost.push_back(old.key + "." + old.columns[c].key);
    }
    if (columns > 0) out_.entries.put(i, Value::table(cells, columns));
  }

  std::string state_of(std::string_view state) const {
    const LedgerType& now = mapping_.to->type;
    if (now.states.empty()) return {};
    if (state.empty()) return now.states.front().key;
    if (now.migration)
      for (const Renamed& each : now.migration->states)
        if (each.from == state) return each.to;
    return std::string(state);
  }

  const Mapping& mapping_;
  const Entries& before_;
  std::vector<Value> values_;
  expressions::Record record_{};
  expressions::Scratch scratch_{};
  Carried out_{};
};

}  // namespace

Result<Mapping> mapping_of(CompiledType from, CompiledType to) {
  Mapping out{.from = std::move(from), .to = std::move(to)};
  Faults faults;
  Reading reading(out, faults);
  reading.by_name();
  if (out.to->type.migration) reading.declared(*out.to->type.migration);
  if (!faults.all().empty()) return invalid(std::move(faults.all()));
  reading.end();
  return out;
}

Carried carried(const Mapping& mapping, const Entries& before, const Around& around) { return Carrying(mapping, before, around).all(around.state); }

}  // namespace lianxin::ledgers
