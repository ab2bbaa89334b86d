#include "features/visits/found_store.h"

#include <algorithm>
#include <map>

#include "features/visits/visit_store.h"
#include "platform/db/search.h"
#include "platform/json/json.h"

namespace lianxin::visits::store {
namespace {

db::SearchPlan plan_of(const db::Reader& r, std::string_view partition, const access::Sight& sight, PersonId asker, const SoughtVisit& sought) {
  return {.index = "visits",
          .query = db::search_query(r.dialect(), sought.words),
          .partition = partition,
          .table = "visits v",
          .subject = "v.id",
          .columns = "v.id",
          .restrict_to = [&sight, asker](db::Conditions& where) {
            where.add("v.partition = $1 and v.status <> 'void'");
            add_sight(where, sight, asker);
          }};
}

FoundVisit found_from(VisitRow row, std::int64_t rank) {
  std::string text = searched_text(row.visit);
  return {std::move(row.visit), std::move(text), std::move(row.place), std::move(row.household_number), std::move(row.household_name), rank};
}

}  // namespace

std::string searched_text(const Visit& v) {
  std::string out = v.words;
  for (const auto& promise : v.promised) out.append(out.empty() ? "" : "\n").append(promise.text);
  return out;
}

Result<void> put_search(db::Writer& w, const Visit& v) {
  const std::string text = v.status == VisitStatus::void_ ? std::string() : searched_text(v);
  if (text.empty()) return db::remove_search_text(w, "visits", to_text(v.id));
  return db::put_search_text(w, "visits", to_text(v.id), text, v.began_at);
}

Result<std::vector<FoundVisit>> found(const db::Reader& r, std::string_view partition, const access::Sight& sight, PersonId asker, const SoughtVisit& sought) {
  const auto plan = plan_of(r, partition, sight, asker, sought);
  if (plan.query.empty()) return std::vector<FoundVisit>{};
  std::vector<VisitId> ids;
  std::map<VisitId, std::int64_t> ranks;
  TRY(db::walk_matches(r, plan, sought.before, sought.most, [&](const db::Row& row) {
    ids.push_back(row.get<VisitId>(1));
    ranks[ids.back()] = row.integer(0);
  }));
  std::vector<FoundVisit> out;
  for (auto& row : TRY(rows_of(r, partition, ids))) {
    const std::int64_t rank = ranks.at(row.visit.id);
    out.push_back(found_from(std::move(row), rank));
  }
  std::ranges::sort(out, std::ranges::greater{}, &FoundVisit::rank);
  return out;
}

Result<db::SearchCount> count_found(const db::Reader& r, std::string_view partition, const access::Sight& sight, PersonId asker, const SoughtVisit& sought,
                                    std::int64_t most) {
  const auto plan = plan_of(r, partition, sight, asker, sought);
  if (plan.query.empty()) return db::SearchCount{};
  return db::count_matches(r, plan, most);
}

Result<std::vector<db::SearchText>> searched_texts(const db::Reader& r, std::string_view partition, std::string_view after, int most) {
  return r.list("select v.id, v.words, v.promised, v.began_at, v.status from visits v where v.partition = $1 and v.id > $2 order by v.id limit $3",
                {partition, after, most}, [](const db::Row& row) {
                  Visit v{.words = row.get<std::string>(1)};
                  if (auto promised = json::read<std::vector<Promise>>(row.text(2), {.is_own = true})) v.promised = *std::move(promised);
                  const bool is_void = row.text(4) == name_of(VisitStatus::void_);
                  return db::SearchText{row.get<std::string>(0), is_void ? std::string() : searched_text(v), row.get<Moment>(3)};
                });
}

}  // namespace lianxin::visits::store
