#include "features/ledgers/record_actions.h"

#include <algorithm>

#include "base/text.h"
#include "features/ledgers/deriving_actions.h"
#include "features/ledgers/entering_actions.h"
#include "features/ledgers/entry_store.h"
#include "features/ledgers/making_actions.h"
#include "features/ledgers/file_actions.h"
#include "features/ledgers/phone_store.h"
#include "features/ledgers/numbering_actions.h"
#include "features/places/places.h"
#include "platform/journal/journal.h"
#include "platform/json/json.h"

namespace lianxin::ledgers {

struct RecordDetail {
  std::string ledger{};
  std::string title{};
  std::string number{};
  std::string state{};
};
BOOST_DESCRIBE_STRUCT(RecordDetail, (), (ledger, title, number, state))
struct StepDetail {
  std::string step{};
  std::string from{};
  std::string to{};
  std::string note{};
  json::Maybe<Uuid> id{};
};
BOOST_DESCRIBE_STRUCT(StepDetail, (), (step, from, to, note, id))
struct NoteDetail {
  std::string note{};
  json::Maybe<Uuid> id{};
};
BOOST_DESCRIBE_STRUCT(NoteDetail, (), (note, id))

namespace {

constexpr std::size_t most_note = 2000;

Result<void> note(db::Writer& w, const Doing& doing, std::string_view kind, const LedgerType& type, const Record& record) {
  return journal::record(w, doing, {.kind = std::string(kind), .subject_kind = "ledger_record", .subject = to_text(record.id), .place_path = record.place_path,
                                    .detail = json::write(RecordDetail{type.zh, record.title, record.number, record.state})});
}

// The fields that differ: what stood there before, as JSON by field.
std::string changes_between(const LedgerType& type, const Entries& before, const Entries& after) {
  std::string was = "{", is = "{";
  for (std::size_t i = 0; i < type.fields.size(); ++i) {
    if (is_same(before.at(i), after.at(i), type.fields[i].columns.size())) continue;
    for (const auto& [out, value] : {std::pair{&was, &before.at(i)}, std::pair{&is, &after.at(i)}}) {
      if (out->size() > 1) *out += ',';
      json::write_text(*out, type.fields[i].key);
      *out += ':';
      store::write_entry(*out, type.fields[i], *value);
    }
  }
  return "{\"before\":" + was + "},\"after\":" + is + "}}";
}

Result<std::string> number_for(db::Writer& w, const LedgerBook& book, const Doing& doing, const LedgerType& type, UnitId keeper) {
  const int year = civil_from(today_of(doing, book)).year;
  const Numbering numbering = TRY(numbering_of(w, book, type, keeper));
  return written_number(type.number, numbering.prefix, year, TRY(store::next_number(w, book.partition, type.key, numbering.unit, year)));
}

Result<Entries> entries_asked(const LedgerType& type, std::string_view fields, const Entries* before, Faults& faults) {
  const auto document = TRY(json::parse(fields));
  Entries out = before ? before->copy() : Entries(type);
  store::read_entries(type, document.root(), out, faults);
  return out;
}

// Completes, checks, and says what is wrong with all of it at once.
Result<void> settle(const db::Reader& r, const Doing& doing, const LedgerBook& book, const Compiled& compiled, Entries& entries, const Entries* before, const Around& around, Faults& faults) {
  complete(compiled, entries, around);
  check_entries(compiled, entries, around, faults);
  TRY(check_named(r, doing, book, compiled.type, entries, before, faults));
  TRY(check_files(r, doing, book, compiled.type, entries, before, faults));
  if (!faults.all().empty()) return invalid(std::move(faults.all()));
  return {};
}

Result<Opened> open_to_write(const db::Reader& r, const Doing& doing, const LedgerBook& book, std::string_view type, RecordId id, std::int64_t version) {
  Opened out = TRY(open_record(r, doing, book, type, id));
  TRY(access::allow(doing.by, writing_of(out.type->type), reading_of(out.type->type), scope_of(out.record)));
  if (out.record.version != version) return fail(Code::stale, "base.stale");
  return out;
}

Result<void> check_note(std::string_view note) {
  if (length_of(note) > most_note) return invalid_field("note", "base.too_long", {{"max", std::to_string(most_note)}});
  return {};
}

// The record after an edit, as yet unsaved; gives the entries.
Result<Entries> edited(const db::Reader& r, const Doing& doing, const LedgerBook& book, Opened& there, const RecordEdit& edit, Faults& faults) {
  if (edit.place) {
    const auto place = TRY(place_of_entry(r, book, doing, there.type->type, *edit.place));
    there.record.place = place.now_code;
    there.record.place_path = place.now_path;
  }
  if (edit.unit) there.record.unit = TRY(unit_keeping(r, doing, book, edit.unit, there.record.place_path));
  if ((edit.place || edit.unit) && !access::may(doing.by, writing_of(there.type->type), scope_of(there.record))) return fail(Code::forbidden, "base.forbidden");
  return entries_asked(there.type->type, edit.fields, &there.entries, faults);
}

// What is sent again under the id it has is what was entered then, whatever has become of the record, the ledger or the day since.
Result<std::optional<Record>> made_before(const db::Reader& r, const Doing& doing, const LedgerBook& book, const LedgerType& type, const NewRecord& asked) {
  auto there = TRY(store::find_record(r, book.partition, *asked.id));
  if (!there) return std::optional<Record>{};
  if (there->type != type.key || there->entered_by != doing.by.account) return fail(Code::conflict, "base.duplicate");
  const auto then = TRY(type_of_version(r, book, type.key, there->type_version));
  const auto desk = TRY(book.desk->at(r));
  Faults faults;
  Entries entries = TRY(entries_asked(then->type, asked.fields, nullptr, faults));
  Doing at_entry = doing;
  at_entry.now = there->entered_at;
  Record fresh = *there;
  fresh.state = then->type.states.empty() ? "" : then->type.states.front().key;
  complete(*then, entries, around_of(at_entry, book, *desk, fresh));
  if (TRY(store::fields_at_entry(r, book.partition, there->id)) != store::write_entries(then->type, entries)) return fail(Code::conflict, "base.duplicate");
  return there;
}

}  // namespace

access::Scope scope_of(const Record& r) {
  access::Scope out{.place_path = r.place_path, .entered_by = r.entered_by};
  if (!r.unit.is_nil()) out.units.push_back(r.unit);
  return out;
}

Result<Record> save_changed(db::Writer& w, const Doing& doing, const LedgerBook& book, const tickets::Desk& desk, const Compiled& compiled, const Entries& entries, Record record,
                            HappeningKind kind, std::string_view detail) {
  const std::int64_t before = record.version;
  const Around around = around_of(doing, book, desk, record);
  const auto derived = derive(compiled, entries, record, around);
  record.changed_at = doing.now;
  ++record.version;
  TRY(store::save_record(w, book.partition, record, derived, before));
  TRY(hold_files(w, doing, book, compiled.type, entries, record.id));
  TRY(store::add_happening(w, book.partition, record.id, doing, kind, detail));
  TRY(note(w, doing, "ledger_record." + std::string(name_of(kind)), compiled.type, record));
  return record;
}

bool may_step(const Actor& by, const LedgerType& type, const Record& record, const Transition& step) {
  if (step.by.empty()) return access::may(by, writing_of(type), scope_of(record));
  return access::may(by, {.name = "ledger.step", .roles = step.by}, scope_of(record));
}

Result<Opened> opened_as(const CompiledType& type, Record record) {
  Opened out{.type = type};
  out.entries = TRY(store::entries_from(type->type, record.fields));
  out.record = std::move(record);
  return out;
}

Result<Opened> opened(const db::Reader& r, const LedgerBook& book, Record record) {
  const auto type = TRY(type_of_version(r, book, record.type, record.type_version));
  return opened_as(type, std::move(record));
}

Result<Opened> open_record(const db::Reader& r, const Doing& doing, const LedgerBook& book, std::string_view type, RecordId id) {
  auto found = TRY(store::find_record(r, book.partition, id));
  if (!found || found->type != type) return fail(Code::not_found, "base.not_found");
  Opened out = TRY(opened(r, book, *std::move(found)));
  if (!access::may(doing.by, reading_of(out.type->type), scope_of(out.record))) return fail(Code::not_found, "base.not_found");
  return out;
}

Result<MadeRecord> make_record(db::Writer& w, const Doing& doing, const LedgerBook& book, const CompiledType& compiled, const NewRecord& asked) {
  const LedgerType& type = compiled->type;
  if (asked.id)
    if (auto there = TRY(made_before(w, doing, book, type, asked))) return MadeRecord{*std::move(there), false};
  TRY(check_open(type, today_of(doing, book)));
  const auto place = TRY(place_of_entry(w, book, doing, type, asked.place));
  Record record{.id = asked.id.value_or(RecordId{new_uuid(doing.now)}), .type = type.key, .type_version = type.version, .state = type.states.empty() ? "" : type.states.front().key,
                .place = place.now_code, .place_path = place.now_path, .entered_by = doing.by.account, .entered_name = doing.by.name, .entered_at = doing.now, .changed_at = doing.now,
                .last_by = doing.by.account, .batch = asked.batch};
  record.unit = TRY(unit_keeping(w, doing, book, asked.unit, record.place_path));
  if (!access::may(doing.by, writing_of(type), scope_of(record))) return fail(Code::forbidden, "base.forbidden");
  const auto desk = TRY(book.desk->at(w));
  Faults faults;
  Entries entries = TRY(entries_asked(type, asked.fields, nullptr, faults));
  const Around around = around_of(doing, book, *desk, record);
  TRY(settle(w, doing, book, *compiled, entries, nullptr, around, faults));
  if (issues_at_entry(type)) record.number = TRY(number_for(w, book, doing, type, record.unit));
  TRY(keep_version(w, book, doing, type));
  const auto derived = derive(*compiled, entries, record, around);
  TRY(store::insert_record(w, book.partition, record, derived));
  TRY(hold_files(w, doing, book, type, entries, record.id));
  TRY(store::add_happening(w, book.partition, record.id, doing, HappeningKind::entered, record.fields));
  TRY(note(w, doing, "ledger_record.entered", type, record));
  if (asked.made_from) TRY(link_made(w, doing, book, *asked.made_from, record));
  return MadeRecord{std::move(record), true};
}

Result<Record> change_record(db::Writer& w, const Doing& doing, const LedgerBook& book, std::string_view type, RecordId id, const RecordEdit& edit, std::int64_t version) {
  Opened there = TRY(open_to_write(w, doing, book, type, id, version));
  TRY(check_note(edit.note));
  if (there.record.is_void || there.record.ended) return fail(Code::conflict, "ledgers.has_ended");
  const auto desk = TRY(book.desk->at(w));
  Faults faults;
  Entries after = TRY(edited(w, doing, book, there, edit, faults));
  const Around around = around_of(doing, book, *desk, there.record);
  TRY(settle(w, doing, book, *there.type, after, &there.entries, around, faults));
  const std::string detail = changes_between(there.type->type, there.entries, after);
  return save_changed(w, doing, book, *desk, *there.type, after, std::move(there.record), HappeningKind::changed, detail);
}

Result<Record> take_step(db::Writer& w, const Doing& doing, const LedgerBook& book, std::string_view type, RecordId id, std::string_view key, const RecordEdit& edit, std::int64_t version) {
  Opened there = TRY(open_record(w, doing, book, type, id));
  TRY(check_note(edit.note));
  const Transition* step = there.type->type.transition(key);
  if (!step) return invalid_field("step", "ledgers.unknown_step", {{"value", shortened(key, 40)}});
  if (!may_step(doing.by, there.type->type, there.record, *step)) return fail(Code::forbidden, "ledgers.step_not_yours");
  if (there.record.version != version) return fail(Code::stale, "base.stale");
  if (there.record.is_void) return fail(Code::conflict, "ledgers.has_ended");
  const auto desk = TRY(book.desk->at(w));
  Faults faults;
  Entries after = TRY(edited(w, doing, book, there, edit, faults));
  Around around = around_of(doing, book, *desk, there.record);
  TRY(settle(w, doing, book, *there.type, after, &there.entries, around, faults));
  TRY(check_step(*there.type, after, there.record, *step, doing.by, edit.note, around));
  const std::string detail = json::write(StepDetail{std::string(key), there.record.state, step->to, edit.note, edit.id});
  there.record.state = step->to;
  there.record.last_by = doing.by.account;
  around.state = there.record.state;
  complete(*there.type, after, around);
  if (step->issues && there.record.number.empty()) there.record.number = TRY(number_for(w, book, doing, there.type->type, there.record.unit));
  return save_changed(w, doing, book, *desk, *there.type, after, std::move(there.record), HappeningKind::moved, detail);
}

Result<void> comment(db::Writer& w, const Doing& doing, const LedgerBook& book, std::string_view type, RecordId id, const RecordEdit& words) {
  const Opened there = TRY(open_record(w, doing, book, type, id));
  if (!access::may(doing.by, writing_of(there.type->type), scope_of(there.record))) return fail(Code::forbidden, "base.forbidden");
  if (is_blank(words.note)) return invalid_field("note", "base.required");
  TRY(check_note(words.note));
  TRY(store::add_happening(w, book.partition, id, doing, HappeningKind::commented, json::write(NoteDetail{std::string(trimmed(words.note)), words.id})));
  return note(w, doing, "ledger_record.commented", there.type->type, there.record);
}

Result<bool> was_done(const db::Reader& r, const LedgerBook& book, RecordId id, const std::optional<Uuid>& command) {
  if (!command) return false;
  return store::has_happened(r, book.partition, id, *command);
}

Result<Record> withdraw(db::Writer& w, const Doing& doing, const LedgerBook& book, std::string_view type, RecordId id, bool is_void, std::string_view why, std::int64_t version) {
  Opened there = TRY(open_to_write(w, doing, book, type, id, version));
  if (is_void && is_blank(why)) return invalid_field("note", "base.required");
  TRY(check_note(why));
  if (there.record.is_void == is_void) return there.record;
  const auto desk = TRY(book.desk->at(w));
  there.record.is_void = is_void;
  return save_changed(w, doing, book, *desk, *there.type, there.entries, there.record, is_void ? HappeningKind::withdrawn : HappeningKind::restored, json::write(NoteDetail{std::string(why), {}}));
}

Result<void> tie_record(db::Writer& w, const Doing& doing, const LedgerBook& book, std::string_view type, RecordId id, const Tie& asked, bool tied) {
  const Opened there = TRY(open_record(w, doing, book, type, id));
  if (!access::may(doing.by, writing_of(there.type->type), scope_of(there.record))) return fail(Code::forbidden, "base.forbidden");
  const Tie tie{asked.kind, asked.target, ""};
  // The same question that a field of this kind is asked.
  LedgerType one;
  const FieldKind kind = tie.kind == TieKind::ticket ? FieldKind::ticket : tie.kind == TieKind::problem ? FieldKind::problem : tie.kind == TieKind::household ? FieldKind::household
                       : tie.kind == TieKind::place ? FieldKind::place : FieldKind::record;
  one.fields.push_back({.key = "target", .kind = kind});
  Entries entries(one);
  entries.put(0, Value::text(tie.target));
  Faults faults;
  if (tied) TRY(check_named(w, doing, book, one, entries, nullptr, faults));
  if (!faults.all().empty()) return invalid_field("target", faults.all().front().key, faults.all().front().args);
  TRY(tied ? store::tie(w, book.partition, id, tie) : store::untie(w, book.partition, id, tie));
  TRY(store::add_happening(w, book.partition, id, doing, tied ? HappeningKind::tied : HappeningKind::untied, json::write(tie)));
  return note(w, doing, tied ? "ledger_record.tied" : "ledger_record.untied", there.type->type, there.record);
}

Result<Tried> try_fields(const db::Reader& r, const Doing& doing, const LedgerBook& book, const CompiledType& compiled, std::string_view fields, std::string_view state) {
  const LedgerType& type = compiled->type;
  Faults faults;
  Tried out{.entries = TRY(entries_asked(type, fields, nullptr, faults))};
  const auto desk = TRY(book.desk->at(r));
  Record record{.state = state.empty() && !type.states.empty() ? type.states.front().key : std::string(state), .entered_at = doing.now};
  const Around around = around_of(doing, book, *desk, record);
  complete(*compiled, out.entries, around);
  check_entries(*compiled, out.entries, around, faults);
  out.shown = shown_fields(*compiled, out.entries, around);
  out.needed = needed_fields(*compiled, out.entries, around);
  out.faults = std::move(faults.all());
  return out;
}

Result<Page<Record>> list_records(const db::Reader& r, const Doing& doing, const LedgerBook& book, const CompiledType& compiled, const store::RecordFilter& filter, const PageRequest& page) {
  return store::list_records(r, book.partition, doing.by, access::sight_of(doing.by, reading_of(compiled->type)), filter, page);
}

}  // namespace lianxin::ledgers
