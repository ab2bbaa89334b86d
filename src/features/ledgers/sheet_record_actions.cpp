#include "features/ledgers/sheet_record_actions.h"

#include <algorithm>

#include "features/ledgers/deriving_actions.h"
#include "features/ledgers/entry_store.h"
#include "features/ledgers/numbering_actions.h"
#include "features/ledgers/sheet_course_actions.h"
#include "platform/journal/many_entries.h"
#include "platform/json/json.h"

namespace lianxin::ledgers {

struct SheetRecordDetail {
  std::string ledger{};
  std::string title{};
  std::string number{};
  std::string state{};
  std::string batch{};
};
BOOST_DESCRIBE_STRUCT(SheetRecordDetail, (), (ledger, title, number, state, batch))

namespace {

constexpr int undone_at_once = 200;

// What is this row's own fault; anything else ends the import.
bool is_of_row(const Error& error) { return error.code == Code::invalid || error.code == Code::conflict || error.code == Code::forbidden || error.code == Code::stale; }

std::vector<FieldFault> faults_of(const Error& error) {
  if (!error.fields.empty()) return error.fields;
  return {{"", error.key, error.args}};
}

std::string given_fields(const LedgerType& type, const Entries& entries) {
  std::string out = "{";
  for (std::size_t i = 0; i < type.fields.size(); ++i) {
    if (entries.at(i).is_missing() || !type.fields[i].computed.empty()) continue;
    if (out.size() > 1) out += ',';
    json::write_text(out, type.fields[i].key);
    out += ':';
    store::write_entry(out, type.fields[i], entries.at(i));
  }
  return out + "}";
}

// Faults that a cell's own fault explains are not told twice.
void add_faults(const std::vector<FieldFault>& own, std::vector<FieldFault>& found, RowOutcome& out) {
  out.faults = own;
  for (FieldFault& each : found)
    if (std::ranges::find(own, each.field, &FieldFault::field) == own.end()) out.faults.push_back(std::move(each));
  if (!out.faults.empty()) out.fate = RowFate::faulty;
}

}  // namespace

Result<SheetRecords> SheetRecords::open(const db::Reader& r, const Doing& doing, const LedgerBook& book, CompiledType type, SheetWish wish) {
  TRY(check_open(type->type, today_of(doing, book)));
  if (!access::may_somewhere(doing.by, writing_of(type->type))) return fail(Code::forbidden, "base.forbidden");
  SheetRecords out(book, std::move(type), std::move(wish));
  out.desk_ = TRY(book.desk->at(r));
  return out;
}

Result<const SheetRecords::Home*> SheetRecords::home_of(const db::Reader& r, const Doing& doing, const std::string& code) {
  if (const auto known = homes_.find(code); known != homes_.end()) return &known->second;
  const LedgerType& type = type_->type;
  Home home;
  const auto place = place_of_entry(r, *book_, doing, type, code);
  if (place) {
    home.record = {.type = type.key, .type_version = type.version, .state = type.states.empty() ? "" : type.states.front().key, .place = place->now_code, .place_path = place->now_path,
                   .entered_by = doing.by.account, .entered_name = doing.by.name, .entered_at = doing.now, .changed_at = doing.now, .last_by = doing.by.account, .batch = wish_.batch};
    home.record.unit = TRY(unit_keeping(r, doing, *book_, std::nullopt, home.record.place_path));
    if (!access::may(doing.by, writing_of(type), scope_of(home.record))) home.faults.push_back({"place", "ledgers.not_your_place", {{"name", place->name}}});
  } else if (is_of_row(place.error())) {
    home.faults = faults_of(place.error());
  } else {
    return place.error();
  }
  return &homes_.emplace(code, std::move(home)).first->second;
}

bool SheetRecords::is_again(const store::NewRow& row, Plan& plan, bool trying) {
  if (!row.derived.business_key) return false;
  const std::string& key = *row.derived.business_key;
  RowOutcome& outcome = plan.outcomes.back();
  const auto say = [&](bool same) {
    outcome.fate = same ? RowFate::same : RowFate::faulty;
    if (!same) outcome.faults.push_back({"", "ledgers.sheet_row_twice", {}});
    return true;
  };
  if (trying) {
    const std::size_t said = std::hash<std::string>{}(row.record.fields + row.record.state);
    const auto [there, is_new] = tried_.emplace(std::hash<std::string>{}(key), said);
    return !is_new && say(there->second == said);
  }
  const auto [there, is_new] = plan.by_key.emplace(key, plan.fresh.size());
  if (is_new) return false;
  const Record& before = plan.fresh[there->second].record;
  return say(before.fields == row.record.fields && before.state == row.record.state);
}

// A record with this business key is there already.
Result<void> SheetRecords::meet(const db::Reader& r, const Doing& doing, const Record& there, const SheetEntry& entry, Plan& plan) {
  RowOutcome& outcome = plan.outcomes.back();
  const LedgerType& type = type_->type;
  if (!access::may(doing.by, reading_of(type), scope_of(there))) {
    outcome = {RowFate::faulty, {{"", "ledgers.same_record", {}}}};
    return {};
  }
  const Opened found = TRY(opened(r, *book_, there));
  Entries after = found.entries.copy();
  for (std::size_t i = 0; i < type.fields.size(); ++i) {
    const int at = index_of(found.type->type, type.fields[i].key);
    if (at >= 0 && !entry.entries.at(i).is_missing() && type.fields[i].computed.empty()) after.put(static_cast<std::size_t>(at), entry.entries.at(i));
  }
  const Around around = around_of(doing, *book_, *desk_, there);
  complete(*found.type, after, around);
  const bool says_same = store::write_entries(found.type->type, after) == there.fields;
  const bool moves = !entry.state.empty() && entry.state != there.state;
  if (says_same && !moves) {
    outcome.fate = RowFate::same;
  } else if (!wish_.batch.empty() && there.batch == wish_.batch) {
    outcome = {RowFate::faulty, {{"", "ledgers.sheet_row_twice", {}}}};
  } else if (!wish_.change) {
    outcome.fate = RowFate::differs;
  } else if (there.ended && !says_same) {
    outcome = {RowFate::faulty, {{"", "ledgers.has_ended", {}}}};
  } else {
    Faults faults;
    check_entries(*found.type, after, around, faults);
    outcome.fate = RowFate::changed;
    Record moved = there;
    const Walk walk = moves && faults.all().empty() ? walk_to(doing, *book_, *desk_, *found.type, after, moved, entry.state, wish_.words) : Walk{};
    add_faults(walk.faults, faults.all(), outcome);
    if (outcome.fate == RowFate::changed) plan.edits.push_back({plan.outcomes.size() - 1, there, says_same ? "" : given_fields(type, entry.entries), walk.steps});
  }
  return {};
}

Result<SheetRecords::Plan> SheetRecords::decide(const db::Reader& r, const Doing& doing, std::vector<SheetEntry>& entries, bool trying) {
  Plan plan;
  std::vector<store::NewRow> made(entries.size());
  std::vector<RowOutcome> judged(entries.size());
  std::vector<std::string> keys;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    SheetEntry& entry = entries[i];
    const Home* home = TRY(home_of(r, doing, entry.place));
    std::vector<FieldFault> found = home->faults;
    if (found.empty()) {
      Record& record = made[i].record = home->record;
      const Around around = around_of(doing, *book_, *desk_, record);
      complete(*type_, entry.entries, around);
      Faults faults;
      check_entries(*type_, entry.entries, around, faults);
      found = std::move(faults.all());
      if (found.empty() && !entry.state.empty()) {
        Walk walk = walk_to(doing, *book_, *desk_, *type_, entry.entries, record, entry.state, wish_.words);
        made[i].moves = std::move(walk.details);
        made[i].issued = walk.issues;
        found = std::move(walk.faults);
      }
      made[i].derived = derive(*type_, entry.entries, record, around_of(doing, *book_, *desk_, record));
      if (made[i].derived.business_key) keys.push_back(*made[i].derived.business_key);
    }
    add_faults(entry.faults, found, judged[i]);
  }
  const auto there = TRY(store::records_of_business_keys(r, book_->partition, type_->type.key, keys));
  for (std::size_t i = 0; i < entries.size(); ++i) {
    plan.outcomes.push_back(std::move(judged[i]));
    if (plan.outcomes.back().fate == RowFate::faulty) continue;
    const auto& key = made[i].derived.business_key;
    const auto known = key ? there.find(*key) : there.end();
    if (known != there.end()) TRY(meet(r, doing, known->second, entries[i], plan));
    else if (!is_again(made[i], plan, trying) && !trying) plan.fresh.push_back(std::move(made[i]));
  }
  return plan;
}

Result<std::vector<RowOutcome>> SheetRecords::try_rows(const db::Reader& r, const Doing& doing, std::vector<SheetEntry>& entries) { return TRY(decide(r, doing, entries, true)).outcomes; }

// The numbers of one counter follow each other.
Result<void> SheetRecords::give_numbers(db::Writer& w, const Doing& doing, std::vector<store::NewRow>& fresh) {
  const bool at_entry = issues_at_entry(type_->type);
  const int year = civil_from(today_of(doing, *book_)).year;
  std::map<UnitId, Numbering> of_keeper;
  std::map<UnitId, std::vector<store::NewRow*>> by_unit;
  for (store::NewRow& each : fresh) {
    if (!at_entry && !each.issued) continue;
    auto known = of_keeper.find(each.record.unit);
    if (known == of_keeper.end()) known = of_keeper.emplace(each.record.unit, TRY(numbering_of(w, *book_, type_->type, each.record.unit))).first;
    by_unit[known->second.unit].push_back(&each);
  }
  for (auto& [unit, rows] : by_unit) {
    std::int64_t n = TRY(store::next_numbers(w, book_->partition, type_->type.key, unit, year, static_cast<std::int64_t>(rows.size())));
    for (store::NewRow* each : rows) {
      each->record.number = written_number(type_->type.number, of_keeper.at(each->record.unit).prefix, year, n++);
      each->derived.searched.insert(0, each->record.number);
    }
  }
  return {};
}

Result<void> SheetRecords::change(db::Writer& w, const Doing& doing, const Plan::Edit& edit) {
  const std::string& type = type_->type.key;
  std::int64_t version = edit.there.version;
  if (!edit.fields.empty()) version = TRY(change_record(w, doing, *book_, type, edit.there.id, {.fields = edit.fields}, version)).version;
  for (const std::string& step : edit.steps) version = TRY(take_step(w, doing, *book_, type, edit.there.id, step, {.note = wish_.words}, version)).version;
  return {};
}

Result<std::vector<RowOutcome>> SheetRecords::take_rows(db::Writer& w, const Doing& doing, std::vector<SheetEntry>& entries) {
  Plan plan = TRY(decide(w, doing, entries, false));
  const LedgerType& type = type_->type;
  for (auto& each : plan.edits) {
    const auto done = change(w, doing, each);
    if (done) continue;
    if (!is_of_row(done.error())) return done.error();
    plan.outcomes[each.row] = {RowFate::faulty, faults_of(done.error())};
  }
  if (plan.fresh.empty()) return plan.outcomes;
  TRY(keep_version(w, *book_, doing, type));
  for (store::NewRow& each : plan.fresh) each.record.id = RecordId{new_uuid(doing.now)};
  TRY(give_numbers(w, doing, plan.fresh));
  TRY(store::insert_records(w, book_->partition, doing, plan.fresh));
  std::vector<journal::Entry> told;
  for (const store::NewRow& each : plan.fresh) {
    const Record& record = each.record;
    for (std::size_t i = 0; i <= each.moves.size(); ++i)
      told.push_back({.kind = i == 0 ? "ledger_record.entered" : "ledger_record.moved", .subject_kind = "ledger_record", .subject = to_text(record.id), .place_path = record.place_path,
                      .detail = json::write(SheetRecordDetail{type.zh, record.title, record.number, record.state, record.batch})});
  }
  TRY(journal::record_all(w, doing, told));
  return plan.outcomes;
}

Result<Undone> undo_records(db::Writer& w, const Doing& doing, const LedgerBook& book, const CompiledType& type, const std::string& batch, const std::string& after, std::string_view why) {
  Undone out;
  const PageRequest page{.limit = undone_at_once, .cursor = after};
  const auto found = TRY(store::list_records(w, book.partition, system_actor("undo"), {.ranges = {{"", "\x7f"}}}, {.type = type->type.key, .batch = batch}, page));
  for (const Record& each : found.items) {
    if (each.version != 1 || !access::may(doing.by, writing_of(type->type), scope_of(each))) {
      ++out.stayed;
      continue;
    }
    TRY(withdraw(w, doing, book, type->type.key, each.id, true, why, each.version));
    ++out.withdrawn;
  }
  out.next = found.next;
  return out;
}

}  // namespace lianxin::ledgers
