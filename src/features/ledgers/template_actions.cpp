#include "features/ledgers/template_actions.h"

#include <algorithm>

#include "base/text.h"
#include "features/ledgers/template_store.h"
#include "features/places/places.h"
#include "platform/journal/journal.h"
#include "platform/json/json.h"

namespace lianxin::ledgers {

struct TemplateDetail {
  std::string ledger{};
  std::string name{};
};
BOOST_DESCRIBE_STRUCT(TemplateDetail, (), (ledger, name))

namespace {

// Templates are the whole office's, like the declarations.
Result<std::string> check_office(const db::Reader& r, const Doing& doing, const LedgerBook& book) {
  const auto root = TRY(places::find_place(r, book.partition, book.partition));
  if (!root || !access::may(doing.by, design_ledgers, {.place_path = root->now_path})) return fail(Code::forbidden, "base.forbidden");
  return root->now_path;
}

Result<void> note(db::Writer& w, const Doing& doing, std::string_view kind, const LedgerType& type, const std::string& path, std::string_view name) {
  return journal::record(w, doing, {.kind = std::string(kind), .subject_kind = "ledger", .subject = type.key, .place_path = path, .detail = json::write(TemplateDetail{type.zh, std::string(name)})});
}

bool is_of(const PaperTemplate& t, const LedgerType& type) { return t.ledgers.empty() || std::ranges::find(t.ledgers, type.key) != t.ledgers.end(); }

}  // namespace

Result<TemplatesShown> show_templates(const db::Reader& r, const LedgerBook& book, const LedgerType& type) {
  TemplatesShown out{.own = TRY(store::own_templates(r, book.partition, type.key))};
  for (const PaperTemplate& each : book.templates)
    if (is_of(each, type) && std::ranges::find(out.own, each.key, &OwnTemplate::key) == out.own.end()) out.shipped.push_back(&each);
  return out;
}

const PaperTemplate* shipped_template(const LedgerBook& book, const LedgerType& type, std::string_view key) {
  const auto found = std::ranges::find(book.templates, key, &PaperTemplate::key);
  return found == book.templates.end() || !is_of(*found, type) ? nullptr : &*found;
}

Result<void> keep_template(db::Writer& w, const Doing& doing, const LedgerBook& book, const LedgerType& type, OwnTemplate asked) {
  const std::string path = TRY(check_office(w, doing, book));
  if (!is_key(asked.key)) return invalid_field("key", "ledgers.bad_key", {{"value", shortened(asked.key, 40)}});
  if (is_blank(asked.name)) return invalid_field("name", "base.required");
  if (length_of(asked.name) > 60) return invalid_field("name", "base.too_long", {{"max", "60"}});
  const auto there = TRY(store::own_templates(w, book.partition, type.key));
  if (there.size() >= max_own_templates && std::ranges::find(there, asked.key, &OwnTemplate::key) == there.end())
    return fail(Code::conflict, "ledgers.too_many_templates", {{"max", std::to_string(max_own_templates)}});
  asked.at = doing.now;
  asked.by = doing.by.name;
  TRY(store::put_template(w, book.partition, type.key, asked));
  return note(w, doing, "ledger.template_kept", type, path, asked.name);
}

Result<void> drop_template(db::Writer& w, const Doing& doing, const LedgerBook& book, const LedgerType& type, std::string_view key) {
  const std::string path = TRY(check_office(w, doing, book));
  if (!TRY(store::remove_template(w, book.partition, type.key, key))) return fail(Code::not_found, "base.not_found");
  return note(w, doing, "ledger.template_dropped", type, path, key);
}

PlacesOfRecord::PlacesOfRecord(const Doing& doing, const LedgerBook& book, const Opened& one, NamesById names, Words words)
    : one_(one), names_(std::move(names)), words_(words), today_(today_of(doing, book)) {}

const Field* PlacesOfRecord::field(std::string_view name, std::size_t& index) const {
  const auto& fields = one_.type->type.fields;
  const auto found = std::ranges::find_if(fields, [&](const Field& each) { return each.key == name || each.zh == name || each.en == name; });
  if (found == fields.end()) return nullptr;
  index = static_cast<std::size_t>(found - fields.begin());
  return &*found;
}

std::optional<std::string> PlacesOfRecord::value(std::string_view name) const {
  std::size_t index = 0;
  if (const Field* known = field(name, index)) return words_of(*known, one_.entries.at(index), names_, words_);
  const Record& r = one_.record;
  const auto named = [&](const std::string& id) {
    const auto found = names_.find(id);
    return found == names_.end() ? id : found->second;
  };
  if (name == "number" || name == "编号") return r.number;
  if (name == "title" || name == "标题") return r.title;
  if (name == "place" || name == "地方") return named(r.place);
  if (name == "unit" || name == "填报单位") return r.unit.is_nil() ? "" : named(to_text(r.unit));
  if (name == "due" || name == "期限") return r.due_on == no_due ? "" : day_words(r.due_on, words_);
  if (name == "today" || name == "今天") return day_words(today_, words_);
  if (name == "entered_by" || name == "填报人") return r.entered_name;
  if (name == "state" || name == "状态") {
    const State* state = one_.type->type.state(r.state);
    return state ? (words_ == Words::zh ? state->zh : state->en) : "";
  }
  return std::nullopt;
}

std::optional<std::size_t> PlacesOfRecord::rows(std::string_view table) const {
  std::size_t index = 0;
  const Field* known = field(table, index);
  if (!known || known->kind != FieldKind::table) return std::nullopt;
  const Value& value = one_.entries.at(index);
  return value.type() == expressions::Type::table ? value.rows() : 0;
}

std::optional<std::string> PlacesOfRecord::cell(std::string_view table, std::string_view column, std::size_t row) const {
  std::size_t index = 0;
  const Field* known = field(table, index);
  if (!known || row >= rows(table).value_or(0)) return std::nullopt;
  if (column == "no" || column == "序号") return std::to_string(row + 1);
  const auto found = std::ranges::find_if(known->columns, [&](const Field& each) { return each.key == column || each.zh == column || each.en == column; });
  if (found == known->columns.end()) return std::nullopt;
  return words_of(*found, one_.entries.cell(index, row, static_cast<std::size_t>(found - known->columns.begin())), names_, words_);
}

}  // namespace lianxin::ledgers
