// Consolidations in the database: head, tree and history go together.
#pragma once

#include <string_view>

#include "base/actor.h"
#include "base/page.h"
#include "features/consolidations/consolidation.h"
#include "features/consolidations/tree_rules.h"
#include "platform/access/access.h"
#include "platform/db/conditions.h"
#include "platform/db/db.h"

namespace lianxin::consolidations::store {

Result<std::optional<Consolidation>> find_consolidation(const db::Reader&, std::string_view partition, ConsolidationId);

struct ConsolidationRow {
  Consolidation head{};
  std::int64_t categories = 0, problems = 0, lines = 0;  // live ones
};
struct ConsolidationFilter {
  std::optional<PathRange> places{};
  std::optional<State> state{};
};
// The last made first. The values of `about`, a sub-select of the tickets that are not counted (or empty), are $3 and on.
db::Conditions list_conditions(std::string_view partition, const PageRequest&);
Result<Page<ConsolidationRow>> list_consolidations(const db::Reader&, db::Conditions, std::string_view about, const access::Sight&, const ConsolidationFilter&,
                                                   const PageRequest&);

// Ids and titles of those that are there.
Result<std::vector<std::pair<std::string, std::string>>> titles_of(const db::Reader&, std::string_view partition, const std::vector<std::string>& ids);

// conflict "base.duplicate" when the id is taken.
Result<void> insert_consolidation(db::Writer&, std::string_view partition, const Consolidation&);
Result<Tree> load_tree(const db::Reader&, std::string_view partition, const Consolidation&);
// Head, tree and history after `event`, whose effect on voices is done; stale "base.stale" when somebody was faster.
Result<void> save_event(db::Writer&, std::string_view partition, const Consolidation& before, const Tree& after, const StoredEvent&, std::int64_t voices);

Result<std::vector<EventHead>> event_heads(const db::Reader&, std::string_view partition, ConsolidationId);
Result<StoredEvent> load_event(const db::Reader&, std::string_view partition, ConsolidationId, std::int64_t sequence);
// The newest first, from before `sequence`.
Result<std::vector<StoredEvent>> list_events(const db::Reader&, std::string_view partition, ConsolidationId, std::int64_t before, int limit);

}  // namespace lianxin::consolidations::store
