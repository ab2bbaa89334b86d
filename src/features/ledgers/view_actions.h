// Saved views, each its owner's alone; and the records that are tied to something else.
#pragma once

#include <vector>

#include "features/ledgers/record_actions.h"
#include "features/ledgers/saved_view.h"

namespace lianxin::ledgers {

Result<std::vector<SavedView>> list_views(const db::Reader&, const Doing&, const LedgerBook&, const LedgerType&);
// "name" base.required, base.too_long {max}; "query" base.too_long {max}; conflict "ledgers.too_many_views" {max}.
Result<void> save_view(db::Writer&, const Doing&, const LedgerBook&, const LedgerType&, SavedView);
// not_found.
Result<void> drop_view(db::Writer&, const Doing&, const LedgerBook&, const LedgerType&, ViewId);

// Of all ledgers, newest first, those the asker sees; at most 100.
Result<std::vector<Opened>> records_tied_to(const db::Reader&, const Doing&, const LedgerBook&, TieKind, std::string_view target);

}  // namespace lianxin::ledgers
