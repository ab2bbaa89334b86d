// Saved views of an account.
#pragma once

#include <string_view>
#include <vector>

#include "base/actor.h"
#include "base/result.h"
#include "features/ledgers/saved_view.h"
#include "platform/db/db.h"

namespace lianxin::ledgers::store {

// In the order of their names.
Result<std::vector<SavedView>> views_of(const db::Reader&, std::string_view partition, AccountId, std::string_view type);
Result<void> put_view(db::Writer&, std::string_view partition, AccountId, std::string_view type, const SavedView&);
Result<bool> remove_view(db::Writer&, std::string_view partition, AccountId, std::string_view type, ViewId);

}  // namespace lianxin::ledgers::store
