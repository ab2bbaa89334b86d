#include "features/ledgers/migration_actions.h"

#include <algorithm>
#include <map>

#include "base/text.h"
#include "features/ledgers/deriving_actions.h"
#include "features/ledgers/entry_store.h"
#include "features/ledgers/file_actions.h"
#include "platform/journal/journal.h"
#include "platform/json/json.h"

namespace lianxin::ledgers {

struct StayedArg {
  std::string name{};
  std::string value{};
};
BOOST_DESCRIBE_STRUCT(StayedArg, (), (name, value))
struct StayedFault {
  std::string field{};
  std::string key{};
  std::vector<StayedArg> args{};
};
BOOST_DESCRIBE_STRUCT(StayedFault, (), (field, key, args))
struct StayedRecord {
  std::string id{};
  std::string title{};
  std::int64_t version = 0;
  std::vector<StayedFault> faults{};
};
BOOST_DESCRIBE_STRUCT(StayedRecord, (), (id, title, version, faults))
struct MigratedDetail {
  std::int64_t from = 0;
  std::int64_t to = 0;
  json::Raw before{};
  json::Raw after{};
};
BOOST_DESCRIBE_STRUCT(MigratedDetail, (), (from, to, before, after))
struct RunDetail {
  std::string ledger{};
  std::int64_t version = 0;
  std::int64_t moved = 0;
  std::int64_t stayed = 0;
};
BOOST_DESCRIBE_STRUCT(RunDetail, (), (ledger, version, moved, stayed))

namespace {

constexpr int pieces_at_a_time = 100;  // of a turn of the job, which others wait for

// A record as it would be.
struct Moved {
  Record record{};
  CompiledType from{};
  Entries before{};
  Entries after{};
  store::Derived derived{};
  std::vector<std::string> lost{};
  std::vector<FieldFault> faults{};
};

std::string json_of(const Field& field, const Value& value) {
  std::string out;
  store::write_entry(out, field, value);
  return out;
}

class Mover {
 public:
  static Result<Mover> open(const db::Reader& r, const Doing& doing, const LedgerBook& book, CompiledType to) {
    Mover out(doing, book, std::move(to));
    out.desk_ = TRY(book.desk->at(r));
    for (const auto& each : TRY(store::versions_of(r, book.partition, out.to_->type.key)))
      if (each.version < out.to_->type.version) out.versions_.push_back(each.version);
    std::ranges::sort(out.versions_);
    return out;
  }

  Result<Moved> move(const db::Reader& r, Record record, bool lose) {
    Moved out;
    out.from = TRY(type_of_version(r, *book_, record.type, record.type_version));
    out.before = TRY(store::entries_from(out.from->type, record.fields));
    Entries now = out.before.copy();
    for (std::int64_t version = record.type_version; version < to_->type.version;) {
      const Mapping& mapping = *TRY(mapping_after(r, version));
      Around around = around_of(doing_, *book_, *desk_, record);
      Carried carried_now = carried(mapping, now, around);
      for (std::string& each : carried_now.lost) out.lost.push_back(std::move(each));
      record.state = carried_now.state;
      version = mapping.to->type.version;
      now = TRY(taken(*mapping.to, carried_now.entries, record, out.faults));
    }
    record.type_version = to_->type.version;
    const Around around = around_of(doing_, *book_, *desk_, record);
    Faults faults;
    check_entries(*to_, now, around, faults);
    for (FieldFault& each : faults.all()) out.faults.push_back(std::move(each));
    if (!lose)
      for (const std::string& each : out.lost) out.faults.push_back({"fields." + each, "ledgers.would_be_lost"});
    out.derived = derive(*to_, now, record, around);
    TRY(check_same(r, record, out));
    out.after = std::move(now);
    out.record = std::move(record);
    return out;
  }

  const LedgerType& type() const { return to_->type; }
  const CompiledType& compiled() const { return to_; }

 private:
  Mover(const Doing& doing, const LedgerBook& book, CompiledType to) : doing_(doing), book_(&book), to_(std::move(to)) {}

  // From this version to the next that is known.
  Result<const Mapping*> mapping_after(const db::Reader& r, std::int64_t version) {
    auto& found = mappings_[version];
    if (!found) {
      const auto next = std::ranges::upper_bound(versions_, version);
      const auto from = TRY(type_of_version(r, *book_, to_->type.key, version));
      const auto to = next == versions_.end() ? to_ : TRY(type_of_version(r, *book_, to_->type.key, *next));
      found = TRY(mapping_of(from, to));
    }
    return &*found;
  }

  // What was carried, by the rules of entry of that version.
  Result<Entries> taken(const Compiled& version, const Entries& carried_entries, const Record& record, std::vector<FieldFault>& told) {
    Faults faults;
    if (!record.state.empty() && !version.type.state(record.state)) faults.add("state", "ledgers.no_such_state", {{"value", record.state}});
    const std::string text = store::write_entries(version.type, carried_entries);
    const auto document = TRY(json::parse(text));
    Entries out(version.type);
    store::read_entries(version.type, document.root(), out, faults);
    complete(version, out, around_of(doing_, *book_, *desk_, record));
    for (FieldFault& each : faults.all()) told.push_back(std::move(each));
    return out;
  }

  Result<void> check_same(const db::Reader& r, const Record& record, Moved& out) {
    if (!out.derived.business_key || record.is_void) return {};
    const auto there = TRY(store::record_of_business_key(r, book_->partition, record.type, *out.derived.business_key));
    if (there && *there != record.id) out.faults.push_back({"", "ledgers.same_record"});
    return {};
  }

  Doing doing_;
  const LedgerBook* book_;
  CompiledType to_;
  std::shared_ptr<const tickets::Desk> desk_{};
  std::vector<std::int64_t> versions_{};
  std::map<std::int64_t, std::optional<Mapping>> mappings_{};
};

Stayed stayed_of(const Record& before, Moved& moved) {
  return {.id = to_text(before.id), .title = before.title, .version = before.type_version, .faults = std::move(moved.faults)};
}

// Of the fields that differ, what stood there before and what stands there now.
MigratedDetail detail_of(const Moved& moved, const LedgerType& type, std::int64_t before_version) {
  const LedgerType& old = moved.from->type;
  std::string was = "{", is = "{";
  const auto add = [](std::string& out, const std::string& key, const std::string& json) {
    if (out.size() > 1) out += ',';
    json::write_text(out, key);
    out += ':' + json;
  };
  for (std::size_t i = 0; i < old.fields.size(); ++i)
    if (!moved.before.at(i).is_missing() && index_of(type, old.fields[i].key) < 0) add(was, old.fields[i].key, json_of(old.fields[i], moved.before.at(i)));
  for (std::size_t i = 0; i < type.fields.size(); ++i) {
    const std::string after = json_of(type.fields[i], moved.after.at(i));
    const int there = index_of(old, type.fields[i].key);
    const std::string before = there < 0 ? "null" : json_of(old.fields[static_cast<std::size_t>(there)], moved.before.at(static_cast<std::size_t>(there)));
    if (after != before) add(is, type.fields[i].key, after);
    if (after != before && before != "null") add(was, type.fields[i].key, before);
  }
  return {before_version, moved.record.type_version, {was + "}"}, {is + "}"}};
}

// How often each field changes, with the first that do.
class Telling {
 public:
  explicit Telling(const LedgerType& type) : type_(type) {}

  void tell(const Moved& moved) {
    const LedgerType& old = moved.from->type;
    for (std::size_t i = 0; i < type_.fields.size(); ++i) {
      const Field& field = type_.fields[i];
      const int there = index_of(old, field.key);
      const std::string before = there < 0 ? "null" : json_of(old.fields[static_cast<std::size_t>(there)], moved.before.at(static_cast<std::size_t>(there)));
      const std::string after = json_of(field, moved.after.at(i));
      if (before != after) add(change_of(field.key, field.zh, field.en), moved, before, after, false);
    }
    for (const std::string& key : moved.lost) {
      const Field* field = find_path(old, key);
      const int there = index_of(old, std::string_view(key).substr(0, key.find('.')));
      add(change_of(key, field ? field->zh : key, field ? field->en : key), moved, json_of(old.fields[static_cast<std::size_t>(there)], moved.before.at(static_cast<std::size_t>(there))), "null", true);
    }
  }
  void tell_state(const Record& before, const Moved& moved) {
    if (before.state != moved.record.state) add(change_of("state", "状态", "state"), moved, json::write(before.state), json::write(moved.record.state), false);
  }

  std::vector<FieldChange> all() && {
    std::vector<FieldChange> out;
    for (const Field& field : type_.fields)
      if (const auto found = changes_.find(field.key); found != changes_.end()) out.push_back(std::move(found->second)), changes_.erase(found);
    for (auto& [key, change] : changes_) out.push_back(std::move(change));
    return out;
  }

 private:
  FieldChange& change_of(const std::string& key, const std::string& zh, const std::string& en) {
    auto& out = changes_[key];
    if (out.key.empty()) out = {.key = key, .zh = zh, .en = en};
    return out;
  }
  static void add(FieldChange& change, const Moved& moved, std::string before, std::string after, bool lost) {
    ++(lost ? change.lost : change.changed);
    if (change.examples.size() < most_examples) change.examples.push_back({moved.record.title, std::move(before), std::move(after)});
  }

  const LedgerType& type_;
  std::map<std::string, FieldChange> changes_{};
};

Result<void> allow(const db::Reader& r, const Doing& doing, const LedgerBook& book) {
  if (!TRY(may_design(r, doing, book))) return fail(Code::forbidden, "base.forbidden");
  return {};
}

Result<void> save(db::Writer& w, const Doing& doing, const LedgerBook& book, const LedgerType& type, const Record& before, const Moved& moved) {
  Record now = moved.record;
  now.changed_at = doing.now;
  now.version = before.version + 1;
  TRY(store::save_record(w, book.partition, now, moved.derived, before.version));
  TRY(hold_files(w, doing, book, type, moved.after, now.id));
  return store::add_happening(w, book.partition, now.id, doing, HappeningKind::migrated, json::write(detail_of(moved, type, before.type_version)));
}

// One piece: whether there is more.
Result<bool> move_piece(db::Writer& w, const LedgerBook& book, const std::string& id, Moment now, int& looked) {
  auto run = TRY(store::find_migration(w, book.partition, id));
  if (!run || run->state != MigrationState::running) return false;
  const Doing doing{.by = {.kind = Actor::Kind::account, .account = run->account, .name = run->by_name, .via = "job"}, .now = now, .zone = book.zone};
  const auto type = TRY(type_of_version(w, book, run->type, run->version));
  const auto records = TRY(store::records_before(w, book.partition, run->type, run->version, run->after, migrated_at_once));
  auto stayed = TRY(read_stayed(run->stayed_list));
  if (!records.empty()) {
    TRY(keep_version(w, book, doing, type->type));
    Mover mover = TRY(Mover::open(w, doing, book, type));
    for (const Record& each : records) {
      Moved moved = TRY(mover.move(w, each, run->lose));
      run->after = to_text(each.id);
      if (moved.faults.empty()) {
        TRY(save(w, doing, book, type->type, each, moved));
        ++run->moved;
      } else {
        ++run->stayed;
        if (stayed.size() < most_stayed) stayed.push_back(stayed_of(each, moved));
      }
    }
  }
  looked += static_cast<int>(records.size());
  run->stayed_list = write_stayed(stayed);
  const bool more = records.size() == migrated_at_once;
  if (!more) {
    run->state = MigrationState::done;
    run->ended_at = now;
    TRY(journal::record(w, doing, {.kind = "ledger.migrated", .subject_kind = "ledger", .subject = run->type, .detail = json::write(RunDetail{type->type.zh, run->version, run->moved, run->stayed})}));
  }
  TRY(store::save_migration(w, book.partition, *run));
  return more;
}

Result<void> give_up(db::Writer& w, const LedgerBook& book, const std::string& id, Moment now) {
  auto run = TRY(store::find_migration(w, book.partition, id));
  if (!run || run->state != MigrationState::running) return {};
  run->state = MigrationState::failed;
  run->ended_at = now;
  return store::save_migration(w, book.partition, *run);
}

}  // namespace

Result<MigrationTried> try_migration(const db::Reader& r, const Doing& doing, const LedgerBook& book, std::string_view key, bool lose) {
  TRY(allow(r, doing, book));
  const auto type = TRY(type_named(r, book, key));
  Mover mover = TRY(Mover::open(r, doing, book, type));
  MigrationTried out{.version = type->type.version};
  Telling telling(type->type);
  std::string after;
  for (bool more = true; more;) {
    const auto records = TRY(store::records_before(r, book.partition, key, type->type.version, after, migrated_at_once));
    more = records.size() == migrated_at_once;
    for (const Record& each : records) {
      Moved moved = TRY(mover.move(r, each, lose));
      after = to_text(each.id);
      ++out.records;
      telling.tell(moved);
      telling.tell_state(each, moved);
      ++(moved.faults.empty() ? out.moves : out.stays);
      if (!moved.faults.empty() && out.stayed.size() < most_stayed) out.stayed.push_back(stayed_of(each, moved));
    }
  }
  out.fields = std::move(telling).all();
  return out;
}

Result<MigrationRun> begin_migration(db::Writer& w, const Doing& doing, const LedgerBook& book, std::string_view key, bool lose) {
  TRY(allow(w, doing, book));
  const auto type = TRY(type_named(w, book, key));
  for (const auto& each : TRY(store::migrations_of(w, book.partition, key, 1)))
    if (each.state == MigrationState::running) return fail(Code::conflict, "ledgers.migration_running");
  MigrationRun out{.id = to_text(new_uuid(doing.now)), .type = std::string(key), .version = type->type.version, .lose = lose, .account = doing.by.account, .by_name = doing.by.name, .started_at = doing.now};
  out.all = TRY(store::count_before(w, book.partition, key, out.version));
  TRY(store::insert_migration(w, book.partition, out));
  TRY(journal::record(w, doing, {.kind = "ledger.migration_begun", .subject_kind = "ledger", .subject = out.type, .detail = json::write(RunDetail{type->type.zh, out.version, 0, 0})}));
  return out;
}

Result<int> go_on_with_migrations(db::Store& store, const LedgerBook& book, Moment now) {
  int looked = 0;
  for (const auto& run : TRY(store.reading([&](db::Reader& r) { return store::running_migrations(r, book.partition); }))) {
    for (int piece = 0; piece < pieces_at_a_time; ++piece) {
      const auto more = store.transact([&](db::Writer& w) { return move_piece(w, book, run.id, now, looked); });
      if (!more) {
        TRY(store.write_and_wait([&](db::Writer& w) { return give_up(w, book, run.id, now); }));
        return more.error();
      }
      if (!*more) break;
    }
  }
  return looked;
}

std::string write_stayed(const std::vector<Stayed>& stayed) {
  std::vector<StayedRecord> out;
  for (const Stayed& each : stayed) {
    auto& one = out.emplace_back(StayedRecord{each.id, each.title, each.version, {}});
    for (const FieldFault& fault : each.faults) {
      auto& told = one.faults.emplace_back(StayedFault{fault.field, fault.key, {}});
      for (const Arg& arg : fault.args) told.args.push_back({arg.name, arg.value});
    }
  }
  return json::write(out);
}

Result<std::vector<Stayed>> read_stayed(std::string_view text) {
  std::vector<Stayed> out;
  const auto kept = TRY(json::parse(text, {.is_own = true}));
  for (StayedRecord& each : TRY(json::read<std::vector<StayedRecord>>(kept.root(), {.is_own = true}))) {
    auto& one = out.emplace_back(Stayed{each.id, each.title, each.version, {}});
    for (StayedFault& fault : each.faults) {
      auto& told = one.faults.emplace_back(FieldFault{fault.field, fault.key, {}});
      for (StayedArg& arg : fault.args) told.args.push_back({arg.name, arg.value});
    }
  }
  return out;
}

}  // namespace lianxin::ledgers
