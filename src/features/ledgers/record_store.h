// Records of ledgers in the database, with what lists and figures find them by.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/page.h"
#include "base/result.h"
#include "features/ledgers/ledger_record.h"
#include "platform/db/db.h"

namespace lianxin::ledgers::store {

// What follows from a record's fields and stands in tables of its own.
struct Derived {
  std::vector<RecordKey> keys{};
  std::vector<Fact> facts{};
  std::vector<Tie> ties{};  // of fields
  std::optional<std::string> business_key{};
  std::string searched{};
};

extern const std::string record_columns;  // "r.id, …"
Record record_from(const db::Row&);

Result<std::optional<Record>> find_record(const db::Reader&, std::string_view partition, RecordId);
Result<std::vector<Record>> find_records(const db::Reader&, std::string_view partition, const std::vector<RecordId>&);
Result<std::optional<RecordId>> record_of_business_key(const db::Reader&, std::string_view partition, std::string_view type, std::string_view value);
// conflict "ledgers.same_record" when another one has the business key.
Result<void> insert_record(db::Writer&, std::string_view partition, const Record&, const Derived&);
// stale "base.stale" when `before` is not its version; ledgers.same_record.
Result<void> save_record(db::Writer&, std::string_view partition, const Record&, const Derived&, std::int64_t before);

// The next number of the unit's type in a year: without gaps within the transaction.
Result<std::int64_t> next_number(db::Writer&, std::string_view partition, std::string_view type, UnitId, int year);

Result<void> add_happening(db::Writer&, std::string_view partition, RecordId, const Doing&, HappeningKind, std::string_view detail);
// Newest first.
Result<std::vector<Happening>> history_of(const db::Reader&, std::string_view partition, RecordId, int most);

Result<void> tie(db::Writer&, std::string_view partition, RecordId, const Tie&);
Result<void> untie(db::Writer&, std::string_view partition, RecordId, const Tie&);
Result<std::vector<Tie>> ties_of(const db::Reader&, std::string_view partition, RecordId);
// Records that are tied to a thing, newest first.
Result<std::vector<RecordId>> tied_to(const db::Reader&, std::string_view partition, TieKind, std::string_view target, int most);

}  // namespace lianxin::ledgers::store
