// Opinions and their tallies in the database: one with the other.
#pragma once

#include <string_view>
#include <vector>

#include "base/page.h"
#include "features/rounds/opinion.h"
#include "platform/db/db.h"

namespace lianxin::rounds::store {

// And counts it.
Result<void> insert_opinion(db::Writer&, std::string_view partition, RoundId, const OpinionRow&);
Result<std::optional<OpinionRow>> find_opinion(const db::Reader&, std::string_view partition, const Uuid& ticket);
// The newest first.
Result<Page<OpinionRow>> list_opinions(const db::Reader&, std::string_view partition, RoundId, const OpinionFilter&, const std::vector<PathRange>& sight,
                                       const PageRequest&);
// As kept, of places in sight.
Result<std::vector<TallyRow>> tallies_of(const db::Reader&, std::string_view partition, RoundId, const PathRange&, const std::vector<PathRange>& sight);
// The same from the opinions themselves.
Result<std::vector<TallyRow>> recounted(const db::Reader&, std::string_view partition, RoundId, const PathRange&);
// Of each round.
Result<std::vector<std::pair<RoundId, std::int64_t>>> totals_of(const db::Reader&, std::string_view partition, const std::vector<PathRange>& sight);
// Of these sheet numbers, those that were registered already.
Result<std::vector<std::string>> sheets_there(const db::Reader&, std::string_view partition, RoundId, const std::vector<std::string>& numbers);

}  // namespace lianxin::rounds::store
