// Versions of ledger types in the database.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/actor.h"
#include "base/result.h"
#include "platform/db/db.h"

namespace lianxin::ledgers::store {

// A version as it was published; `declaration` is its JSON.
struct Published {
  std::string key{};
  std::int64_t version = 0;
  std::string declaration{};
  std::string digest{};
  bool shipped = false;  // as it came in the packs
  Moment at{};
  std::string by{};
  std::string note{};
};

// Whose declaration was read before is known by it.
Result<std::optional<std::string>> find_digest(const db::Reader&, std::string_view partition, std::string_view key, std::int64_t version);
Result<std::optional<Published>> find_version(const db::Reader&, std::string_view partition, std::string_view key, std::int64_t version);
// Newest first, without declarations.
Result<std::vector<Published>> versions_of(const db::Reader&, std::string_view partition, std::string_view key);
// The newest of each type, without declarations.
Result<std::vector<Published>> newest_versions(const db::Reader&, std::string_view partition);
Result<void> insert_version(db::Writer&, std::string_view partition, const Published&);
// Records of the type, void ones too, by the version they were written with.
struct VersionCount {
  std::int64_t version = 0;
  std::int64_t records = 0;
};
Result<std::vector<VersionCount>> count_by_version(const db::Reader&, std::string_view partition, std::string_view key);
// Records of the type that have something in the field.
Result<std::int64_t> count_with_field(const db::Reader&, std::string_view partition, std::string_view key, std::string_view field);

}  // namespace lianxin::ledgers::store
