#include "features/visits/service_store.h"

#include <algorithm>
#include <map>

#include "features/places/place_path.h"

namespace lianxin::visits::store {
namespace {

using db::Row;
using Rows = std::map<std::string, ServiceRow, std::less<>>;

// By what a query groups: of a check-in `l` with its member `p`, and of a service `v` with its member `p`.
struct Grouping {
  std::string_view of_check_in;
  std::string_view of_service;
};

// $5 is the length of the path of a place right below the one asked for.
Grouping grouping_of(std::optional<ServiceBy> by) {
  if (!by) return {"''", "''"};
  switch (*by) {
    case ServiceBy::place: return {"substr(l.path, 1, cast($5 as integer))", "substr(v.path, 1, cast($5 as integer))"};
    case ServiceBy::unit: return {"p.unit || ''", "p.unit || ''"};  // not in the order of an index: SQLite would go through everybody
    case ServiceBy::post: return {"l.post", "v.post"};
  }
  return {"''", "''"};
}

constexpr std::string_view checked_in =
    " from links_facts l join people_facts p on p.partition = l.partition and p.id = l.who where l.partition = $1 and l.kind = 'check_in' and l.path >= $2 and "
    "l.path < $3 and l.from_on <= $4 and (l.until_on is null or l.until_on > $4) and cast($5 as integer) > 0";
constexpr std::string_view served_by =
    " from visits v join visit_people w on w.partition = v.partition and w.visit = v.id join people_facts p on p.partition = w.partition and p.id = w.person where "
    "v.partition = $1 and v.kind = 'service' and v.status = 'held' and v.path >= $2 and v.path < $3 and v.day <= $4 and cast($5 as integer) > 0 and v.day >= $6";

Result<Rows> count(const db::Reader& r, std::string_view partition, const ServiceSpan& span, std::optional<ServiceBy> by) {
  Rows out;
  const auto group = grouping_of(by);
  const std::string of_member(group.of_check_in), of_service(group.of_service);
  const std::size_t length = span.places.begin.size() + places::path_step;
  const std::vector<db::Value> members{partition, span.places.begin, span.places.end, span.to, length};
  TRY(r.select("select " + of_member + ", count(distinct l.who), count(distinct l.place), sum(case when l.post <> '' then 1 else 0 end), count(distinct nullif(l.post, ''))" +
                   std::string(checked_in) + " group by 1",
               members, [&](const Row& row) {
                 ServiceRow& one = out[row.get<std::string>(0)];
                 one.members = row.integer(1);
                 one.places = row.integer(2);
                 one.posts = row.integer(3);
                 one.post_kinds = row.integer(4);
               }));
  const std::vector<db::Value> services{partition, span.places.begin, span.places.end, span.to, length, span.from};
  TRY(r.select("select " + of_service + ", count(*), count(distinct p.id)" + std::string(served_by) + " group by 1", services, [&](const Row& row) {
    ServiceRow& one = out[row.get<std::string>(0)];
    one.person_times = row.integer(1);
    one.servers = row.integer(2);
  }));
  // A service of several is one, and so are those whom it served.
  TRY(r.select("select o.grouped, count(*), sum(o.served) from (select distinct " + of_service + " as grouped, v.id as id, v.served as served" + std::string(served_by) +
                   ") o group by 1",
               services, [&](const Row& row) {
                 ServiceRow& one = out[row.get<std::string>(0)];
                 one.services = row.integer(1);
                 one.served = row.integer(2);
               }));
  return out;
}

Result<void> name_places(const db::Reader& r, std::string_view partition, const ServiceSpan& span, Rows& rows) {
  return r.select("select path, code, name from places_facts where partition = $1 and path >= $2 and path < $3 and length(path) <= cast($4 as integer)",
                  {partition, span.places.begin, span.places.end, span.places.begin.size() + places::path_step}, [&](const Row& row) {
                    if (const auto at = rows.find(row.text(0)); at != rows.end()) {
                      at->second.key = row.get<std::string>(1);
                      at->second.name = row.get<std::string>(2);
                    }
                  });
}

Result<void> name_units(const db::Reader& r, std::string_view partition, Rows& rows) {
  return r.select("select id, name from units_facts where partition = $1", {partition}, [&](const Row& row) {
    if (const auto at = rows.find(row.text(0)); at != rows.end()) at->second.name = row.get<std::string>(1);
  });
}

}  // namespace

Result<std::vector<ServiceRow>> service_rows(const db::Reader& r, std::string_view partition, const ServiceSpan& span, ServiceBy by) {
  Rows rows = TRY(count(r, partition, span, by));
  for (auto& [key, row] : rows) row.key = key;
  if (by == ServiceBy::place) TRY(name_places(r, partition, span, rows));
  if (by == ServiceBy::unit) TRY(name_units(r, partition, rows));
  std::vector<ServiceRow> out;
  for (auto& [key, row] : rows) out.push_back(std::move(row));
  if (by == ServiceBy::unit) std::ranges::sort(out, {}, [](const ServiceRow& row) { return std::pair(row.name, row.key); });
  return out;
}

Result<ServiceRow> service_total(const db::Reader& r, std::string_view partition, const ServiceSpan& span) {
  const Rows rows = TRY(count(r, partition, span, std::nullopt));
  return rows.empty() ? ServiceRow{} : rows.begin()->second;
}

}  // namespace lianxin::visits::store
