// Old records being brought to a later version: runs in the database, and the records that wait.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "features/ledgers/record_store.h"

namespace lianxin::ledgers {

enum class MigrationState : std::uint8_t { running, done, failed };
BOOST_DESCRIBE_ENUM(MigrationState, running, done, failed)

// One run. `stayed_list` is JSON of the first that stay, with why.
struct MigrationRun {
  std::string id{};
  std::string type{};
  std::int64_t version = 0;  // they are brought to
  bool lose = false;         // what becomes nothing is let go
  AccountId account{};
  std::string by_name{};
  Moment started_at{};
  std::optional<Moment> ended_at{};
  MigrationState state{};
  std::string after{};       // the last record that was looked at
  std::int64_t all = 0;
  std::int64_t moved = 0;
  std::int64_t stayed = 0;
  std::string stayed_list = "[]";
};

}  // namespace lianxin::ledgers

namespace lianxin::ledgers::store {

Result<void> insert_migration(db::Writer&, std::string_view partition, const MigrationRun&);
Result<void> save_migration(db::Writer&, std::string_view partition, const MigrationRun&);
Result<std::optional<MigrationRun>> find_migration(const db::Reader&, std::string_view partition, std::string_view id);
// Newest first.
Result<std::vector<MigrationRun>> migrations_of(const db::Reader&, std::string_view partition, std::string_view type, int most);
Result<std::vector<MigrationRun>> running_migrations(const db::Reader&, std::string_view partition);

// Records of older versions, withdrawn ones too, in the order of their ids.
Result<std::vector<Record>> records_before(const db::Reader&, std::string_view partition, std::string_view type, std::int64_t version, std::string_view after, int most);
Result<std::int64_t> count_before(const db::Reader&, std::string_view partition, std::string_view type, std::int64_t version);

}  // namespace lianxin::ledgers::store
