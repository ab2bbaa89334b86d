#include "features/ledgers/found_store.h"

#include "features/ledgers/record_sight_store.h"
#include "platform/db/search.h"

namespace lianxin::ledgers::store {
namespace {

db::SearchPlan plan_of(const db::Reader& r, std::string_view partition, const Actor& actor, const std::vector<LedgersSeen>& seen, const SoughtRecord& sought) {
  return {.index = "ledgers",
          .query = db::search_query(r.dialect(), sought.words),
          .partition = partition,
          .table = "ledger_records r",
          .subject = "r.id",
          .columns = "r.id",
          .restrict_to = [&actor, &seen](db::Conditions& where) {
            where.add("r.partition = $1 and r.void = 0");
            std::string any;
            for (const LedgersSeen& each : seen) {
              const std::string within = sight_condition(where, actor, each.sight, "r.");
              any += (any.empty() ? "" : " or ") + ("(r.type in (" + where.bind_all(each.ledgers) + ")" + (within.empty() ? "" : " and " + within) + ")");
            }
            where.add(any.empty() ? "1 = 0" : "(" + any + ")");
          }};
}

}  // namespace

Result<std::vector<std::pair<RecordId, std::int64_t>>> found(const db::Reader& r, std::string_view partition, const Actor& actor, const std::vector<LedgersSeen>& seen, const SoughtRecord& sought) {
  std::vector<std::pair<RecordId, std::int64_t>> out;
  const auto plan = plan_of(r, partition, actor, seen, sought);
  if (plan.query.empty()) return out;
  TRY(db::walk_matches(r, plan, sought.before, sought.most, [&](const db::Row& row) { out.emplace_back(row.get<RecordId>(1), row.integer(0)); }));
  return out;
}

Result<db::SearchCount> count_found(const db::Reader& r, std::string_view partition, const Actor& actor, const std::vector<LedgersSeen>& seen, const SoughtRecord& sought, std::int64_t most) {
  const auto plan = plan_of(r, partition, actor, seen, sought);
  if (plan.query.empty()) return db::SearchCount{};
  return db::count_matches(r, plan, most);
}

}  // namespace lianxin::ledgers::store
