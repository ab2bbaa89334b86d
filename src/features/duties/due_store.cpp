#include "features/duties/due_store.h"

#include "base/named.h"
#include "platform/db/conditions.h"

namespace lianxin::duties::store {
namespace {

using db::Conditions;
using db::Row;

// How the subject stands now, whether it was met in the period before, and its last visit.
std::string standing_of(std::string_view subject, std::string_view object) {
  const auto joined = [&](std::string_view alias, std::string_view period) {
    return " left join duty_states " + std::string(alias) + " on " + std::string(alias) + ".partition = $1 and " + std::string(alias) + ".rule = $2 and " +
           std::string(alias) + ".period = " + std::string(period) + " and " + std::string(alias) + ".subject = " + std::string(subject);
  };
  return joined("s", "$3") + joined("b", "$4") + " left join duty_last_visits v on v.partition = $1 and v.visit <> '' and v.subject = " + std::string(object);
}

constexpr std::string_view standing_columns = ", coalesce(s.done, 0), coalesce(s.attempts, 0), coalesce(b.counted, 0), v.day, coalesce(v.promised, '')";

void read_standing(const Row& row, int first, DueRow& out) {
  out.done = row.get<int>(first);
  out.attempts = row.get<int>(first + 1);
  out.was_met_before = row.get<bool>(first + 2);
  out.last_visit_on = row.get<std::optional<Day>>(first + 3);
  out.promised = row.get<std::string>(first + 4);
}

}  // namespace

Result<std::vector<DueRow>> households_due(const db::Reader& r, std::string_view partition, const Rule& rule, const Period& period, const PathRange& range,
                                           Zone zone) {
  static const std::string sql =
      "select h.id, h.number, h.head_masked, h.place, f.name, f.full_name, h.path, h.state, h.registered_at" + std::string(standing_columns) +
      " from households_facts h join places_facts f on f.partition = h.partition and f.code = h.place" + standing_of("h.id", "h.id") +
      " where h.partition = $1 and h.path >= $5 and h.path < $6 and h.state in ('active', 'away') order by h.path, h.number, h.id";
  return r.list(sql, {partition, rule.id, to_text(period), to_text(period.previous()), range.begin, range.end}, [&](const Row& row) {
    DueRow out;
    out.household = households::HouseholdRef{row.get<households::HouseholdId>(0), row.get<std::string>(1), row.get<std::string>(2), row.get<std::string>(3)};
    out.place = {row.get<std::string>(3), row.get<std::string>(4), row.get<std::string>(5)};
    out.path = row.get<std::string>(6);
    out.subject = {.key = row.get<std::string>(0), .from_on = day_of(row.get<Moment>(8), zone)};
    out.subject.away = row.text(7) == name_of(households::HouseholdState::away);
    read_standing(row, 9, out);
    return out;
  });
}

Result<std::vector<DueRow>> links_due(const db::Reader& r, std::string_view partition, const Rule& rule, const Period& period,
                                      const std::vector<links::LiveLink>& linked) {
  if (linked.empty()) return std::vector<DueRow>{};
  std::vector<std::string> ids;
  for (const auto& link : linked) ids.push_back(to_text(link.id));
  const std::string now = to_text(period), before = to_text(period.previous());
  Conditions where({partition, rule.id, now, before});
  where.add("l.id in (" + where.bind_all(ids) + ")");
  const std::string sql =
      "select l.id, l.place, f.name, f.full_name, l.path, l.from_on, l.until_on, l.household, coalesce(h.number, ''), coalesce(h.head_masked, ''), "
      "coalesce(h.state, 'active')" + std::string(standing_columns) + ", l.who_kind, l.who, coalesce(p.name, u.name, t.name, '') "
      "from links_facts l join places_facts f on f.partition = l.partition and f.code = l.place left join households_facts h on h.partition = l.partition "
      "and h.id = l.household left join people_facts p on p.partition = l.partition and l.who_kind = 'person' and p.id = l.who left join units_facts u on "
      "u.partition = l.partition and l.who_kind = 'unit' and u.id = l.who left join teams_facts t on t.partition = l.partition and l.who_kind = 'team' and "
      "t.id = l.who" + standing_of("l.id", "coalesce(l.household, l.place)") + " where l.partition = $1" + where.sql() +
      " order by l.path, coalesce(h.number, ''), l.id";
  return r.list(sql, where.values(), [](const Row& row) {
    DueRow out;
    out.place = {row.get<std::string>(1), row.get<std::string>(2), row.get<std::string>(3)};
    out.path = row.get<std::string>(4);
    out.subject = {.key = row.get<std::string>(0), .from_on = row.get<Day>(5), .until_on = row.get<std::optional<Day>>(6)};
    if (!row.is_null(7))
      out.household = households::HouseholdRef{row.get<households::HouseholdId>(7), row.get<std::string>(8), row.get<std::string>(9), row.get<std::string>(1)};
    out.subject.away = row.text(10) == name_of(households::HouseholdState::away);
    read_standing(row, 11, out);
    out.by = LinkedBy{row.get<links::LinkId>(0), named<links::WhoKind>(row.text(16)).value_or(links::WhoKind::person), parse_uuid(row.text(17)).value_or(Uuid{}),
                      row.get<std::string>(18)};
    return out;
  });
}

Result<int> met_by(const db::Reader& r, std::string_view partition, const Rule& rule, const Period& period, PersonId person) {
  return static_cast<int>(TRY(r.integer("select done from duty_states where partition = $1 and rule = $2 and period = $3 and subject = $4",
                                        {partition, rule.id, to_text(period), person})));
}

Result<std::vector<PersonDue>> people_due(const db::Reader& r, std::string_view partition, const Rule& rule, const Period& period, const PathRange& range) {
  return r.list("select m.person, p.name, coalesce(s.done, 0) from (select x.person as person, min(f.now_path) as path from team_seats_facts x join teams_facts t "
                "on t.partition = x.partition and t.id = x.team join places_facts f on f.partition = t.partition and f.code = t.place where x.partition = $1 and "
                "t.level = $4 and x.from_on <= $5 and (x.until_on is null or x.until_on > $6) and (t.closed_on is null or t.closed_on > $6) group by x.person) m "
                "join people_facts p on p.partition = $1 and p.id = m.person left join duty_states s on s.partition = $1 and s.rule = $2 and s.period = $3 and "
                "s.subject = m.person where m.path >= $7 and m.path < $8 order by p.name, m.person",
                {partition, rule.id, to_text(period), rule.level, latest_start(period), period.last(), range.begin, range.end}, [](const Row& row) {
                  return PersonDue{row.get<PersonId>(0), row.get<std::string>(1), row.get<int>(2)};
                });
}

Result<std::vector<DueRow>> places_due(const db::Reader& r, std::string_view partition, const Rule& rule, const Period& period, const PathRange& range) {
  const std::string_view level = rule.kind == DutyKind::events ? std::string_view(rule.level) : village_level;
  static const std::string sql =
      "select f.code, f.name, f.full_name, f.path" + std::string(standing_columns) + " from places_facts f" + standing_of("f.code", "f.code") +
      " where f.partition = $1 and f.path >= $5 and f.path < $6 and f.level = $7 and f.valid_to is null order by f.path";
  return r.list(sql, {partition, rule.id, to_text(period), to_text(period.previous()), range.begin, range.end, level}, [](const Row& row) {
    DueRow out;
    out.place = {row.get<std::string>(0), row.get<std::string>(1), row.get<std::string>(2)};
    out.path = row.get<std::string>(3);
    out.subject.key = out.place.code;
    read_standing(row, 4, out);
    return out;
  });
}

Result<std::vector<links::LiveLink>> links_in(const db::Reader& r, std::string_view partition, const Rule& rule, const Period& period, const PathRange& range) {
  Conditions where({partition, range.begin, range.end, rule.level, latest_start(period), period.last()});
  where.add("kind in (" + where.bind_all(rule.link_kinds) + ")");
  if (rule.to == SubjectKind::place) where.add("household is null");
  if (rule.to == SubjectKind::household) where.add("household is not null");
  const std::string sql = "select id, kind, level, place, path, household, from_on, until_on from links_facts where partition = $1 and path >= $2 and path < $3 "
                          "and level = $4 and from_on <= $5 and (until_on is null or until_on > $6)" + where.sql() + " order by path, id limit 5000";
  return r.list(sql, where.values(), [](const Row& row) {
    return links::LiveLink{.id = row.get<links::LinkId>(0), .kind = row.get<std::string>(1), .level = row.get<std::string>(2), .place = row.get<std::string>(3),
                           .path = row.get<std::string>(4), .household = row.get<std::optional<households::HouseholdId>>(5), .from_on = row.get<Day>(6),
                           .until_on = row.get<std::optional<Day>>(7)};
  });
}

}  // namespace lianxin::duties::store
