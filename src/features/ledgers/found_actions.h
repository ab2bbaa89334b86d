// Searching records of all ledgers, for the feature that searches everything: of each ledger what the asker sees of it.
#pragma once

#include <vector>

#include "features/ledgers/found_record.h"
#include "features/ledgers/type_actions.h"
#include "platform/db/search_walk.h"

namespace lianxin::ledgers {

// Newest first; nothing for words in which nothing can be searched, and of a ledger the asker does not read.
Result<std::vector<FoundRecord>> find_in_ledgers(const db::Reader&, const Actor&, const LedgerBook&, const SoughtRecord&);
// Counted no further than `most`.
Result<db::SearchCount> count_in_ledgers(const db::Reader&, const Actor&, const LedgerBook&, const SoughtRecord&, std::int64_t most);

}  // namespace lianxin::ledgers
