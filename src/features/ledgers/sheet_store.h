// Imports of sheets in the database: mended mappings, batches, and rows put many at a time.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "features/ledgers/record_store.h"
#include "features/ledgers/sheet_report.h"
#include "platform/json/described.h"

namespace lianxin::ledgers::store {

struct KeptColumn {
  int column = -1;
  std::string field{};
  std::int64_t factor = 1;
  json::Maybe<CellPart> part{};  // missing: the whole cell
};
BOOST_DESCRIBE_STRUCT(KeptColumn, (), (column, field, factor, part))

Result<std::optional<std::vector<KeptColumn>>> find_mapping(const db::Reader&, std::string_view partition, std::string_view type, std::string_view signature);
Result<void> keep_mapping(db::Writer&, std::string_view partition, const Doing&, std::string_view type, std::string_view signature, const std::vector<KeptColumn>&);

// conflict when the id is taken.
Result<void> insert_batch(db::Writer&, std::string_view partition, const Batch&);
Result<void> save_batch(db::Writer&, std::string_view partition, const Batch&);
Result<std::optional<Batch>> find_batch(const db::Reader&, std::string_view partition, std::string_view id);
// Newest first.
Result<std::vector<Batch>> batches_of(const db::Reader&, std::string_view partition, std::string_view type, int most);
// False when it has ended.
Result<bool> cancel_batch(db::Writer&, std::string_view partition, std::string_view id, Moment now);

// The records that have these business keys.
Result<std::map<std::string, Record>> records_of_business_keys(const db::Reader&, std::string_view partition, std::string_view type, const std::vector<std::string>& values);
// The first of `count` numbers that follow each other.
Result<std::int64_t> next_numbers(db::Writer&, std::string_view partition, std::string_view type, UnitId, int year, std::int64_t count);

struct NewRow {
  Record record{};
  Derived derived{};
  std::vector<std::string> moves{};  // steps taken at once: details of its history
  bool issued = false;               // one of them gives the number
};
// What insert_record, add_happening(entered) and add_happening(moved) do for each; "ledgers.same_record".
Result<void> insert_records(db::Writer&, std::string_view partition, const Doing&, const std::vector<NewRow>&);

}  // namespace lianxin::ledgers::store
