// What may be done with records, and by whom.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "features/ledgers/record_list_store.h"
#include "features/ledgers/record_rules.h"
#include "features/ledgers/record_store.h"
#include "features/ledgers/type_actions.h"

namespace lianxin::ledgers {

// Members are named as in the API; `fields` is the JSON object of the request.
// The record, or the row of one, that a new one is made of (LedgerType::makes).
struct MadeFrom {
  std::string ledger{};
  RecordId record{};
  std::string make{};
  std::optional<int> row{};
};

struct NewRecord {
  std::optional<RecordId> id{};
  std::string place{};            // missing: of the entering unit
  std::optional<UnitId> unit{};   // who keeps it; missing: the asker's own
  std::string fields = "{}";
  std::string batch{};            // of an import
  std::string step{};             // taken at once, as an import of what is done
  std::optional<MadeFrom> made_from{};
};

struct RecordEdit {
  std::optional<std::string> place{};
  std::optional<UnitId> unit{};
  std::string fields = "{}";
  std::string note{};
  std::optional<Uuid> id{};  // of a step or a comment: sent again under it, it is not done again
};

// A record with its type and its fields, as rules and answers want it.
struct Opened {
  CompiledType type{};
  Record record{};
  Entries entries{};
};

struct MadeRecord {
  Record record{};
  bool is_new = true;
};

// not_found also where the asker does not see it, or it is of another type.
Result<Opened> open_record(const db::Reader&, const Doing&, const LedgerBook&, std::string_view type, RecordId);
// Of another version than the one in force it is read by its own.
Result<Opened> opened(const db::Reader&, const LedgerBook&, Record);
Result<Opened> opened_as(const CompiledType&, Record);

// Saves what was entered or done, with its history, figures and links, and a line in the journal. stale.
Result<Record> save_changed(db::Writer&, const Doing&, const LedgerBook&, const tickets::Desk&, const Compiled&, const Entries&, Record, HappeningKind, std::string_view detail);
// Errors: ledgers.closed_for_entry; "place" places.no_such_place, ledgers.wrong_level; forbidden; the faults of read_entries and
// check_entries; conflict "base.duplicate" when the id is there with other content, "ledgers.same_record".
Result<MadeRecord> make_record(db::Writer&, const Doing&, const LedgerBook&, const CompiledType&, const NewRecord&);
// What the object names is changed, null takes away. stale; forbidden once it has ended or was withdrawn: "ledgers.has_ended".
Result<Record> change_record(db::Writer&, const Doing&, const LedgerBook&, std::string_view type, RecordId, const RecordEdit&, std::int64_t version);
// A step of its course, with what it asks for filled in at once. The errors of check_step and change_record.
Result<Record> take_step(db::Writer&, const Doing&, const LedgerBook&, std::string_view type, RecordId, std::string_view step, const RecordEdit&, std::int64_t version);
Result<void> comment(db::Writer&, const Doing&, const LedgerBook&, std::string_view type, RecordId, const RecordEdit& words);
// Whether the step or comment of this id is there already, for who sees the record.
Result<bool> was_done(const db::Reader&, const LedgerBook&, RecordId, const std::optional<Uuid>& command);
// Withdrawn, it keeps its number and counts nowhere; restored, it is as before. "note" base.required.
Result<Record> withdraw(db::Writer&, const Doing&, const LedgerBook&, std::string_view type, RecordId, bool is_void, std::string_view note, std::int64_t version);
// Ties by hand; what it names must be there and be seen.
Result<void> tie_record(db::Writer&, const Doing&, const LedgerBook&, std::string_view type, RecordId, const Tie&, bool tied);

// What would become of such fields: for forms, and for who designs a type.
struct Tried {
  Entries entries{};
  std::vector<bool> shown{};
  std::vector<bool> needed{};
  std::vector<FieldFault> faults{};
};
Result<Tried> try_fields(const db::Reader&, const Doing&, const LedgerBook&, const CompiledType&, std::string_view fields, std::string_view state);

Result<Page<Record>> list_records(const db::Reader&, const Doing&, const LedgerBook&, const CompiledType&, const store::RecordFilter&, const PageRequest&);

// Where it lies for rights.
access::Scope scope_of(const Record&);
// A step is for who may write; one that names roles for who holds one of them there, supervisors too (§2.9).
bool may_step(const Actor&, const LedgerType&, const Record&, const Transition&);

}  // namespace lianxin::ledgers
