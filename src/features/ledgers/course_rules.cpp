#include <algorithm>
#include <set>

#include "base/text.h"
#include "features/ledgers/declaration_rules.h"

namespace lianxin::ledgers {
namespace {

constexpr std::size_t most_name = 60;

template <class T>
const T* find_in(const std::vector<T>& list, std::string_view key) {
  const auto found = std::ranges::find(list, key, &T::key);
  return found == list.end() ? nullptr : &*found;
}

template <class T>
void check_names(const std::vector<T>& list, std::string_view name, std::size_t most, Faults& faults) {
  if (list.size() > most) return faults.add(std::string(name), "base.too_many", {{"max", std::to_string(most)}});
  std::set<std::string_view> seen;
  for (std::size_t i = 0; i < list.size() && !faults.full(); ++i) {
    if (!is_key(list[i].key)) faults.add(path_of(name, i, "key"), "ledgers.bad_key", {{"value", shortened(list[i].key, 40)}});
    if (!seen.insert(list[i].key).second) faults.add(path_of(name, i, "key"), "ledgers.twice", {{"value", list[i].key}});
    faults.text(path_of(name, i, "zh"), list[i].zh, most_name);
    faults.text(path_of(name, i, "en"), list[i].en, most_name * 2);
  }
}

void check_known(const LedgerType& t, const std::vector<std::string>& keys, const std::string& at, Faults& faults) {
  for (std::size_t i = 0; i < keys.size() && !faults.full(); ++i)
    if (!t.field(keys[i])) faults.add(path_of(at, i), "ledgers.no_such_field", {{"value", shortened(keys[i], 40)}});
}

// States that no way leads to.
void check_reached(const LedgerType& t, Faults& faults) {
  if (t.states.empty()) return;
  std::set<std::string_view> reached{t.states.front().key};
  for (std::size_t round = 0; round < t.states.size(); ++round)
    for (const Transition& each : t.transitions)
      if (std::ranges::any_of(each.from, [&](const std::string& from) { return reached.contains(from); })) reached.insert(each.to);
  for (std::size_t i = 0; i < t.states.size(); ++i)
    if (!reached.contains(t.states[i].key)) faults.add(path_of("states", i), "ledgers.state_unreached", {{"name", t.states[i].zh}});
}

void check_transition(const LedgerType& t, const Transition& one, const std::string& at, Faults& faults) {
  if (one.from.empty()) faults.add(at + ".from", "base.required");
  for (std::size_t i = 0; i < one.from.size(); ++i)
    if (!t.state(one.from[i])) faults.add(path_of(at + ".from", i), "ledgers.no_such_state", {{"value", shortened(one.from[i], 40)}});
  if (!t.state(one.to)) faults.add(at + ".to", "ledgers.no_such_state", {{"value", shortened(one.to, 40)}});
  check_known(t, one.asks, at + ".asks", faults);
  if (one.when.empty() != is_blank(one.when_zh)) faults.add(at + (one.when.empty() ? ".when" : ".when_zh"), "base.required");
  if (one.issues && t.number.empty()) faults.add(at + ".issues", "ledgers.issues_without_number");
}

void check_needed_in(const LedgerType& t, Faults& faults) {
  for (std::size_t i = 0; i < t.fields.size() && !faults.full(); ++i) {
    const Field& field = t.fields[i];
    const std::string at = path_of("fields", i);
    for (std::size_t n = 0; n < field.required_in.size(); ++n)
      if (!t.state(field.required_in[n])) faults.add(path_of(at + ".required_in", n), "ledgers.no_such_state", {{"value", shortened(field.required_in[n], 40)}});
    if (!field.required_in.empty() && field.kind == FieldKind::file) faults.add(at + ".required_in", "ledgers.file_required");
    if (!field.required_in.empty() && !field.computed.empty()) faults.add(at + ".required_in", "ledgers.computed_and_required");
    for (std::size_t c = 0; c < field.columns.size(); ++c)
      if (!field.columns[c].required_in.empty()) faults.add(path_of(at + ".columns", c, "required_in"), "ledgers.not_in_a_table");
  }
}

void check_due(const LedgerType& t, Faults& faults) {
  if (!t.due) return;
  const Field* from = t.due->from.empty() ? nullptr : t.field(t.due->from);
  if (!t.due->from.empty() && (!from || from->kind != FieldKind::date)) faults.add("due.from", "ledgers.not_a_date", {{"value", shortened(t.due->from, 40)}});
  if (t.due->working_days && t.due->days) faults.add("due.days", "ledgers.two_terms");
  if (t.due->from.empty() && !t.due->working_days && !t.due->days) faults.add("due", "ledgers.no_term");
  for (const auto& [term, name] : {std::pair{t.due->working_days, "due.working_days"}, std::pair{t.due->days, "due.days"}})
    if (term && (*term < -3660 || *term > 3660)) faults.add(name, "base.json_out_of_range", {{"min", "-3660"}, {"max", "3660"}});
  if (t.due->warn < 0 || t.due->warn > 60) faults.add("due.warn", "base.json_out_of_range", {{"min", "0"}, {"max", "60"}});
}

void check_figure(const LedgerType& t, const Figure& one, const std::string& at, Faults& faults) {
  faults.text(at + ".unit_zh", one.unit_zh, 10);
  faults.text(at + ".unit_en", one.unit_en, 40);
  const Field* table = one.over.empty() ? nullptr : t.field(one.over);
  if (!one.over.empty() && (!table || table->kind != FieldKind::table)) faults.add(at + ".over", "ledgers.not_a_table", {{"value", shortened(one.over, 40)}});
  if (one.by.size() > 2) faults.add(at + ".by", "base.too_many", {{"max", "2"}});
  for (std::size_t i = 0; i < one.by.size() && i < 2; ++i) {
    const std::string& by = one.by[i];
    if (by == "state" || by == "place") continue;
    const Field* field = find_path(t, by);
    const bool is_column = by.find('.') != std::string::npos;
    if (!field || !is_indexed(field->kind)) faults.add(path_of(at + ".by", i), "ledgers.no_such_field", {{"value", shortened(by, 80)}});
    else if (is_column && by.substr(0, by.find('.')) != one.over) faults.add(path_of(at + ".by", i), "ledgers.column_of_another", {{"value", by}});
  }
  const Field* on = one.on.empty() ? nullptr : find_path(t, one.on);
  if (!one.on.empty() && (!on || (on->kind != FieldKind::date && on->kind != FieldKind::period))) faults.add(at + ".on", "ledgers.not_a_date", {{"value", shortened(one.on, 40)}});
  const bool values = one.measure == Measure::sum || one.measure == Measure::distinct;
  if (values != !one.value.empty()) faults.add(at + ".value", values ? "base.required" : "ledgers.measure_without_value");
  if ((one.measure == Measure::rate) != !one.hit.empty()) faults.add(at + ".hit", one.hit.empty() ? "base.required" : "ledgers.hit_of_rate_only");
  if (one.decimals < 0 || one.decimals > 6) faults.add(at + ".decimals", "base.json_out_of_range", {{"min", "0"}, {"max", "6"}});
  // Values told apart within two dimensions do not add up.
  if (one.least && (one.by.empty() || (one.measure == Measure::distinct && one.by.size() > 1))) faults.add(at + ".least", "ledgers.least_without_by");
  if (one.least && (*one.least < 1 || *one.least > 1'000'000'000)) faults.add(at + ".least", "base.json_out_of_range", {{"min", "1"}, {"max", "1000000000"}});
  if (one.divide < 1 || one.divide > 100'000'000) faults.add(at + ".divide", "base.json_out_of_range", {{"min", "1"}, {"max", "100000000"}});
}

void check_listing(const LedgerType& t, Faults& faults) {
  check_known(t, t.list.columns, "list.columns", faults);
  check_known(t, t.list.filters, "list.filters", faults);
  if (t.list.filters.size() > max_filters) faults.add("list.filters", "base.too_many", {{"max", std::to_string(max_filters)}});
  for (std::size_t i = 0; i < t.list.filters.size(); ++i) {
    const Field* field = t.field(t.list.filters[i]);
    if (field && !is_indexed(field->kind)) faults.add(path_of("list.filters", i), "ledgers.not_a_filter", {{"name", field->zh}});
  }
  std::string_view sort = t.list.sort;
  if (sort.starts_with('-')) sort.remove_prefix(1);
  if (!sort.empty() && sort != "due" && sort != "entered" && std::ranges::find(t.list.filters, sort) == t.list.filters.end())
    faults.add("list.sort", "ledgers.sort_needs_filter", {{"value", shortened(sort, 40)}});
}

void check_form(const LedgerType& t, Faults& faults) {
  std::set<std::string_view> seen;
  for (std::size_t s = 0; s < t.form.size() && !faults.full(); ++s) {
    const std::string at = path_of("form", s, "fields");
    faults.text(path_of("form", s, "zh"), t.form[s].zh, most_name);
    faults.text(path_of("form", s, "en"), t.form[s].en, most_name * 2);
    check_known(t, t.form[s].fields, at, faults);
    for (std::size_t i = 0; i < t.form[s].fields.size(); ++i)
      if (!seen.insert(t.form[s].fields[i]).second) faults.add(path_of(at, i), "ledgers.twice", {{"value", t.form[s].fields[i]}});
  }
}

void check_making(const LedgerType& t, const Making& one, const std::string& at, Faults& faults) {
  const Field* table = one.over.empty() ? nullptr : t.field(one.over);
  if (!one.over.empty() && (!table || table->kind != FieldKind::table)) return faults.add(at + ".over", "ledgers.not_a_table", {{"value", shortened(one.over, 40)}});
  const Field* link = find_path(t, table ? one.over + "." + one.link : one.link);
  if (!link || link->kind != FieldKind::record || link->ledger != one.ledger || !link->computed.empty()) faults.add(at + ".link", "ledgers.making_needs_link", {{"value", shortened(one.link, 40)}});
  if (one.fields.size() > max_columns) faults.add(at + ".fields", "base.too_many", {{"max", std::to_string(max_columns)}});
  for (std::size_t i = 0; i < one.fields.size() && !faults.full(); ++i) {
    const std::string& from = one.fields[i].from;
    const bool is_column = table && std::ranges::find(table->columns, from, &Field::key) != table->columns.end();
    if (!is_column && from != "id" && !t.field(from)) faults.add(path_of(at + ".fields", i, "from"), "ledgers.no_such_field", {{"value", shortened(from, 40)}});
    if (!is_key(one.fields[i].field)) faults.add(path_of(at + ".fields", i, "field"), "ledgers.bad_key", {{"value", shortened(one.fields[i].field, 40)}});
  }
}

void check_sights(const LedgerType& t, Faults& faults) {
  check_known(t, t.sights.public_fields, "sights.public_fields", faults);
  for (std::size_t i = 0; i < t.sights.public_fields.size(); ++i) {
    const Field* field = t.field(t.sights.public_fields[i]);
    if (field && (field->personal || field->kind == FieldKind::household || field->kind == FieldKind::ticket || field->kind == FieldKind::file))
      faults.add(path_of("sights.public_fields", i), "ledgers.never_public", {{"name", field->zh}});
  }
  for (std::size_t i = 0; i < t.sights.public_states.size(); ++i)
    if (!t.state(t.sights.public_states[i])) faults.add(path_of("sights.public_states", i), "ledgers.no_such_state", {{"value", t.sights.public_states[i]}});
  for (const Role role : t.sights.write)
    if (!t.sights.read.empty() && std::ranges::find(t.sights.read, role) == t.sights.read.end()) faults.add("sights.write", "ledgers.writes_unread", {{"value", std::string(name_of(role))}});
}

}  // namespace

const Field* LedgerType::field(std::string_view wanted) const { return find_in(fields, wanted); }
const State* LedgerType::state(std::string_view wanted) const { return find_in(states, wanted); }
const Transition* LedgerType::transition(std::string_view wanted) const { return find_in(transitions, wanted); }
const Figure* LedgerType::figure(std::string_view wanted) const { return find_in(figures, wanted); }

void check_course(const LedgerType& t, Faults& faults) {
  check_names(t.states, "states", max_states, faults);
  check_names(t.transitions, "transitions", max_transitions, faults);
  for (std::size_t i = 0; i < t.transitions.size() && i < max_transitions && !faults.full(); ++i) check_transition(t, t.transitions[i], path_of("transitions", i), faults);
  check_reached(t, faults);
  check_needed_in(t, faults);
  check_due(t, faults);
  if (!t.number.empty() && t.number.find("{n}") == std::string::npos && t.number.find("{n:") == std::string::npos) faults.add("number", "ledgers.number_without_n");
}

void check_views(const LedgerType& t, Faults& faults) {
  const Field* title = t.field(t.title);
  if (!title || !is_indexed(title->kind)) faults.add("title", "ledgers.no_such_field", {{"value", shortened(t.title, 40)}});
  check_listing(t, faults);
  check_form(t, faults);
  check_sights(t, faults);
  check_names(t.figures, "figures", max_figures, faults);
  for (std::size_t i = 0; i < t.figures.size() && i < max_figures && !faults.full(); ++i) check_figure(t, t.figures[i], path_of("figures", i), faults);
  check_names(t.makes, "makes", max_makes, faults);
  for (std::size_t i = 0; i < t.makes.size() && i < max_makes && !faults.full(); ++i) check_making(t, t.makes[i], path_of("makes", i), faults);
  check_known(t, t.paper.columns, "paper.columns", faults);
  check_known(t, t.sheet.key, "sheet.key", faults);
}

}  // namespace lianxin::ledgers
