#include <algorithm>

#include "features/ledgers/entry_store.h"
#include "features/ledgers/declaration_store.h"
#include "features/ledgers/ledger_json.h"
#include "platform/json/json.h"

namespace lianxin::ledgers {

struct StateView {
  std::string key{};
  std::string name{};
  Tone tone{};
};
BOOST_DESCRIBE_STRUCT(StateView, (), (key, name, tone))
struct NamedView {
  std::string id{};
  std::string name{};
};
BOOST_DESCRIBE_STRUCT(NamedView, (), (id, name))
struct PlaceView {
  std::string code{};
  std::string name{};
};
BOOST_DESCRIBE_STRUCT(PlaceView, (), (code, name))
struct RecordView {
  RecordId id{};
  std::string number{};
  std::string title{};
  json::Maybe<StateView> state{};
  PlaceView place{};
  json::Maybe<NamedView> unit{};
  json::Maybe<Day> due_on{};
  Light light{};
  bool is_void = false;
  std::string entered_by{};
  Moment entered_at{};
  Moment changed_at{};
  std::int64_t version = 0;
  json::Raw fields{};
};
BOOST_DESCRIBE_STRUCT(RecordView, (), (id, number, title, state, place, unit, due_on, light, is_void, entered_by, entered_at, changed_at, version, fields))
struct RecordsView {
  std::vector<RecordView> items{};
  std::map<std::string, std::string> names{};
  std::optional<std::string> next{};
  json::Maybe<std::int64_t> total{};
};
BOOST_DESCRIBE_STRUCT(RecordsView, (), (items, names, next, total))
struct StepView {
  std::string key{};
  std::string name{};
  std::string to{};
  std::vector<std::string> asks{};
  bool note = false;
};
BOOST_DESCRIBE_STRUCT(StepView, (), (key, name, to, asks, note))
struct FileView {
  std::string digest{};
  std::string type{};
  std::int64_t bytes = 0;
};
BOOST_DESCRIBE_STRUCT(FileView, (), (digest, type, bytes))
struct TieView {
  TieKind kind{};
  std::string target{};
  std::string field{};
  json::Maybe<std::string> ledger{};
};
BOOST_DESCRIBE_STRUCT(TieView, (), (kind, target, field, ledger))
struct OneRecordView {
  RecordView record{};
  std::int64_t type_version = 0;
  std::vector<StepView> steps{};
  std::vector<std::string> may{};
  std::vector<std::string> shown{};
  std::vector<std::string> needed{};
  std::vector<TieView> ties{};
  std::vector<FileView> files{};
  std::map<std::string, std::string> names{};
};
BOOST_DESCRIBE_STRUCT(OneRecordView, (), (record, type_version, steps, may, shown, needed, ties, files, names))
struct HappeningView {
  std::int64_t seq = 0;
  Moment at{};
  std::string by{};
  HappeningKind kind{};
  json::Raw detail{};
};
BOOST_DESCRIBE_STRUCT(HappeningView, (), (seq, at, by, kind, detail))
struct HistoryView {
  std::vector<HappeningView> items{};
};
BOOST_DESCRIBE_STRUCT(HistoryView, (), (items))

struct TypeBody {
  json::Raw declaration{};
  std::optional<std::string> note{};
};
BOOST_DESCRIBE_STRUCT(TypeBody, (), (declaration, note))
struct MadeFromBody {
  std::string ledger{};
  RecordId record{};
  std::string make{};
  std::optional<int> row{};
};
BOOST_DESCRIBE_STRUCT(MadeFromBody, (), (ledger, record, make, row))
struct RecordBody {
  std::optional<RecordId> id{};
  std::optional<std::string> place{};
  std::optional<UnitId> unit{};
  std::optional<json::Raw> fields{};
  std::optional<std::string> note{};
};
BOOST_DESCRIBE_STRUCT(RecordBody, (), (id, place, unit, fields, note))
struct NewRecordBody {
  std::optional<RecordId> id{};
  std::optional<std::string> place{};
  std::optional<UnitId> unit{};
  std::optional<json::Raw> fields{};
  std::optional<MadeFromBody> made_from{};
};
BOOST_DESCRIBE_STRUCT(NewRecordBody, (), (id, place, unit, fields, made_from))
struct TryBody {
  std::optional<json::Raw> fields{};
  std::optional<std::string> state{};
  std::optional<json::Raw> declaration{};
};
BOOST_DESCRIBE_STRUCT(TryBody, (), (fields, state, declaration))
struct CommandBody {
  CommandName command{};
  std::optional<Uuid> id{};
  std::optional<std::string> step{};
  std::optional<json::Raw> fields{};
  std::optional<std::string> note{};
  std::optional<TieKind> kind{};
  std::optional<std::string> target{};
};
BOOST_DESCRIBE_STRUCT(CommandBody, (), (command, id, step, fields, note, kind, target))

namespace {

std::string name_in(const NamesById& names, const std::string& id) {
  const auto found = names.find(id);
  return found == names.end() ? id : found->second;
}

// The fields of the list alone, or all.
std::string fields_shown(const Opened& one, bool all) {
  if (all) return one.record.fields;
  const LedgerType& type = one.type->type;
  std::string out = "{";
  for (const std::string& key : type.list.columns) {
    const int at = index_of(type, key);
    if (at < 0 || one.entries.at(static_cast<std::size_t>(at)).is_missing()) continue;
    if (out.size() > 1) out += ',';
    json::write_text(out, key);
    out += ':';
    store::write_entry(out, type.fields[static_cast<std::size_t>(at)], one.entries.at(static_cast<std::size_t>(at)));
  }
  return out + "}";
}

RecordView view_of(const Doing& doing, const LedgerBook& book, const tickets::Desk& desk, const Opened& one, const NamesById& names, http::Language language, bool all) {
  const Record& r = one.record;
  RecordView out{.id = r.id, .number = r.number, .title = r.title, .place = {r.place, name_in(names, r.place)}, .light = light_of(one.type->type, r, today_of(doing, book), desk.calendar),
                 .is_void = r.is_void, .entered_by = r.entered_name, .entered_at = r.entered_at, .changed_at = r.changed_at, .version = r.version, .fields = {fields_shown(one, all)}};
  if (const State* state = one.type->type.state(r.state)) out.state = StateView{state->key, of(language, state->zh, state->en), state->tone};
  if (!r.unit.is_nil()) out.unit = NamedView{to_text(r.unit), name_in(names, to_text(r.unit))};
  if (r.due_on != no_due) out.due_on = r.due_on;
  return out;
}

FileView view_of(const files::File& file) { return {file.digest, std::string(files::media_type(file.type)), file.bytes}; }

std::vector<std::string> keys_where(const LedgerType& type, const std::vector<bool>& which) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < type.fields.size(); ++i)
    if (which[i]) out.push_back(type.fields[i].key);
  return out;
}

// What it names, and what must be filled in the state it leads to.
std::vector<std::string> asked_by(const LedgerType& type, const Transition& step) {
  std::vector<std::string> out = step.asks;
  for (const Field& each : type.fields)
    if (std::ranges::find(each.required_in, step.to) != each.required_in.end() && std::ranges::find(out, each.key) == out.end()) out.push_back(each.key);
  return out;
}

}  // namespace

std::string write_records(const Doing& doing, const LedgerBook& book, const tickets::Desk& desk, const Page<Opened>& page, const NamesById& names, http::Language language) {
  RecordsView out{.names = names};
  for (const Opened& each : page.items) out.items.push_back(view_of(doing, book, desk, each, names, language, false));
  if (!page.next.empty()) out.next = page.next;
  if (page.total) out.total.emplace(*page.total);
  return json::write(out, book.zone);
}

std::string write_record(const Doing& doing, const LedgerBook& book, const tickets::Desk& desk, const Opened& one, const Beside& beside, const NamesById& names, http::Language language) {
  const LedgerType& type = one.type->type;
  OneRecordView out{.record = view_of(doing, book, desk, one, names, language, true), .type_version = type.version, .names = names};
  for (const Tie& each : beside.ties) {
    const auto ledger = beside.ledgers.find(each.target);
    auto& tie = out.ties.emplace_back(TieView{each.kind, each.target, each.field, {}});
    if (ledger != beside.ledgers.end()) tie.ledger = ledger->second;
  }
  for (const files::File& each : beside.files) out.files.push_back(view_of(each));
  const Around around{.state = one.record.state, .place = one.record.place, .entered = day_of(one.record.entered_at, book.zone), .today = today_of(doing, book), .calendar = &desk.calendar};
  out.shown = keys_where(type, shown_fields(*one.type, one.entries, around));
  out.needed = keys_where(type, needed_fields(*one.type, one.entries, around));
  for (const Transition* each : steps_from(type, one.record, doing.by))
    if (may_step(doing.by, type, one.record, *each)) out.steps.push_back({each->key, of(language, each->zh, each->en), each->to, asked_by(type, *each), each->note});
  if (access::may(doing.by, writing_of(type), scope_of(one.record))) {
    out.may.emplace_back("comment");
    if (!one.record.is_void && !one.record.ended) out.may.emplace_back("change");
    out.may.emplace_back(one.record.is_void ? "restore" : "withdraw");
  }
  return json::write(out, book.zone);
}

std::string write_file(const files::File& file) { return json::write(view_of(file)); }

std::string write_history(const LedgerBook& book, const std::vector<Happening>& history) {
  HistoryView out;
  for (const Happening& each : history) out.items.push_back({each.seq, each.at, each.by_name, each.kind, {each.detail}});
  return json::write(out, book.zone);
}

Result<TypeAsked> read_type(std::string_view body) {
  const TypeBody asked = TRY(json::read<TypeBody>(body));
  auto type = store::read_declaration(asked.declaration.text);
  if (type) return TypeAsked{*std::move(type), asked.note.value_or("")};
  for (FieldFault& each : type.error().fields) each.field = "declaration" + (each.field.empty() ? "" : "." + each.field);
  return std::move(type).error();
}

Result<NewRecord> read_new_record(std::string_view body) {
  NewRecordBody asked = TRY(json::read<NewRecordBody>(body));
  NewRecord out{.id = asked.id, .place = asked.place.value_or(""), .unit = asked.unit, .fields = asked.fields ? asked.fields->text : "{}"};
  if (asked.made_from) out.made_from = MadeFrom{asked.made_from->ledger, asked.made_from->record, asked.made_from->make, asked.made_from->row};
  return out;
}

Result<RecordEdit> read_record_edit(std::string_view body) {
  RecordBody asked = TRY(json::read<RecordBody>(body));
  return RecordEdit{.place = asked.place, .unit = asked.unit, .fields = asked.fields ? asked.fields->text : "{}", .note = asked.note.value_or("")};
}

Result<TryAsked> read_try(std::string_view body) {
  const TryBody asked = TRY(json::read<TryBody>(body));
  TryAsked out{.fields = asked.fields ? asked.fields->text : "{}", .state = asked.state.value_or("")};
  if (asked.declaration) out.declaration = TRY(store::read_declaration(asked.declaration->text));
  return out;
}

Result<CommandAsked> read_command(std::string_view body) {
  CommandBody asked = TRY(json::read<CommandBody>(body));
  CommandAsked out{.command = asked.command, .step = asked.step.value_or("")};
  out.edit.fields = asked.fields ? asked.fields->text : "{}";
  out.edit.note = asked.note.value_or("");
  out.edit.id = asked.id;
  const bool ties = asked.command == CommandName::tie || asked.command == CommandName::untie;
  if (asked.command == CommandName::step && !asked.step) return invalid_field("step", "base.required");
  if (ties && !asked.kind) return invalid_field("kind", "base.required");
  if (ties && !asked.target) return invalid_field("target", "base.required");
  if (ties) out.tie = {*asked.kind, *asked.target, ""};
  return out;
}

}  // namespace lianxin::ledgers
