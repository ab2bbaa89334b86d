#include "features/ledgers/record_rules.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace lianxin::ledgers {
namespace {

using expressions::Type;

constexpr std::size_t most_title = 120;
constexpr std::size_t most_key = 80;

// The fields with what stands around them, as expressions see them.
class Looking {
 public:
  Looking(const Compiled& compiled, const Entries& entries, const Around& around) : values_(entries.all()), columns_(compiled) {
    values_.push_back(around.state.empty() ? Value{} : Value::text(around.state));
    values_.push_back(Value::date(around.entered));
    values_.push_back(around.place.empty() ? Value{} : Value::text(around.place));
    record_.today = around.today;
    record_.calendar = around.calendar;
  }
  Value ask(const Expression& expression) {
    record_.values = values_;
    record_.row = {};
    return expressions::evaluate(expression, record_, scratch_);
  }
  Value ask(const Expression& expression, std::span<const Value> row) {
    record_.values = values_;
    record_.row = row;
    return expressions::evaluate(expression, record_, scratch_);
  }
  void put(std::size_t field, const Value& value) { values_[field] = value; }
  std::span<const Value> row(std::size_t field, std::size_t row) const {
    const std::size_t columns = columns_.type.fields[field].columns.size();
    return {values_[field].cells() + row * columns, columns};
  }
  void end_of_values() { scratch_.clear(); }

 private:
  std::vector<Value> values_;
  const Compiled& columns_;
  expressions::Record record_{};
  expressions::Scratch scratch_{};
};

// Changes the cells of a table; `change` gives what becomes of a cell.
template <class Change>
void change_cells(Entries& entries, Looking& look, std::size_t field, const Change& change) {
  const Value& table = entries.at(field);
  const std::size_t columns = entries.columns(field);
  std::vector<Value> cells(table.cells(), table.cells() + table.rows() * columns);
  for (std::size_t at = 0; at < cells.size(); ++at) cells[at] = change(at / columns, at % columns, cells[at]);
  entries.put(field, Value::table(cells, columns));
  look.put(field, entries.at(field));
}

Value fitting(const Field& field, const Value& value) {
  if (value.type() != Type::number) return value;
  const int places = field.kind == FieldKind::money ? 2 : field.decimals;
  std::int64_t unit = 1;
  for (int i = places; i < 6; ++i) unit *= 10;
  const std::int64_t half = unit / 2, amount = value.micros();
  return Value::number((amount >= 0 ? (amount + half) / unit : (amount - half) / unit) * unit, value.qualifier());
}

bool is_shown(const CompiledField& field, Looking& look, std::span<const Value> row = {}) { return !field.is_hidden || expressions::is_fulfilled(look.ask(field.visible, row)); }

void compute_column(const Compiled& compiled, Entries& entries, Looking& look, const Turn& turn) {
  if (entries.at(turn.field).rows() == 0) return;
  const auto wanted = static_cast<std::size_t>(turn.column);
  const CompiledField& rules = compiled.fields[turn.field].columns[wanted];
  const Field& column = compiled.type.fields[turn.field].columns[wanted];
  change_cells(entries, look, turn.field, [&](std::size_t row, std::size_t at, const Value& cell) {
    if (at != wanted) return cell;
    return is_shown(rules, look, look.row(turn.field, row)) ? fitting(column, look.ask(rules.computed, look.row(turn.field, row))) : Value{};
  });
}

void compute(const Compiled& compiled, Entries& entries, Looking& look, const std::vector<bool>& hidden) {
  for (const Turn& turn : compiled.turns) {
    if (hidden[turn.field]) continue;
    if (turn.column >= 0) {
      compute_column(compiled, entries, look, turn);
      continue;
    }
    entries.put(turn.field, fitting(compiled.type.fields[turn.field], look.ask(compiled.fields[turn.field].computed)));
    look.put(turn.field, entries.at(turn.field));
  }
}

// Takes away the cells that their rows do not show; whether there were any.
bool hide_cells(const Compiled& compiled, Entries& entries, Looking& look, std::size_t field) {
  const auto& columns = compiled.fields[field].columns;
  if (entries.at(field).rows() == 0 || std::ranges::none_of(columns, &CompiledField::is_hidden)) return false;
  bool hid = false;
  change_cells(entries, look, field, [&](std::size_t row, std::size_t at, const Value& cell) {
    if (cell.is_missing() || is_shown(columns[at], look, look.row(field, row))) return cell;
    hid = true;
    return Value{};
  });
  return hid;
}

bool is_needed_in(const Field& field, std::string_view state) { return std::ranges::find(field.required_in, state) != field.required_in.end(); }

bool is_needed(const Field& field, const CompiledField& rules, Looking& look, std::string_view state) {
  return is_needed_in(field, state) || (rules.is_required && expressions::is_fulfilled(look.ask(rules.required)));
}

void check_said(const CompiledField& rules, Looking& look, std::span<const Value> row, const std::string& at, Faults& faults) {
  for (const CompiledCheck& each : rules.checks)
    if (expressions::is_violated(look.ask(each.holds, row))) faults.add(at, "ledgers.said", {{"zh", each.said->zh}, {"en", each.said->en}});
}

void check_cell(const CompiledField& rules, const Value& value, Looking& look, std::span<const Value> row, const std::string& at, Faults& faults) {
  if (rules.is_required && expressions::is_empty(value) && expressions::is_fulfilled(look.ask(rules.required, row))) faults.add(at, "base.required");
  check_said(rules, look, row, at, faults);
}

void check_rows(const Compiled& compiled, const Entries& entries, std::size_t field, Looking& look, const std::string& at, Faults& faults) {
  const CompiledField& rules = compiled.fields[field];
  for (std::size_t row = 0; row < entries.at(field).rows() && !faults.full(); ++row)
    for (std::size_t c = 0; c < rules.columns.size(); ++c)
      if (is_shown(rules.columns[c], look, look.row(field, row))) check_cell(rules.columns[c], entries.cell(field, row, c), look, look.row(field, row), path_of(at, row, compiled.type.fields[field].columns[c].key), faults);
}

void add_key(std::vector<RecordKey>& out, std::string_view field, std::string value) { out.push_back({std::string(field), std::move(value)}); }

std::string cut(std::string_view text, std::size_t most) {
  std::size_t at = 0;
  for (std::size_t n = 0; n < most && at < text.size(); ++n) next_code_point(text, at);
  return std::string(text.substr(0, at));
}

}  // namespace

void complete(const Compiled& compiled, Entries& entries, const Around& around) {
  Looking look(compiled, entries, around);
  std::vector<bool> hidden(compiled.fields.size());
  compute(compiled, entries, look, hidden);
  // What is taken away may hide more; each turn hides something, so that this ends.
  for (bool hid = true; hid;) {
    hid = false;
    for (std::size_t i = 0; i < compiled.fields.size(); ++i) {
      if (entries.at(i).is_missing()) continue;
      if (is_shown(compiled.fields[i], look)) {
        hid = hide_cells(compiled, entries, look, i) || hid;
        continue;
      }
      hidden[i] = hid = true;
      entries.clear(i);
      look.put(i, {});
    }
    if (hid) compute(compiled, entries, look, hidden);
  }
}

std::vector<bool> shown_fields(const Compiled& compiled, const Entries& entries, const Around& around) {
  Looking look(compiled, entries, around);
  std::vector<bool> out;
  for (const CompiledField& each : compiled.fields) out.push_back(is_shown(each, look));
  return out;
}

std::vector<bool> needed_fields(const Compiled& compiled, const Entries& entries, const Around& around) {
  Looking look(compiled, entries, around);
  std::vector<bool> out;
  for (std::size_t i = 0; i < compiled.fields.size(); ++i)
    out.push_back(is_needed(compiled.type.fields[i], compiled.fields[i], look, around.state) && is_shown(compiled.fields[i], look));
  return out;
}

bool is_shown_to_all(const Compiled& compiled, const Entries& entries, const Around& around) {
  if (compiled.type.sights.public_when.empty()) return true;
  Looking look(compiled, entries, around);
  return expressions::is_fulfilled(look.ask(compiled.public_when));
}

void check_entries(const Compiled& compiled, const Entries& entries, const Around& around, Faults& faults) {
  Looking look(compiled, entries, around);
  for (std::size_t i = 0; i < compiled.fields.size() && !faults.full(); ++i) {
    const std::string at = "fields." + compiled.type.fields[i].key;
    if (!is_shown(compiled.fields[i], look)) continue;
    if (expressions::is_empty(entries.at(i)) && is_needed(compiled.type.fields[i], compiled.fields[i], look, around.state)) faults.add(at, "base.required");
    check_said(compiled.fields[i], look, {}, at, faults);
    check_rows(compiled, entries, i, look, at, faults);
  }
}

Result<void> check_step(const Compiled& compiled, const Entries& entries, const Record& record, const Transition& step, const Actor& by, std::string_view note, const Around& around) {
  const LedgerType& type = compiled.type;
  if (std::ranges::find(step.from, record.state) == step.from.end()) {
    const State* state = type.state(record.state);
    return fail(Code::conflict, "ledgers.no_such_step", {{"step_zh", step.zh}, {"step_en", step.en}, {"state_zh", state ? state->zh : record.state}, {"state_en", state ? state->en : record.state}});
  }
  if (!step.by.empty() && !by.is_system() && std::ranges::none_of(step.by, [&](Role role) { return by.has_role(role); })) return fail(Code::forbidden, "ledgers.step_not_yours");
  if (step.another && by.account == record.last_by) return fail(Code::forbidden, "ledgers.another_must");
  Faults faults;
  const auto ask = [&](const Field& field) {
    const int at = index_of(type, field.key);
    if (at >= 0 && expressions::is_empty(entries.at(static_cast<std::size_t>(at)))) faults.add("fields." + field.key, "base.required");
  };
  for (const std::string& key : step.asks)
    if (const Field* field = type.field(key)) ask(*field);
  for (const Field& field : type.fields)
    if (step.issues && field.responsible && std::ranges::find(step.asks, field.key) == step.asks.end()) ask(field);
  Looking look(compiled, entries, around);
  for (std::size_t i = 0; i < type.fields.size(); ++i)
    if (is_needed_in(type.fields[i], step.to) && std::ranges::find(step.asks, type.fields[i].key) == step.asks.end() && is_shown(compiled.fields[i], look)) ask(type.fields[i]);
  if (step.note && is_blank(note)) faults.add("note", "base.required");
  const auto index = static_cast<std::size_t>(&step - type.transitions.data());
  if (!step.when.empty() && !expressions::is_fulfilled(look.ask(compiled.when[index]))) faults.add("step", "ledgers.said", {{"zh", step.when_zh}, {"en", step.when_en.empty() ? step.when_zh : step.when_en}});
  if (!faults.all().empty()) return invalid(std::move(faults.all()));
  return {};
}

std::vector<const Transition*> steps_from(const LedgerType& type, const Record& record, const Actor& by) {
  std::vector<const Transition*> out;
  if (record.is_void) return out;
  for (const Transition& each : type.transitions) {
    if (std::ranges::find(each.from, record.state) == each.from.end()) continue;
    if (!each.by.empty() && !by.is_system() && std::ranges::none_of(each.by, [&](Role role) { return by.has_role(role); })) continue;
    if (each.another && by.account == record.last_by) continue;
    out.push_back(&each);
  }
  return out;
}

std::string title_of(const LedgerType& type, const Entries& entries) {
  const int at = index_of(type, type.title);
  if (at < 0 || entries.at(static_cast<std::size_t>(at)).is_missing()) return {};
  const Field& field = type.fields[static_cast<std::size_t>(at)];
  const Value& value = entries.at(static_cast<std::size_t>(at));
  if (field.kind == FieldKind::choice) {
    const auto choice = std::ranges::find(field.choices, value.text(), &Choice::key);
    if (choice != field.choices.end()) return choice->zh;
  }
  return shortened(expressions::to_text(value), most_title);
}

std::string written_number(std::string_view pattern, std::string_view prefix, int year, std::int64_t n) {
  std::string out;
  for (std::size_t at = 0; at < pattern.size();) {
    const auto close = pattern[at] == '{' ? pattern.find('}', at) : std::string_view::npos;
    if (close == std::string_view::npos) {
      out += pattern[at++];
      continue;
    }
    const std::string_view name = pattern.substr(at + 1, close - at - 1);
    std::string digits = std::to_string(n);
    if (name == "prefix") out += prefix;
    else if (name == "yyyy") out += std::to_string(year);
    else if (name.starts_with("n:") && name.size() == 3 && name[2] >= '1' && name[2] <= '9')
      out += std::string(digits.size() < static_cast<std::size_t>(name[2] - '0') ? static_cast<std::size_t>(name[2] - '0') - digits.size() : 0, '0') + digits;
    else if (name == "n") out += digits;
    at = close + 1;
  }
  return out;
}

std::string key_text(const Value& value) {
  switch (value.type()) {
    case Type::boolean: return value.boolean() ? "1" : "0";
    case Type::text: return cut(value.text(), most_key);
    case Type::number:
    case Type::date: {  // as many digits for all, so that texts are in the order of numbers
      static constexpr std::string_view digits = "0123456789abcdef";
      const auto shifted = static_cast<std::uint64_t>(value.figure()) ^ (std::uint64_t{1} << 63);
      std::string out(16, '0');
      for (std::size_t i = 0; i < 16; ++i) out[15 - i] = digits[(shifted >> (4 * i)) & 15];
      return out;
    }
    default: return {};
  }
}

std::vector<RecordKey> keys_of(const LedgerType& type, const Entries& entries, std::string_view state) {
  std::vector<RecordKey> out;
  if (!type.states.empty()) add_key(out, "state", std::string(state));
  for (const std::string& filter : type.list.filters) {
    const int at = index_of(type, filter);
    if (at < 0) continue;
    const Value& value = entries.at(static_cast<std::size_t>(at));
    if (value.type() != Type::list) {
      add_key(out, filter, key_text(value));
      continue;
    }
    for (const std::string_view each : value.list()) add_key(out, filter, cut(each, most_key));
  }
  std::ranges::sort(out);
  const auto twice = std::ranges::unique(out);
  out.erase(twice.begin(), twice.end());
  return out;
}

std::optional<std::string> business_key_of(const LedgerType& type, const Entries& entries, std::string_view place) {
  if (type.sheet.key.empty()) return std::nullopt;
  std::string out(place);
  for (const std::string& key : type.sheet.key) {
    const int at = index_of(type, key);
    if (at < 0 || expressions::is_empty(entries.at(static_cast<std::size_t>(at)))) return std::nullopt;
    out += '\x1f' + expressions::to_text(entries.at(static_cast<std::size_t>(at)));
  }
  return out;
}

std::vector<Tie> ties_of(const LedgerType& type, const Entries& entries) {
  std::vector<Tie> out;
  const auto kind_of = [](FieldKind kind) -> std::optional<TieKind> {
    switch (kind) {
      case FieldKind::ticket: return TieKind::ticket;
      case FieldKind::problem: return TieKind::problem;
      case FieldKind::household: return TieKind::household;
      case FieldKind::place: return TieKind::place;
      case FieldKind::record: return TieKind::record;
      default: return std::nullopt;
    }
  };
  const auto add = [&](const Field& field, const Value& value, const std::string& name) {
    const auto kind = kind_of(field.kind);
    if (kind && value.type() == Type::text) out.push_back({*kind, std::string(value.text()), name});
  };
  for (std::size_t i = 0; i < type.fields.size(); ++i) {
    const Field& field = type.fields[i];
    add(field, entries.at(i), field.key);
    for (std::size_t row = 0; row < (field.kind == FieldKind::table ? entries.at(i).rows() : 0); ++row)
      for (std::size_t c = 0; c < field.columns.size(); ++c) add(field.columns[c], entries.cell(i, row, c), field.key);
  }
  std::ranges::sort(out);
  const auto twice = std::ranges::unique(out);
  out.erase(twice.begin(), twice.end());
  return out;
}

std::string searched_text(const LedgerType& type, const Entries& entries, std::string_view number) {
  std::string out(number);
  for (std::size_t i = 0; i < type.fields.size(); ++i) {
    const Field& field = type.fields[i];
    if (field.personal || (field.kind != FieldKind::text && field.kind != FieldKind::long_text) || entries.at(i).type() != Type::text) continue;
    out += '\n' + std::string(entries.at(i).text());
  }
  return out;
}

}  // namespace lianxin::ledgers
