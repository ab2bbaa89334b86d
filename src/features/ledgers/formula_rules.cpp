#include "features/ledgers/formula_rules.h"

#include <algorithm>
#include <utility>

namespace lianxin::ledgers {
namespace {

using expressions::Type;

class Compiler {
 public:
  Compiler(Compiled& out, Faults& faults) : out_(out), faults_(faults) {}

  void names() {
    std::vector<expressions::Name> names;
    for (const Field& each : out_.type.fields) {
      expressions::Name one{.name = each.key, .type = type_of(each.kind)};
      for (const Field& column : each.columns) one.columns.push_back({.name = column.key, .type = type_of(column.kind)});
      names.push_back(std::move(one));
    }
    names.push_back({.name = "state", .type = Type::text});
    names.push_back({.name = "entered", .type = Type::date});
    names.push_back({.name = "place", .type = Type::text});
    out_.names = expressions::Names(std::move(names));
  }

  void fields() {
    for (std::size_t i = 0; i < out_.type.fields.size(); ++i) {
      const Field& field = out_.type.fields[i];
      const std::string at = path_of("fields", i);
      CompiledField made = rules_of(field, at, {});
      if (made.is_computed) remember({.field = i}, field.key, made.computed, at);
      for (std::size_t c = 0; c < field.columns.size(); ++c) {
        const std::string below = path_of(at + ".columns", c);
        made.columns.push_back(rules_of(field.columns[c], below, field.key));
        if (made.columns.back().is_computed) remember({.field = i, .column = static_cast<int>(c)}, field.key + "." + field.columns[c].key, made.columns.back().computed, below);
      }
      out_.fields.push_back(std::move(made));
    }
    put_in_order();
  }

  void transitions() {
    for (std::size_t i = 0; i < out_.type.transitions.size(); ++i)
      out_.when.push_back(read(out_.type.transitions[i].when, path_of("transitions", i, "when"), Type::boolean, {}));
  }

  void sights() {
    out_.public_when = read(out_.type.sights.public_when, "sights.public_when", Type::boolean, {});
    if (out_.public_when.uses_today()) faults_.add("sights.public_when", "ledgers.computed_by_day");
  }

  void figures() {
    for (std::size_t i = 0; i < out_.type.figures.size(); ++i) out_.figures.push_back(figure(out_.type.figures[i], path_of("figures", i)));
  }

 private:
  struct Remembered {
    Turn turn{};
    std::string at{};
  };

  Expression read(const std::string& text, const std::string& at, Type wanted, std::string_view table) {
    if (text.empty()) return {};
    auto made = expressions::parsed(text, out_.names, {.wanted = wanted, .in_table = table});
    if (made) return *std::move(made);
    faults_.add(at, made.error().key, std::move(made.error().args));
    return {};
  }

  CompiledField rules_of(const Field& field, const std::string& at, std::string_view table) {
    CompiledField made;
    made.is_required = !field.required.empty();
    made.is_hidden = !field.visible.empty();
    made.is_computed = !field.computed.empty();
    made.required = read(field.required, at + ".required", Type::boolean, table);
    made.visible = read(field.visible, at + ".visible", Type::boolean, table);
    if (made.is_computed) made.computed = read(field.computed, at + ".computed", type_of(field.kind), table);
    if (made.is_computed && made.computed.uses_today()) faults_.add(at + ".computed", "ledgers.computed_by_day");
    for (std::size_t i = 0; i < field.checks.size(); ++i)
      made.checks.push_back({.holds = read(field.checks[i].holds, path_of(at + ".checks", i, "holds"), Type::boolean, table), .said = &field.checks[i]});
    return made;
  }

  void remember(Turn turn, std::string name, const Expression& expression, std::string at) {
    formulas_.push_back({.name = std::move(name), .expression = expression});
    remembered_.push_back({turn, std::move(at)});
  }

  void put_in_order() {
    auto order = expressions::ordered(formulas_);
    if (!order) {
      faults_.add(remembered_.front().at + ".computed", order.error().key, std::move(order.error().args));
      return;
    }
    for (const std::size_t each : *order) out_.turns.push_back(remembered_[each].turn);
  }

  CompiledFigure::By by_of(const std::string& by) const {
    using Of = CompiledFigure::By::Of;
    if (by == "state") return {Of::state, 0};
    if (by == "place") return {Of::place, 0};
    const auto dot = by.find('.');
    const auto field = std::ranges::find(out_.type.fields, std::string_view(by).substr(0, dot), &Field::key);
    if (field == out_.type.fields.end()) return {};  // said already
    if (dot == std::string::npos) return {Of::field, static_cast<std::size_t>(field - out_.type.fields.begin())};
    const auto column = std::ranges::find(field->columns, std::string_view(by).substr(dot + 1), &Field::key);
    return {Of::column, static_cast<std::size_t>(column - field->columns.begin())};
  }

  CompiledFigure figure(const Figure& asked, const std::string& at) {
    CompiledFigure made;
    for (std::size_t i = 0; i < out_.type.fields.size(); ++i)
      if (!asked.over.empty() && out_.type.fields[i].key == asked.over) made.over = static_cast<int>(i);
    made.has_where = !asked.where.empty();
    made.where = read(asked.where, at + ".where", Type::boolean, asked.over);
    made.value = read(asked.value, at + ".value", asked.measure == Measure::sum ? Type::number : Type::nothing, asked.over);
    made.hit = read(asked.hit, at + ".hit", Type::boolean, asked.over);
    for (const Expression* each : {&made.where, &made.value, &made.hit})
      if (each->uses_today()) faults_.add(at, "ledgers.figure_by_day");
    for (const std::string& by : asked.by) made.by.push_back(by_of(by));
    made.has_on = !asked.on.empty();
    if (made.has_on) made.on = by_of(asked.on);
    return made;
  }

  Compiled& out_;
  Faults& faults_;
  std::vector<expressions::Formula> formulas_{};
  std::vector<Remembered> remembered_{};
};

}  // namespace

expressions::Type type_of(FieldKind kind) {
  switch (kind) {
    case FieldKind::number:
    case FieldKind::money: return Type::number;
    case FieldKind::date: return Type::date;
    case FieldKind::yes_no: return Type::boolean;
    case FieldKind::choices:
    case FieldKind::people:
    case FieldKind::units:
    case FieldKind::file: return Type::list;
    case FieldKind::table: return Type::table;
    default: return Type::text;
  }
}

Result<CompiledType> compiled(LedgerType type, const Refused& refused) {
  Faults faults;
  check_declaration(type, refused, faults);
  auto out = std::make_shared<Compiled>();
  out->type = std::move(type);
  // Expressions are read even of a declaration with faults, so that all of them are told at once; only what keeps the reader
  // from knowing the names stops it.
  if (out->type.fields.size() <= max_fields) {
    Compiler compiler(*out, faults);
    compiler.names();
    compiler.fields();
    compiler.transitions();
    compiler.sights();
    compiler.figures();
  }
  if (!faults.all().empty()) return invalid(std::move(faults.all()));
  return CompiledType(std::move(out));
}

}  // namespace lianxin::ledgers
