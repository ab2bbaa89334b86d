// Bringing old records to the version in force, by the mappings of the versions between: tried first, then done in the background.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "features/ledgers/migration_rules.h"
#include "features/ledgers/migration_store.h"
#include "features/ledgers/record_actions.h"

namespace lianxin::ledgers {

constexpr int migrated_at_once = 200;  // records in a transaction: all of a piece or none
constexpr std::size_t most_stayed = 100;
constexpr std::size_t most_examples = 5;

// A record that stays as it is, and why.
struct Stayed {
  std::string id{};
  std::string title{};
  std::int64_t version = 0;
  std::vector<FieldFault> faults{};
};

// What would become of a field: in how many records it changes, or is lost; `before` and `after` are JSON.
struct FieldChange {
  struct Example {
    std::string title{};
    std::string before{};
    std::string after{};
  };
  std::string key{};
  std::string zh{}, en{};
  std::int64_t changed = 0;
  std::int64_t lost = 0;
  std::vector<Example> examples{};
};
struct MigrationTried {
  std::int64_t version = 0;
  std::int64_t records = 0;  // of older versions
  std::int64_t moves = 0;
  std::int64_t stays = 0;
  std::vector<FieldChange> fields{};  // in the order of the version in force, then those that are lost
  std::vector<Stayed> stayed{};       // the first of them
};

// forbidden to who may not publish.
Result<MigrationTried> try_migration(const db::Reader&, const Doing&, const LedgerBook&, std::string_view type, bool lose);
// conflict "ledgers.migration_running" while one is.
Result<MigrationRun> begin_migration(db::Writer&, const Doing&, const LedgerBook&, std::string_view type, bool lose);
// What is begun is gone on with, piece by piece; how many records were looked at.
Result<int> go_on_with_migrations(db::Store&, const LedgerBook&, Moment now);

std::string write_stayed(const std::vector<Stayed>&);
Result<std::vector<Stayed>> read_stayed(std::string_view json);

}  // namespace lianxin::ledgers
