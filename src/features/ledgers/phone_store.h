// Records that a phone keeps, in the database.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "features/ledgers/ledger_record.h"
#include "platform/db/db.h"

namespace lianxin::ledgers::store {

// Entered one by one by this account, the newest first.
Result<std::vector<Record>> entered_by(const db::Reader&, std::string_view partition, AccountId, int most);

// Open records of a ledger that name one of `values` in one of `fields`, which are filters of its list; the most pressing first.
struct Naming {
  std::string type{};
  std::vector<std::string> fields{};
  std::vector<std::string> values{};
};
Result<std::vector<Record>> open_naming(const db::Reader&, std::string_view partition, const Naming&, int most);

// What was entered when the record was made, as JSON.
Result<std::string> fields_at_entry(const db::Reader&, std::string_view partition, RecordId);

// Whether the record's history has a step or a comment that was sent under this id.
Result<bool> has_happened(const db::Reader&, std::string_view partition, RecordId, Uuid command);

}  // namespace lianxin::ledgers::store
