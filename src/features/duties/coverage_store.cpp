#include "features/duties/coverage_store.h"

#include <map>

#include "platform/db/conditions.h"

namespace lianxin::duties::store {
namespace {

using db::Conditions;
using db::Row;
using Leaves = std::map<std::string, Leaf, std::less<>>;

Result<void> add_up(const db::Reader& r, const std::string& sql, std::span<const db::Value> args, Leaves& leaves, std::int64_t Leaf::*figure) {
  return r.select(sql, args, [&](const Row& row) {
    Leaf& leaf = leaves[row.get<std::string>(0)];
    leaf.*figure += row.integer(1);
  });
}

Result<void> add_up(const db::Reader& r, const std::string& sql, db::Args args, Leaves& leaves, std::int64_t Leaf::*figure) {
  return add_up(r, sql, std::span<const db::Value>{args.begin(), args.size()}, leaves, figure);
}

// Every household that lives at the place, without those registered too late for the period.
Result<void> owed_by_households(const db::Reader& r, std::string_view partition, const Period& period, const PathRange& range, Zone zone, Leaves& leaves) {
  constexpr std::string_view present =
      "select path, state, households from household_tallies_facts where partition = $1 and path >= $2 and path < $3 and state in ('active', 'away')";
  constexpr std::string_view late =
      "select path, state, count(*) from households_facts where partition = $1 and path >= $2 and path < $3 and state in ('active', 'away') and "
      "registered_at >= $4 group by path, state";
  const auto add = [&leaves](int sign) {
    return [&leaves, sign](const Row& row) {
      Leaf& leaf = leaves[row.get<std::string>(0)];
      (row.text(1) == "away" ? leaf.away : leaf.owed) += sign * row.integer(2);
    };
  };
  TRY(r.select(present, {partition, range.begin, range.end}, add(1)));
  return r.select(late, {partition, range.begin, range.end, moment_at(latest_start(period) + 1, 0, zone)}, add(-1));
}

Result<void> owed_by_links(const db::Reader& r, std::string_view partition, const Rule& rule, const Period& period, const PathRange& range, Leaves& leaves) {
  Conditions where({partition, range.begin, range.end, rule.level, latest_start(period), period.last()});
  where.add("l.kind in (" + where.bind_all(rule.link_kinds) + ")");
  if (rule.to == SubjectKind::place) where.add("l.household is null");
  if (rule.to == SubjectKind::household) where.add("l.household is not null");
  // A household nobody is at home in is a bucket of its own.
  const std::string from = " from links_facts l left join households_facts h on h.partition = l.partition and h.id = l.household where l.partition = $1 and l.path "
                           ">= $2 and l.path < $3 and l.level = $4 and l.from_on <= $5 and (l.until_on is null or l.until_on > $6)" + where.sql() + " group by l.path";
  TRY(add_up(r, "select l.path, sum(case when h.state = 'away' then 0 else 1 end)" + from, where.values(), leaves, &Leaf::owed));
  return add_up(r, "select l.path, sum(case when h.state = 'away' then 1 else 0 end)" + from, where.values(), leaves, &Leaf::away);
}

// Each member of a team of the level, at the place the team serves.
Result<void> owed_by_members(const db::Reader& r, std::string_view partition, const Rule& rule, const Period& period, const PathRange& range, Leaves& leaves) {
  static const std::string sql =
      "select m.path, count(*) from (select s.person as person, min(f.now_path) as path from team_seats_facts s join teams_facts t on t.partition = "
      "s.partition and t.id = s.team join places_facts f on f.partition = t.partition and f.code = t.place where s.partition = $1 and t.level = $4 and "
      "s.from_on <= $5 and (s.until_on is null or s.until_on > $6) and (t.closed_on is null or t.closed_on > $6) group by s.person) m "
      "where m.path >= $2 and m.path < $3 group by m.path";
  return add_up(r, sql, {partition, range.begin, range.end, rule.level, latest_start(period), period.last()}, leaves, &Leaf::owed);
}

Result<void> owed_by_places(const db::Reader& r, std::string_view partition, std::string_view level, const PathRange& range, Leaves& leaves) {
  static const std::string sql = "select path, 1 from places_facts where partition = $1 and path >= $2 and path < $3 and level = $4 and valid_to is null";
  return add_up(r, sql, {partition, range.begin, range.end, level}, leaves, &Leaf::owed);
}

Result<void> owed_now(const db::Reader& r, std::string_view partition, const Rule& rule, const Period& period, const PathRange& range, Zone zone, Leaves& leaves) {
  if (!is_due(rule, period)) return {};
  switch (rule.kind) {
    case DutyKind::full_coverage:
      if (rule.to == SubjectKind::place) return owed_by_places(r, partition, village_level, range, leaves);
      return owed_by_households(r, partition, period, range, zone, leaves);
    case DutyKind::each_link: return owed_by_links(r, partition, rule, period, range, leaves);
    case DutyKind::distinct_households: return owed_by_members(r, partition, rule, period, range, leaves);
    case DutyKind::events: return owed_by_places(r, partition, rule.level, range, leaves);
  }
  return {};
}

}  // namespace

Result<std::optional<std::string>> top_place(const db::Reader& r, std::string_view partition, const PathRange& range) {
  return r.find("select code from places_facts where partition = $1 and path >= $2 and path < $3 order by path limit 1", {partition, range.begin, range.end},
                [](const Row& row) { return row.get<std::string>(0); });
}

Result<bool> is_closed(const db::Reader& r, std::string_view partition, const Rule& rule, const Period& period) {
  return TRY(r.integer("select count(*) from duty_closings where partition = $1 and rule = $2 and period = $3", {partition, rule.id, to_text(period)})) > 0;
}

Result<std::vector<Leaf>> leaves(const db::Reader& r, std::string_view partition, const Rule& rule, const Period& period, const PathRange& range, Zone zone) {
  static const std::string tallies = "select path, done, owed, away from duty_tallies where partition = $1 and rule = $2 and period = $3 and path >= $4 and path < $5";
  static const std::string tried =
      "select path, count(*) from duty_states where partition = $1 and rule = $2 and period = $3 and path >= $4 and path < $5 and counted = 0 and attempts > 0 "
      "and done = 0 group by path";
  const bool closed = TRY(is_closed(r, partition, rule, period));
  Leaves found;
  TRY(r.select(tallies, {partition, rule.id, to_text(period), range.begin, range.end}, [&](const Row& row) {
    Leaf& leaf = found[row.get<std::string>(0)];
    leaf.done = row.integer(1);
    if (closed) leaf.owed = row.integer(2);
    if (closed) leaf.away = row.integer(3);
  }));
  if (!closed) TRY(owed_now(r, partition, rule, period, range, zone, found));
  TRY(add_up(r, tried, {partition, rule.id, to_text(period), range.begin, range.end}, found, &Leaf::attempts));
  std::vector<Leaf> out;
  for (auto& [path, leaf] : found) {
    leaf.path = path;
    out.push_back(std::move(leaf));
  }
  return out;
}

Result<std::vector<Period>> to_close(const db::Reader& r, std::string_view partition, const Rule& rule, const Period& running) {
  const auto first_of = [&](std::string_view sql) {
    return r.find(sql, {partition, rule.id, to_text(running)}, [](const Row& row) { return row.is_null(0) ? std::nullopt : parse_period(row.text(0)); });
  };
  const auto closed = TRY(first_of("select max(period) from duty_closings where partition = $1 and rule = $2 and period < $3"));
  const auto begun = TRY(first_of("select min(period) from duty_tallies where partition = $1 and rule = $2 and period < $3"));
  Period at = running.previous();
  if (closed && *closed) at = (**closed).next();
  else if (begun && *begun) at = **begun;
  std::vector<Period> out;
  for (; at < running; at = at.next())
    if (is_due(rule, at)) out.push_back(at);
  return out;
}

Result<bool> close_period(db::Writer& w, std::string_view partition, const Rule& rule, const Period& period, Moment now, Zone zone) {
  if (TRY(is_closed(w, partition, rule, period))) return false;
  Leaves owed;
  const PathRange everywhere{"", "\x7f"};
  TRY(owed_now(w, partition, rule, period, everywhere, zone, owed));
  for (const auto& [path, leaf] : owed)
    TRY(w.run("insert into duty_tallies (partition, rule, period, path, done, owed, away) values ($1, $2, $3, $4, 0, $5, $6) on conflict (partition, rule, "
              "period, path) do update set owed = excluded.owed, away = excluded.away",
              {partition, rule.id, to_text(period), path, leaf.owed, leaf.away}));
  TRY(w.run("insert into duty_closings (partition, rule, period, closed_at) values ($1, $2, $3, $4)", {partition, rule.id, to_text(period), now}));
  return true;
}

}  // namespace lianxin::duties::store
