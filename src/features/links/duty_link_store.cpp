#include "features/links/duty_link_store.h"

#include "platform/db/conditions.h"

namespace lianxin::links::store {
namespace {

using db::Conditions;
using db::Row;

constexpr std::string_view columns = "select distinct l.id, l.kind, l.level, l.place, l.path, l.household, l.from_on, l.until_on from links l ";

LiveLink live_from(const Row& row) {
  return {.id = row.get<LinkId>(0), .kind = row.get<std::string>(1), .level = row.get<std::string>(2), .place = row.get<std::string>(3),
          .path = row.get<std::string>(4), .household = row.get<std::optional<HouseholdId>>(5), .from_on = row.get<Day>(6),
          .until_on = row.get<std::optional<Day>>(7)};
}

// The names `me` (these people and those they stand in for on the day $2) and `answering` (they, their units and the teams they sit
// in: all that may answer for somebody in their name), for the statement behind them.
std::string answering(const std::string& people) {
  return "with me (person) as (select p.id from people_facts p where p.partition = $1 and p.id in (" + people + ") union select a.person from "
         "link_absences_facts a where a.partition = $1 and a.substitute in (" + people + ") and a.from_on <= $2 and a.until_on > $2), answering (id) as (select "
         "person from me union all select p.unit from people_facts p where p.partition = $1 and p.id in (select person from me) union all select s.team from "
         "team_seats_facts s where s.partition = $1 and s.person in (select person from me) and s.from_on <= $2 and (s.until_on is null or s.until_on > $2)) ";
}

constexpr std::string_view answered = "where l.partition = $1 and l.who in (select id from answering)";
constexpr std::string_view villages =
    "teams_facts t join team_seats_facts s on s.partition = t.partition and s.team = t.id where t.partition = $1 and t.level = 'village' and t.closed_on is null "
    "and s.person in (select person from me) and s.from_on <= $2 and (s.until_on is null or s.until_on > $2)";
constexpr std::string_view in_force = " and l.from_on <= $2 and (l.until_on is null or l.until_on > $2)";

}  // namespace

Result<std::vector<PersonId>> stands_in_for(const db::Reader& r, std::string_view partition, PersonId person, Day day) {
  return r.list("select distinct person from link_absences where partition = $1 and substitute = $2 and from_on <= $3 and until_on > $3",
                {partition, person, day}, [](const Row& row) { return row.get<PersonId>(0); });
}

Result<std::vector<LiveLink>> links_of_person(const db::Reader& r, std::string_view partition, PersonId person, Day day) {
  static const std::string sql = answering("$3") + std::string(columns) + std::string(answered) + std::string(in_force) + " order by l.path, l.id";
  return r.list(sql, {partition, day, person}, live_from);
}

Result<std::vector<std::string>> villages_of(const db::Reader& r, std::string_view partition, PersonId person, Day day) {
  static const std::string sql = answering("$3") + "select distinct t.place from " + std::string(villages) + " order by t.place";
  return r.list(sql, {partition, day, person}, [](const Row& row) { return row.get<std::string>(0); });
}

Result<bool> answers_for(const db::Reader& r, std::string_view partition, PersonId person, HouseholdId household, std::string_view place, Day day) {
  static const std::string sql = answering("$3") + "select count(*) from (select 1 from links l " + std::string(answered) + std::string(in_force) +
                                 " and (l.household = $4 or (l.household is null and l.kind = 'keeper' and l.place = $5)) union all select 1 from " +
                                 std::string(villages) + " and t.place = $5) found";
  return TRY(r.integer(sql, {partition, day, person, household, place})) > 0;
}

Result<std::vector<LiveLink>> links_credited(const db::Reader& r, std::string_view partition, const std::vector<PersonId>& visitors,
                                             const std::optional<HouseholdId>& household, std::string_view place, Day day) {
  if (visitors.empty()) return std::vector<LiveLink>{};
  Conditions where({partition, day});
  // A visit to a household of a linked village is a visit to the village as well.
  const std::string at = where.bind(place);
  std::string object = "(l.household is null and l.place = " + at + ")";
  if (household) object += " or l.household = " + where.bind(*household);
  const std::string sql = answering(where.bind_all(visitors)) + std::string(columns) + std::string(answered) + std::string(in_force) + " and (" + object +
                          ") order by l.path, l.id";
  return r.list(sql, where.values(), live_from);
}

Result<std::vector<LinkRow>> links_to(const db::Reader& r, std::string_view partition, const std::optional<HouseholdId>& household,
                                      const std::optional<std::string>& place, Day day) {
  LinkFilter filter{.household = household, .live_on = day};
  // Whoever may see the place or the household may see who answers for it.
  const access::Sight everything{.ranges = {{"", "\x7f"}}};
  PageRequest page{.limit = 200};
  if (!household && place) {
    filter.only_places = true;
    filter.place = place;
  }
  return TRY(list_links(r, partition, filter, everything, {}, page, day)).items;
}

Result<std::vector<LinkRow>> links_to_all(const db::Reader& r, std::string_view partition, const std::vector<HouseholdId>& households, const PathRange& places,
                                          Day day) {
  if (households.empty()) return std::vector<LinkRow>{};
  const LinkFilter filter{.households = households, .live_on = day};
  const access::Sight everything{.ranges = {places}};
  const PageRequest page{.limit = 5000};
  return TRY(list_links(r, partition, filter, everything, {}, page, day)).items;
}

}  // namespace lianxin::links::store
