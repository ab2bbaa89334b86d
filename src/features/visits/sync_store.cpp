#include "features/visits/sync_store.h"

#include "platform/db/conditions.h"
#include "platform/json/json.h"

namespace lianxin::visits::store {
namespace {

using db::Conditions;
using db::Row;

std::vector<std::string> texts_of(const std::vector<HouseholdId>& ids) {
  std::vector<std::string> out;
  for (const auto& id : ids) out.push_back(to_text(id));
  return out;
}

template <class T>
std::vector<T> list_from(std::string_view text) {
  auto out = json::read<std::vector<T>>(text, {.is_own = true});
  return out ? *std::move(out) : std::vector<T>{};
}

}  // namespace

Result<std::vector<OwnRow>> own_rows(const db::Reader& r, std::string_view partition, const std::vector<HouseholdId>& ids, const std::vector<std::string>& places,
                                     int limit) {
  if (ids.empty() && places.empty()) return std::vector<OwnRow>{};
  Conditions where({partition, limit});
  const auto texts = texts_of(ids);
  std::string any;
  if (!texts.empty()) any = "id in (" + where.bind_all(texts) + ")";
  if (!places.empty()) any += (any.empty() ? "" : " or ") + std::string("place in (") + where.bind_all(places) + ")";
  return r.list("select id, place, changed_at from households_facts where partition = $1 and state in ('active', 'away') and (" + any + ") order by id limit $2",
                where.values(), [](const Row& row) { return OwnRow{row.get<HouseholdId>(0), row.get<std::string>(1), row.get<Moment>(2)}; });
}

Result<std::map<HouseholdId, LastVisit>> last_visits(const db::Reader& r, std::string_view partition, const std::vector<HouseholdId>& ids) {
  std::map<HouseholdId, LastVisit> out;
  if (ids.empty()) return out;
  Conditions where({partition});
  const auto texts = texts_of(ids);
  where.add("subject in (" + where.bind_all(texts) + ")");
  TRY(r.select("select subject, day, needs, promised, changed_at from duty_last_visits_facts where partition = $1" + where.sql(), where.values(), [&](const Row& row) {
    out[row.get<HouseholdId>(0)] = {row.get<std::optional<Day>>(1), list_from<std::string>(row.text(2)), list_from<Promise>(row.text(3)), row.get<Moment>(4)};
  }));
  return out;
}

Result<std::map<HouseholdId, std::vector<std::string>>> tags_on(const db::Reader& r, std::string_view partition, const std::vector<HouseholdId>& ids, Day day) {
  std::map<HouseholdId, std::vector<std::string>> out;
  if (ids.empty()) return out;
  Conditions where({partition, day});
  const auto texts = texts_of(ids);
  where.add("household in (" + where.bind_all(texts) + ")");
  TRY(r.select("select household, tag from household_tags_facts where partition = $1 and since_on <= $2 and until_on >= $2" + where.sql() + " order by household, tag",
               where.values(), [&](const Row& row) { out[row.get<HouseholdId>(0)].push_back(row.get<std::string>(1)); }));
  return out;
}

Result<std::vector<std::pair<HouseholdId, Uuid>>> open_tickets(const db::Reader& r, std::string_view partition, const std::vector<HouseholdId>& ids) {
  if (ids.empty()) return std::vector<std::pair<HouseholdId, Uuid>>{};
  Conditions where({partition});
  const auto texts = texts_of(ids);
  where.add("v.household in (" + where.bind_all(texts) + ")");
  return r.list("select v.household, t.ticket from visits v join visit_tickets t on t.partition = v.partition and t.visit = v.id join tickets_facts f on f.partition "
                "= t.partition and f.id = t.ticket where v.partition = $1 and f.closed_at is null" + where.sql() + " order by v.household, t.ticket",
                where.values(), [](const Row& row) { return std::pair(row.get<HouseholdId>(0), parse_uuid(row.text(1)).value_or(Uuid{})); });
}

}  // namespace lianxin::visits::store
