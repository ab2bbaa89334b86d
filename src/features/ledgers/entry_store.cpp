#include "features/ledgers/entry_store.h"

#include <algorithm>

#include "platform/expressions/arithmetic.h"
#include "base/period.h"
#include "base/text.h"
#include "platform/json/json.h"

namespace lianxin::ledgers::store {
namespace {

using expressions::Type;

constexpr std::size_t most_listed = 100;
constexpr std::size_t most_text = 200;
constexpr std::size_t most_long_text = 20'000;

bool is_month(std::string_view text) { return text.size() == 7 && text[4] == '-' && parse_day(std::string(text) + "-01").has_value(); }

// Reads one value at a time; what it makes looks at the document, or at `texts_`, and is copied by Entries.
class Reader {
 public:
  // What was kept is read with what was computed, which no limit of entry holds for.
  explicit Reader(Faults& faults, bool is_kept = false) : faults_(faults), is_kept_(is_kept) {}

  Value read(const Field& field, const json::Node& node, const std::string& at) {
    if (node.is_null()) return {};
    switch (field.kind) {
      case FieldKind::text:
      case FieldKind::long_text: return text(field, node, at);
      case FieldKind::number:
      case FieldKind::money: return number(field, node, at);
      case FieldKind::date: return date(node, at);
      case FieldKind::period: return period(node, at);
      case FieldKind::yes_no:
        if (node.kind() == json::Kind::boolean) return Value::boolean(node.boolean());
        return wrong(at, "true or false");
      case FieldKind::choice: return choice(field, node, at);
      case FieldKind::person:
      case FieldKind::unit: return somebody(node, at);
      case FieldKind::place: return node.kind() == json::Kind::string ? Value::text(trimmed(node.text())) : wrong(at, "text");
      case FieldKind::household:
      case FieldKind::ticket:
      case FieldKind::problem:
      case FieldKind::record: return id(node, at);
      case FieldKind::choices:
      case FieldKind::people:
      case FieldKind::units:
      case FieldKind::file: return list(field, node, at);
      case FieldKind::table: return table(field, node, at);
    }
    return {};
  }

 private:
  Value wrong(const std::string& at, std::string_view expected) {
    faults_.add(at, "base.json_wrong_type", {{"expected", std::string(expected)}});
    return {};
  }
  Value bad(const std::string& at, std::string_view key, std::string_view value) {
    faults_.add(at, key, {{"value", shortened(value, 40)}});
    return {};
  }

  Value text(const Field& field, const json::Node& node, const std::string& at) {
    if (node.kind() != json::Kind::string) return wrong(at, "text");
    const std::string_view said = trimmed(node.text());
    const std::size_t most = field.longest ? static_cast<std::size_t>(*field.longest) : field.kind == FieldKind::text ? most_text : most_long_text;
    if (!is_kept_ && length_of(said) > most) {
      faults_.add(at, "base.too_long", {{"max", std::to_string(most)}});
      return {};
    }
    return said.empty() ? Value{} : Value::text(said);
  }

  Value number(const Field& field, const json::Node& node, const std::string& at) {
    std::string_view written = node.text();
    Qualifier qualifier = Qualifier::exact;
    if (node.kind() == json::Kind::object) {
      const json::Node* amount = node.find("amount");
      const json::Node* how = node.find("qualifier");
      if (!amount || (amount->kind() != json::Kind::integer && amount->kind() != json::Kind::real)) return wrong(at + ".amount", "number");
      written = amount->text();
      const auto known = how && how->kind() == json::Kind::string ? named<Qualifier>(how->text()) : std::optional(Qualifier::exact);
      if (!known) return bad(at + ".qualifier", "ledgers.bad_qualifier", how->text());
      qualifier = *known;
    } else if (node.kind() != json::Kind::integer && node.kind() != json::Kind::real && node.kind() != json::Kind::string) {
      return wrong(at, "number");
    }
    const auto parsed = expressions::parse_number(written);
    if (!parsed || parsed->is_missing()) return bad(at, "ledgers.bad_number", written);
    if (parsed->qualifier() != Qualifier::exact) qualifier = parsed->qualifier();
    if (is_kept_) return Value::number(parsed->micros(), qualifier);
    if (qualifier != Qualifier::exact && !field.approximate) return bad(at, "ledgers.not_approximate", written);
    const int places = field.kind == FieldKind::money ? 2 : field.decimals;
    if (expressions::rounded(*parsed, Value::number(places * expressions::micros_per_one)).micros() != parsed->micros()) {
      faults_.add(at, "ledgers.too_fine", {{"max", std::to_string(places)}});
      return {};
    }
    return Value::number(parsed->micros(), qualifier);
  }

  Value date(const json::Node& node, const std::string& at) {
    if (node.kind() != json::Kind::string) return wrong(at, "text");
    const auto day = parse_day(node.text());
    return day ? Value::date(*day) : bad(at, "ledgers.bad_date", node.text());
  }

  Value period(const json::Node& node, const std::string& at) {
    if (node.kind() != json::Kind::string) return wrong(at, "text");
    if (!parse_period(node.text()) && !is_month(node.text())) return bad(at, "ledgers.bad_period", node.text());
    return Value::text(node.text());
  }

  Value choice(const Field& field, const json::Node& node, const std::string& at) {
    if (node.kind() != json::Kind::string) return wrong(at, "text");
    if (std::ranges::find(field.choices, node.text(), &Choice::key) == field.choices.end()) return bad(at, "ledgers.no_such_choice", node.text());
    return Value::text(node.text());
  }

  Value somebody(const json::Node& node, const std::string& at) {
    const json::Node* said = &node;
    if (node.kind() == json::Kind::object) {
      const json::Node* id = node.find("id");
      said = id && !id->is_null() ? id : node.find("name");
      if (!said) return wrong(at, "id or name");
    }
    if (said->kind() != json::Kind::string) return wrong(at, "text");
    const std::string_view name = trimmed(said->text());
    if (length_of(name) > most_text) return bad(at, "base.too_long", name);
    return name.empty() ? Value{} : Value::text(name);
  }

  Value id(const json::Node& node, const std::string& at) {
    const json::Node* said = node.kind() == json::Kind::object ? node.find("id") : &node;
    if (!said || said->kind() != json::Kind::string || !parse_uuid(said->text())) {
      faults_.add(at, "base.json_not_an_id");
      return {};
    }
    return Value::text(said->text());
  }

  Value list(const Field& field, const json::Node& node, const std::string& at) {
    if (node.kind() != json::Kind::array) return wrong(at, "list");
    if (node.size() > most_listed) return faults_.add(at, "base.too_many", {{"max", std::to_string(most_listed)}}), Value{};
    auto& items = lists_.emplace_front();
    std::size_t index = 0;
    for (const json::Node& child : node.children()) {
      const std::string here = path_of(at, index++);
      Value one;
      if (field.kind == FieldKind::choices) one = choice(field, child, here);
      else if (field.kind == FieldKind::file) one = child.kind() == json::Kind::string ? Value::text(child.text()) : wrong(here, "text");
      else one = somebody(child, here);
      if (one.is_missing() || std::ranges::find(items, one.text()) != items.end()) continue;
      items.push_back(one.text());
    }
    return items.empty() ? Value{} : Value::list(items);
  }

  Value table(const Field& field, const json::Node& node, const std::string& at) {
    if (node.kind() != json::Kind::array) return wrong(at, "list");
    const std::size_t most = field.longest ? static_cast<std::size_t>(*field.longest) : max_rows;
    if (node.size() > most) return faults_.add(at, "base.too_many", {{"max", std::to_string(most)}}), Value{};
    auto& cells = cells_.emplace_front(node.size() * field.columns.size());
    std::size_t row = 0;
    for (const json::Node& child : node.children()) {
      const std::string here = path_of(at, row);
      if (child.kind() != json::Kind::object) return wrong(here, "object");
      for (const json::Node& member : child.children()) {
        const auto column = std::ranges::find(field.columns, member.key(), &Field::key);
        const std::string there = here + "." + std::string(member.key());
        if (column == field.columns.end()) faults_.add(there, "base.json_unknown_field");
        else if (is_kept_ || column->computed.empty()) cells[row * field.columns.size() + static_cast<std::size_t>(column - field.columns.begin())] = read(*column, member, there);
      }
      ++row;
    }
    return row == 0 ? Value{} : Value::table(cells, field.columns.size());
  }

  Faults& faults_;
  bool is_kept_;
  std::forward_list<std::vector<std::string_view>> lists_;
  std::forward_list<std::vector<Value>> cells_;
};

void write_row(std::string& out, const Field& field, const Value* cells) {
  out += '{';
  bool first = true;
  for (std::size_t c = 0; c < field.columns.size(); ++c) {
    if (cells[c].is_missing()) continue;
    if (!first) out += ',';
    first = false;
    json::write_text(out, field.columns[c].key);
    out += ':';
    write_entry(out, field.columns[c], cells[c]);
  }
  out += '}';
}

}  // namespace

void read_entries(const LedgerType& type, const json::Node& object, Entries& entries, Faults& faults) {
  if (object.kind() != json::Kind::object) return faults.add("fields", "base.json_wrong_type", {{"expected", "object"}});
  Reader reader(faults);
  for (const json::Node& member : object.children()) {
    const std::string at = "fields." + std::string(member.key());
    const int index = index_of(type, member.key());
    if (index < 0) {
      faults.add(at, "base.json_unknown_field");
      continue;
    }
    const auto field = static_cast<std::size_t>(index);
    if (type.fields[field].computed.empty()) entries.put(field, reader.read(type.fields[field], member, at));
  }
}

Result<Entries> entries_from(const LedgerType& type, std::string_view kept) {
  const auto document = TRY(json::parse(kept, {.is_own = true}));
  Entries out(type);
  Faults unread;
  Reader reader(unread, true);
  if (document.root().kind() != json::Kind::object) return Error{.code = Code::internal, .key = "base.internal", .detail = "ledger_records.fields"};
  for (const json::Node& member : document.root().children())
    if (const int index = index_of(type, member.key()); index >= 0) {
      const auto field = static_cast<std::size_t>(index);
      out.put(field, reader.read(type.fields[field], member, {}));
    }
  return out;
}

void write_entry(std::string& out, const Field& field, const Value& value) {
  switch (value.type()) {
    case Type::nothing: out += "null"; return;
    case Type::boolean: out += value.boolean() ? "true" : "false"; return;
    case Type::date: json::write_day(out, value.day()); return;
    case Type::text: json::write_text(out, value.text()); return;
    case Type::number: {
      const std::string amount = expressions::to_text(Value::number(value.micros()));
      if (value.qualifier() == Qualifier::exact) out += amount;
      else out += "{\"amount\":" + amount + ",\"qualifier\":\"" + std::string(name_of(value.qualifier())) + "\"}";
      return;
    }
    case Type::list: {
      out += '[';
      for (bool first = true; const std::string_view each : value.list()) {
        if (!first) out += ',';
        first = false;
        json::write_text(out, each);
      }
      out += ']';
      return;
    }
    case Type::table:
      out += '[';
      for (std::size_t row = 0; row < value.rows(); ++row) {
        if (row > 0) out += ',';
        write_row(out, field, value.cells() + row * field.columns.size());
      }
      out += ']';
  }
}

std::string write_entries(const LedgerType& type, const Entries& entries) {
  std::string out = "{";
  for (std::size_t i = 0; i < type.fields.size(); ++i) {
    if (entries.at(i).is_missing()) continue;
    if (out.size() > 1) out += ',';
    json::write_text(out, type.fields[i].key);
    out += ':';
    write_entry(out, type.fields[i], entries.at(i));
  }
  return out + "}";
}

}  // namespace lianxin::ledgers::store
