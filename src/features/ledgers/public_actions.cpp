#include "features/ledgers/public_actions.h"

#include <algorithm>

#include "features/ledgers/deriving_actions.h"
#include "features/ledgers/naming_actions.h"

namespace lianxin::ledgers {
namespace {

constexpr int most_pages = 20;  // looked through for one that has something to show

bool is_public(const LedgerType& type) { return !type.sights.public_fields.empty() && !type.sights.public_states.empty(); }

// Whatever an older version of the declaration called public.
bool is_never_public(const Field& field) {
  switch (field.kind) {
    case FieldKind::household:
    case FieldKind::ticket:
    case FieldKind::problem:
    case FieldKind::record:
    case FieldKind::file: return true;
    default: return field.personal;
  }
}

std::string named(const Field& field, Words words) { return words == Words::zh || field.en.empty() ? field.zh : field.en; }

std::string rows_of(const Field& field, const Value& table, const NamesById& names, Words words) {
  std::string out;
  const std::size_t columns = field.columns.size();
  for (std::size_t row = 0; row < table.rows(); ++row) {
    std::string line;
    for (std::size_t c = 0; c < columns; ++c) {
      const Value& cell = table.cells()[row * columns + c];
      if (cell.is_missing() || is_never_public(field.columns[c])) continue;
      line += (line.empty() ? "" : words == Words::zh ? "，" : ", ") + named(field.columns[c], words) + " " + words_of(field.columns[c], cell, names, words);
    }
    if (!line.empty()) out += (out.empty() ? "" : "\n") + line;
  }
  return out;
}

std::string said_of(const Field& field, const Value& value, const NamesById& names, Words words) {
  if (value.type() == expressions::Type::table) return rows_of(field, value, names, words);
  std::string out = words_of(field, value, names, words);
  const std::string& measure = words == Words::zh || field.measure_en.empty() ? field.measure_zh : field.measure_en;
  if (!out.empty() && value.type() == expressions::Type::number) out += " " + (field.kind == FieldKind::money ? (words == Words::zh ? "元" : "yuan") : measure);
  while (out.ends_with(' ')) out.pop_back();
  return out;
}

// The record with nothing in it but what may be shown, so that nothing else is even named.
Opened shown_of(const LedgerType& now, Opened one) {
  const LedgerType& type = one.type->type;
  for (std::size_t i = 0; i < type.fields.size(); ++i) {
    const Field* field = now.field(type.fields[i].key);
    const auto& listed = now.sights.public_fields;
    const bool stays = field && !is_never_public(*field) && !is_never_public(type.fields[i]) && std::ranges::find(listed, field->key) != listed.end();
    if (!stays) one.entries.clear(i);
  }
  return one;
}

PublicRecord view_of(const LedgerType& now, const Opened& one, const NamesById& names, Words words) {
  const LedgerType& type = one.type->type;
  PublicRecord out{.place = named_in(names, one.record.place)};
  if (const State* state = now.state(one.record.state)) {
    out.state = words == Words::zh || state->en.empty() ? state->zh : state->en;
    out.tone = state->tone;
  }
  for (const std::string& key : now.sights.public_fields) {
    const int at = index_of(type, key);
    if (at < 0) continue;
    const Field& field = type.fields[static_cast<std::size_t>(at)];
    std::string said = said_of(field, one.entries.at(static_cast<std::size_t>(at)), names, words);
    if (said.empty()) continue;
    if (key == now.title) out.title = std::move(said);
    else out.facts.push_back({named(*now.field(key), words), std::move(said)});
  }
  return out;
}

// The rule of the record's own version, whose fields it names; where the version in force has one that its own does not, it is not shown.
bool holds(const Compiled& now, const Opened& one, const Around& around) {
  if (!now.type.sights.public_when.empty() && one.type->type.sights.public_when.empty()) return false;
  return is_shown_to_all(*one.type, one.entries, around);
}

}  // namespace

Result<std::vector<CompiledType>> public_types(const db::Reader& r, const LedgerBook& book) {
  auto out = TRY(types_in_force(r, book));
  std::erase_if(out, [](const CompiledType& each) { return !is_public(each->type); });
  return out;
}

Result<CompiledType> public_type(const db::Reader& r, const LedgerBook& book, std::string_view key) {
  auto out = TRY(type_named(r, book, key));
  if (!is_public(out->type)) return fail(Code::not_found, "base.not_found");
  return out;
}

Result<Page<PublicRecord>> public_records(const db::Reader& r, const Doing& doing, const LedgerBook& book, const Compiled& now, const std::optional<PathRange>& places, const PageRequest& asked, Words words) {
  const store::RecordFilter filter{.type = now.type.key, .keys = {{.field = "state", .values = now.type.sights.public_states}}, .places = places, .down = true};
  const auto desk = TRY(book.desk->at(r));
  PageRequest page{.limit = asked.limit, .cursor = asked.cursor};
  Page<PublicRecord> out;
  for (int turn = 0; turn < most_pages && out.items.empty(); ++turn) {
    auto found = TRY(store::list_records(r, book.partition, doing.by, {.ranges = {{"", "\x7f"}}}, filter, page));
    std::vector<Opened> kept;
    for (Record& each : found.items) {
      Opened one = TRY(opened(r, book, std::move(each)));
      if (holds(now, one, around_of(doing, book, *desk, one.record))) kept.push_back(shown_of(now.type, std::move(one)));
    }
    std::vector<const Opened*> all;
    for (Opened& each : kept) {
      each.record.unit = {};
      all.push_back(&each);
    }
    const auto names = TRY(names_of(r, doing, book, all));
    for (const Opened& each : kept) out.items.push_back(view_of(now.type, each, names, words));
    out.next = page.cursor = found.next;
    if (out.next.empty()) break;
  }
  return out;
}

}  // namespace lianxin::ledgers
