#include "features/tickets/ticket_tally_store.h"

#include <map>
#include <tuple>

#include "features/tickets/ticket_store.h"
#include "platform/db/conditions.h"


namespace lianxin::tickets::store {
namespace {

// In the order of the key, so that two writers never wait for each other crosswise.
using Key = std::tuple<std::string, std::string, int>;  // scope, holder, state
struct Delta {
  std::int64_t tickets = 0, paused = 0, deciding = 0;
  void add(const Delta& other, std::int64_t times) {
    tickets += times * other.tickets;
    paused += times * other.paused;
    deciding += times * other.deciding;
  }
  bool is_zero() const { return tickets == 0 && paused == 0 && deciding == 0; }
};
using Deltas = std::map<Key, Delta>;

std::string holder_of(const Standing& s) { return s.holder ? to_text(*s.holder) : std::string(); }

void add(Deltas& deltas, const Standing& s, std::int64_t times) {
  const Delta one{1, s.is_paused ? 1 : 0, s.needs_decision ? 1 : 0};
  const std::string holder = holder_of(s);
  const int state = static_cast<int>(s.state);
  const auto put = [&](const std::string& scope) {
    deltas[{scope, holder, state}].add(one, times);
    if (s.is_of_round) deltas[{scope_of_rounds(scope), holder, state}].add(one, times);
  };
  put(scope_of(s.district));
  for (const UnitId unit : s.units) put(scope_of(unit, s.district));
}

// PostgreSQL makes a writer fail that changes a row another is changing: each connection has a row of its own.
std::string upsert_on(std::string_view lane) {
  return "insert into ticket_tallies (partition, scope, holder_unit, state, lane, tickets, paused, deciding) "
         "values ($1, $2, $3, $4, " +
         std::string(lane) +
         ", $5, $6, $7) on conflict (partition, scope, holder_unit, state, lane) do update "
         "set tickets = ticket_tallies.tickets + excluded.tickets, paused = ticket_tallies.paused + excluded.paused, "
         "deciding = ticket_tallies.deciding + excluded.deciding";
}
const std::string& upsert(db::Dialect dialect) {
  static const std::string shared = upsert_on("0");
  static const std::string apart = upsert_on("pg_backend_pid() % 32");
  return dialect == db::Dialect::postgres ? apart : shared;
}

Result<void> put(db::Writer& w, std::string_view partition, const Deltas& deltas) {
  for (const auto& [key, delta] : deltas) {
    if (delta.is_zero()) continue;
    const auto& [scope, holder, state] = key;
    TRY(w.run(upsert(w.dialect()), {partition, scope, holder, state, delta.tickets, delta.paused, delta.deciding}));
  }
  return {};
}

}  // namespace

std::string scope_of(std::string_view district) { return "p" + std::string(district); }
std::string scope_of(UnitId unit, std::string_view district) { return "u" + to_text(unit) + std::string(district); }
std::string scope_of_rounds(std::string_view scope) { return "r" + std::string(scope); }
std::string_view district_in(std::string_view scope) {
  if (scope.starts_with('r')) scope.remove_prefix(1);
  return scope.substr(scope.starts_with('u') ? 37 : 1);
}

Result<void> tally_new(db::Writer& w, std::string_view partition, const Standing& s) {
  Deltas deltas;
  add(deltas, s, 1);
  return put(w, partition, deltas);
}

Result<void> tally_change(db::Writer& w, std::string_view partition, const Standing& before, const Standing& after) {
  if (before == after) return {};
  Deltas deltas;
  add(deltas, before, -1);
  add(deltas, after, 1);
  return put(w, partition, deltas);
}

Result<void> tally_moves(db::Writer& w, std::string_view partition, const PathRange& from,
                         const std::function<std::string(std::string_view)>& moved, const std::vector<std::string>& only) {
  const std::string of_each =
      "case when t.due_at < $4 then t.holder_unit else '' end as holder, t.state, t.is_paused, t.needs_decision, t.round_id from tickets t ";
  db::Conditions where({partition, from.begin, from.end, due_when_closed});
  if (!only.empty()) where.add("t.number in (" + where.bind_all(only) + ")");
  const std::string there = "where t.partition = $1 and t.place_path >= $2 and t.place_path < $3" + where.sql();
  Deltas deltas;
  TRY(w.select("select x.place_path, x.unit, x.holder, x.state, count(*), sum(x.is_paused), sum(x.needs_decision), count(x.round_id), sum(case when x.round_id is null then 0 else x.is_paused end), "
               "sum(case when x.round_id is null then 0 else x.needs_decision end) from (select "
               "t.place_path, '' as unit, " + of_each + there +
                   " union all select t.place_path, u.unit, " + of_each +
                   "join ticket_units u on u.partition = t.partition and u.ticket_id = t.id " + there +
                   ") x group by x.place_path, x.unit, x.holder, x.state",
               where.values(), [&](const db::Row& row) {
                 const std::string path(row.text(0));
                 const auto unit = parse_id<UnitId>(row.text(1));
                 const Delta all{row.integer(4), row.integer(5), row.integer(6)};
                 const Delta of_rounds{row.integer(7), row.integer(8), row.integer(9)};
                 const auto put = [&](std::string_view whole, std::int64_t times) {
                   const auto district = whole.substr(0, district_path);
                   const std::string scope = unit ? scope_of(*unit, district) : scope_of(district);
                   const std::string holder(row.text(2));
                   const int state = static_cast<int>(row.integer(3));
                   deltas[{scope, holder, state}].add(all, times);
                   deltas[{scope_of_rounds(scope), holder, state}].add(of_rounds, times);
                 };
                 put(path, -1);
                 put(moved(path), 1);
               }));
  return put(w, partition, deltas);
}

}  // namespace lianxin::tickets::store
