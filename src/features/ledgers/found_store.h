// Searching the words of records, within what somebody sees of each ledger.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/actor.h"
#include "features/ledgers/found_record.h"
#include "platform/access/access.h"
#include "platform/db/search_walk.h"

namespace lianxin::ledgers::store {

// Ledgers, by key, that are seen alike.
struct LedgersSeen {
  std::vector<std::string> ledgers{};
  access::Sight sight{};
};

// Ids with their ranks, newest first.
Result<std::vector<std::pair<RecordId, std::int64_t>>> found(const db::Reader&, std::string_view partition, const Actor&, const std::vector<LedgersSeen>&, const SoughtRecord&);
Result<db::SearchCount> count_found(const db::Reader&, std::string_view partition, const Actor&, const std::vector<LedgersSeen>&, const SoughtRecord&, std::int64_t most);

}  // namespace lianxin::ledgers::store
