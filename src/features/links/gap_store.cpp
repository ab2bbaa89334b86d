#include "features/links/gap_store.h"

#include "platform/db/list_page.h"

namespace lianxin::links::store {
namespace {

using db::Conditions;
using db::Row;

// $1 partition, $2 today, $3 and $4 the range, $5 the moment before which a household must have been there.
constexpr std::string_view live = " and l.from_on <= $2 and (l.until_on is null or l.until_on > $2)";

struct Question {
  std::string_view columns;
  std::string source;
  std::string_view all;  // how many there are in all
};

const std::string of_places =
    "from places_facts f where f.partition = $1 and f.path >= $3 and f.path < $4 and f.valid_to is null and f.level in ('village', 'group') and "
    "$5 is not null and not exists (select 1 from links l where l.partition = f.partition and l.place = f.code and l.household is null" +
    std::string(live) +
    ") and not exists (select 1 from teams_facts t where t.partition = f.partition and t.place = f.code and t.closed_on is null)";
constexpr std::string_view all_places =
    "select count(*) from places_facts where partition = $1 and path >= $2 and path < $3 and valid_to is null and level in ('village', 'group')";

// Places first (cross join: in this order): where a team or a keeper answers for all, no household is looked at.
const std::string of_households =
    "from places_facts f cross join households_facts h where f.partition = $1 and f.path >= $3 and f.path < $4 and not exists (select 1 from links l "
    "where l.partition = f.partition and l.place = f.code and l.household is null and l.kind in ('keeper', 'station')" +
    std::string(live) +
    ") and not exists (select 1 from teams_facts t where t.partition = f.partition and t.place = f.code and t.closed_on is null) and h.partition = "
    "f.partition and h.place = f.code and h.state in ('active', 'away') and h.registered_at < $5 and not exists (select 1 from links l where l.partition = "
    "h.partition and l.household = h.id" +
    std::string(live) + ")";
constexpr std::string_view all_households =
    "select coalesce(sum(households), 0) from household_tallies_facts where partition = $1 and path >= $2 and path < $3 and state in ('active', 'away')";

// A village, a group or a household without a keeper of its own: the first step missing from above is told of each.
const std::string of_keepers =
    "from (select f.path as path, f.code as code, f.name as name, f.full_name as full_name, cast(null as text) as household, '' as number, '' as "
    "masked, case f.level when 'village' then 'keeper_of_village' else 'keeper_of_group' end as missing from places_facts f where f.partition "
    "= $1 and f.path >= $3 and f.path < $4 and f.valid_to is null and f.level in ('village', 'group') and $5 is not null and not exists (select 1 "
    "from links l where l.partition = f.partition and l.place = f.code and l.household is null and l.kind = 'keeper'" +
    std::string(live) +
    ") union all select h.path, h.place, f.name, f.full_name, h.id, h.number, h.head_masked, 'keeper_of_household' from households_facts h join "
    "places_facts f on f.partition = h.partition and f.code = h.place where h.partition = $1 and h.path >= $3 and h.path < $4 and h.state in "
    "('active', 'away') and h.registered_at < $5 and not exists (select 1 from links l where l.partition = h.partition and l.household = h.id "
    "and l.kind = 'keeper'" +
    std::string(live) + ")) g where 1 = 1";

GapRow place_gap(const Row& row) {
  return {.place = {row.get<std::string>(1), row.get<std::string>(2), row.get<std::string>(3)}, .path = row.get<std::string>(0), .missing = "anybody"};
}
GapRow household_gap(const Row& row) {
  GapRow out = place_gap(row);
  out.household = row.get<std::optional<HouseholdId>>(4);
  out.number = row.get<std::string>(5);
  out.name = row.get<std::string>(6);
  return out;
}
GapRow keeper_gap(const Row& row) {
  GapRow out = household_gap(row);
  out.missing = row.get<std::string>(7);
  return out;
}

std::vector<std::string> place_key(const GapRow& row) { return {row.path}; }
std::vector<std::string> household_key(const GapRow& row) { return {row.path, row.number, row.household ? to_text(*row.household) : ""}; }

}  // namespace

Result<Gaps> list_gaps(const db::Reader& r, std::string_view partition, GapOf of, const PathRange& range, Day today, Zone zone, const PageRequest& asked) {
  const Moment before = moment_at(today - grace_days, 0, zone);
  PageRequest page = asked;
  page.with_total = true;
  Conditions where({partition, today, range.begin, range.end, before});
  Gaps out;
  switch (of) {
    case GapOf::places:
      out.page = TRY(db::list_page<GapRow>(r, {"select f.path, f.code, f.name, f.full_name", of_places, {"f.path"}, place_gap, place_key}, std::move(where), page));
      out.of = TRY(r.integer(all_places, {partition, range.begin, range.end}));
      break;
    case GapOf::households:
      out.page = TRY(db::list_page<GapRow>(r, {"select h.path, h.place, f.name, f.full_name, h.id, h.number, h.head_masked", of_households,
                                               {"h.path", "h.number", "h.id"}, household_gap, household_key}, std::move(where), page));
      out.of = TRY(r.integer(all_households, {partition, range.begin, range.end}));
      break;
    case GapOf::keepers:
      out.page = TRY(db::list_page<GapRow>(r, {"select g.path, g.code, g.name, g.full_name, g.household, g.number, g.masked, g.missing", of_keepers,
                                               {"g.path", "g.number", "coalesce(g.household, '')"}, keeper_gap, household_key}, std::move(where), page));
      out.of = TRY(r.integer(all_places, {partition, range.begin, range.end})) + TRY(r.integer(all_households, {partition, range.begin, range.end}));
      break;
  }
  out.total = out.page.total.value_or(0);
  return out;
}

Result<Page<OverlapRow>> list_overlaps(const db::Reader& r, std::string_view partition, const std::vector<LinkKind>& kinds, const PathRange& range,
                                       Day today, const PageRequest& page) {
  Conditions where({partition, today, range.begin, range.end});
  std::string allowed = "case l.kind";
  for (const LinkKind& kind : kinds)
    if (kind.most_live) allowed += " when " + where.bind(kind.key) + " then " + std::to_string(*kind.most_live);
  allowed += " else 1000000 end";
  const std::string source =
      "from (select h.path as path, h.id as id, h.number as number, h.head_masked as masked, f.code as code, f.name as name, f.full_name as "
      "full_name, l.kind as kind, " + allowed +
      " as allowed, count(*) as live from links l join households_facts h on h.partition = l.partition and h.id = l.household join places_facts f "
      "on f.partition = h.partition and f.code = h.place where l.partition = $1 and l.path >= $3 and l.path < $4 and l.from_on <= $2 and "
      "(l.until_on is null or l.until_on > $2) group by h.path, h.id, h.number, h.head_masked, f.code, f.name, f.full_name, l.kind) o "
      "where o.live > o.allowed";
  const auto map = [](const Row& row) {
    OverlapRow out{.household = row.get<HouseholdId>(1), .number = row.get<std::string>(2), .name = row.get<std::string>(3),
                   .place = {row.get<std::string>(4), row.get<std::string>(5), row.get<std::string>(6)}, .path = row.get<std::string>(0),
                   .kind = row.get<std::string>(7)};
    out.allowed = row.get<int>(8);
    out.live = row.get<int>(9);
    return out;
  };
  const auto key = [](const OverlapRow& row) { return std::vector<std::string>{row.path, row.number, to_text(row.household), row.kind}; };
  return db::list_page<OverlapRow>(r, {"select o.path, o.id, o.number, o.masked, o.code, o.name, o.full_name, o.kind, o.allowed, o.live", source,
                                       {"o.path", "o.number", "o.id", "o.kind"}, map, key}, std::move(where), page);
}

Result<QuotaFacts> quota_facts(const db::Reader& r, std::string_view partition, const std::vector<Quota>& quotas, const PathRange& range, Day today) {
  QuotaFacts out;
  Conditions people({partition, today, range.begin, range.end});
  std::vector<std::string> ranks, kinds;
  for (const Quota& quota : quotas) {
    if (quota.ranks) ranks.insert(ranks.end(), quota.ranks->begin(), quota.ranks->end());
    if (quota.unit_kinds) kinds.insert(kinds.end(), quota.unit_kinds->begin(), quota.unit_kinds->end());
  }
  if (!ranks.empty()) {
    people.add("p.rank in (" + people.bind_all(ranks) + ")");
    TRY(r.select("select p.id, p.rank, f.level from people_facts p join units_facts u on u.partition = p.partition and u.id = p.unit join places_facts f "
                 "on f.partition = u.partition and f.code = u.place where p.partition = $1 and u.place_path >= $3 and u.place_path < $4 and "
                 "(p.left_on is null or p.left_on > $2)" + people.sql() + " order by u.place_path, p.id",
                 people.values(), [&](const Row& row) {
                   out.subjects.push_back({.id = parse_uuid(row.text(0)).value_or(Uuid{}), .ranks = {row.get<std::string>(1)}, .level = row.get<std::string>(2)});
                 }));
  }
  if (!kinds.empty()) {
    Conditions units({partition, today, range.begin, range.end});
    units.add("u.kind in (" + units.bind_all(kinds) + ")");
    TRY(r.select("select u.id, u.kind, f.level from units_facts u join places_facts f on f.partition = u.partition and f.code = u.place where "
                 "u.partition = $1 and u.place_path >= $3 and u.place_path < $4 and (u.closed_on is null or u.closed_on > $2)" + units.sql() +
                 " order by u.place_path, u.path",
                 units.values(), [&](const Row& row) {
                   out.subjects.push_back({.kind = WhoKind::unit, .id = parse_uuid(row.text(0)).value_or(Uuid{}), .unit_kind = row.get<std::string>(1),
                                           .level = row.get<std::string>(2)});
                 }));
  }
  // Links go anywhere, also outside the range.
  TRY(r.select("select l.who, l.kind, case when l.household is null then f.level else 'household' end, coalesce(l.household, l.place) from links l join "
               "places_facts f on f.partition = l.partition and f.code = l.place where l.partition = $1 and l.from_on <= $2 and (l.until_on is null or "
               "l.until_on > $2) and l.who_kind in ('person', 'unit')",
               {partition, today}, [&](const Row& row) {
                 out.links.push_back({parse_uuid(row.text(0)).value_or(Uuid{}), row.get<std::string>(1), row.get<std::string>(2), row.get<std::string>(3)});
               }));
  return out;
}

Result<std::vector<ReportRow>> report(const db::Reader& r, std::string_view partition, const PathRange& range, Day on) {
  constexpr std::string_view counts =
      "count(*), count(distinct who), count(distinct place), count(distinct household), sum(case when household is null then 1 else 0 end) from links where partition = $1 and path >= $3 and path < $4 "
      "and from_on <= $2 and (until_on is null or until_on > $2)";
  const auto map = [](const Row& row) {
    ReportRow out{row.get<std::string>(0), row.get<std::string>(1), row.get<std::string>(2)};
    out.links = row.integer(3);
    out.helpers = row.integer(4);
    out.places = row.integer(5);
    out.households = row.integer(6);
    if (!row.is_null(7)) out.to_places = row.integer(7);
    return out;
  };
  static const std::string each = "select kind, level, helper_class, " + std::string(counts) + " group by kind, level, helper_class order by kind, level, helper_class";
  static const std::string all = "select '', '', '', " + std::string(counts);
  auto out = TRY(r.list(each, {partition, on, range.begin, range.end}, map));
  const auto total = TRY(r.list(all, {partition, on, range.begin, range.end}, map));
  out.insert(out.end(), total.begin(), total.end());
  return out;
}

}  // namespace lianxin::links::store
