#include "features/visits/gap_store.h"

namespace lianxin::visits::store {
namespace {

using db::Row;

places::PlaceRef place_from(const Row& row) { return {row.get<std::string>(0), row.get<std::string>(1), row.get<std::string>(2)}; }

}  // namespace

Result<std::vector<Gap>> idle_cadres(const db::Reader& r, std::string_view partition, const PathRange& range, Day since, Day today) {
  return r.list("select f.code, f.name, f.full_name, p.id, p.name, min(s.from_on) from team_seats_facts s join teams_facts t on t.partition = s.partition and t.id = "
                "s.team join places_facts f on f.partition = t.partition and f.code = t.place join people_facts p on p.partition = s.partition and p.id = s.person "
                "where s.partition = $1 and f.now_path >= $2 and f.now_path < $3 and t.level = 'village' and t.closed_on is null and s.until_on is null and p.left_on "
                "is null and s.from_on <= $5 and not exists (select 1 from visit_people v where v.partition = s.partition and v.person = s.person and v.day >= $4) "
                "group by f.code, f.name, f.full_name, f.now_path, p.id, p.name order by f.now_path, p.id limit $6",
                {partition, range.begin, range.end, since, today - new_days, most_gaps}, [](const Row& row) {
                  return Gap{.person = people::PersonRef{row.get<PersonId>(3), row.get<std::string>(4)}, .place = place_from(row), .since_on = row.get<Day>(5)};
                });
}

Result<std::vector<Gap>> empty_visits(const db::Reader& r, std::string_view partition, const PathRange& range, Day since) {
  return r.list("select f.code, f.name, f.full_name, v.id, v.day, v.entered_by, v.entered_name from visits v join places_facts f on f.partition = v.partition and "
                "f.code = v.place where v.partition = $1 and v.path >= $2 and v.path < $3 and v.day >= $4 and v.status = 'held' and v.kind <> 'service' and v.words = '' and v.needs = '[]' "
                "order by v.path, v.day, v.id limit $5",
                {partition, range.begin, range.end, since, most_gaps}, [](const Row& row) {
                  return Gap{.person = people::PersonRef{row.get<PersonId>(5), row.get<std::string>(6)}, .place = place_from(row),
                             .visit = parse_uuid(row.text(3)), .since_on = row.get<Day>(4)};
                });
}

Result<std::vector<Gap>> unlinked_households(const db::Reader& r, std::string_view partition, const PathRange& range, Day today, Moment registered_before) {
  return r.list("select f.code, f.name, f.full_name, h.id, h.number, h.head_masked from households_facts h join places_facts f on f.partition = h.partition and f.code "
                "= h.place where h.partition = $1 and h.path >= $2 and h.path < $3 and h.state in ('active', 'away') and h.registered_at <= $5 and not exists (select 1 "
                "from links_facts l where l.partition = h.partition and l.household = h.id and l.from_on <= $4 and (l.until_on is null or l.until_on > $4)) order by "
                "h.path, h.number limit $6",
                {partition, range.begin, range.end, today, registered_before, most_gaps}, [](const Row& row) {
                  Gap out{.place = place_from(row)};
                  out.household = households::HouseholdRef{row.get<households::HouseholdId>(3), row.get<std::string>(4), row.get<std::string>(5), out.place.code};
                  return out;
                });
}

Result<std::vector<Gap>> unowned_tickets(const db::Reader& r, std::string_view partition, const PathRange& range, Moment before, Zone zone) {
  return r.list("select f.code, f.name, f.full_name, t.id, t.registered_at, t.number from tickets_facts t join places_facts f on f.partition = t.partition and f.code = t.place "
                "where t.partition = $1 and t.place_path >= $2 and t.place_path < $3 and t.closed_at is null and t.lead_unit is null and t.registered_at <= $4 order by "
                "t.place_path, t.registered_at, t.id limit $5",
                {partition, range.begin, range.end, before, most_gaps}, [zone](const Row& row) {
                  return Gap{.place = place_from(row), .ticket = parse_uuid(row.text(3)), .ticket_number = row.get<std::string>(5), .since_on = day_of(row.get<Moment>(4), zone)};
                });
}

}  // namespace lianxin::visits::store
