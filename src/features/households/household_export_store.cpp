#include "features/households/household_export_store.h"

#include "platform/db/each.h"

namespace lianxin::households::store {

const std::vector<std::string_view> export_columns{"id", "place", "number", "head", "state", "members_count", "surveyed", "consent"};

Result<void> each_household(const db::Reader& r, std::string_view partition,
                            const std::function<Result<void>(const std::vector<std::string>&)>& visit) {
  return db::each_by_key(r,
                         "select id, place, number, head_masked, state, members_count, surveyed, consent from households "
                         "where partition = $1 and state in ('active', 'away') and id > $2 order by id limit $3",
                         partition, [&](const db::Row& row) {
                           std::vector<std::string> cells;
                           for (int i = 0; i < 5; ++i) cells.push_back(row.get<std::string>(i));
                           cells.push_back(std::to_string(row.integer(5)));
                           cells.push_back(row.get<bool>(6) ? "yes" : "no");
                           cells.push_back(row.get<std::string>(7));
                           return visit(cells);
                         });
}

}  // namespace lianxin::households::store
