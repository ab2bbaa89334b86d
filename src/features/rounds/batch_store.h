// Batches and what is typed in them.
#pragma once

#include <string_view>
#include <vector>

#include "features/rounds/batch.h"
#include "platform/db/db.h"

namespace lianxin::rounds::store {

Result<std::optional<Batch>> find_batch(const db::Reader&, std::string_view partition, BatchId);
// The newest first, at most 500.
Result<std::vector<Batch>> batches_of(const db::Reader&, std::string_view partition, RoundId);
Result<std::int64_t> last_batch_number(const db::Reader&, std::string_view partition, RoundId);
Result<void> insert_batch(db::Writer&, std::string_view partition, const Batch&);
// stale "base.stale" when `before` is not its version.
Result<void> save_batch(db::Writer&, std::string_view partition, const Batch&, std::int64_t before);

// Sealed with the deployment's key: a sheet may hold a name.
Result<Typings> typings_of(const db::Reader&, std::string_view partition, std::string_view key, BatchId);
Result<void> put_sheet(db::Writer&, std::string_view partition, std::string_view key, BatchId, Typing, std::int64_t sheet, const TypedSheet&);
Result<void> drop_sheet(db::Writer&, std::string_view partition, BatchId, Typing, std::int64_t sheet);
Result<void> drop_typings(db::Writer&, std::string_view partition, BatchId);

}  // namespace lianxin::rounds::store
