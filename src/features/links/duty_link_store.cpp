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

// People, their units and the teams they sit in, on the day $2: all that may answer for somebody in their name.
std::string answerers(const std::string& people) {
  return "(l.who_kind = 'person' and l.who in (" + people + ")) or (l.who_kind = 'unit' and l.who in (select p.unit from people_facts p where "
         "p.partition = $1 and p.id in (" + people + "))) or (l.who_kind = 'team' and l.who in (select s.team from team_seats_facts s where "
         "s.partition = $1 and s.from_on <= $2 and (s.until_on is null or s.until_on > $2) and s.person in (" + people + ")))";
}

// The people themselves and those they stand in for.
Result<std::vector<std::string>> with_absent(const db::Reader& r, std::string_view partition, const std::vector<PersonId>& people, Day day) {
  std::vector<std::string> out;
  for (const auto person : people) {
    out.push_back(to_text(person));
    for (const auto absent : TRY(stands_in_for(r, partition, person, day))) out.push_back(to_text(absent));
  }
  return out;
}

constexpr std::string_view in_force = " and l.from_on <= $2 and (l.until_on is null or l.until_on > $2)";

}  // namespace

Result<std::vector<PersonId>> stands_in_for(const db::Reader& r, std::string_view partition, PersonId person, Day day) {
  return r.list("select distinct person from link_absences where partition = $1 and substitute = $2 and from_on <= $3 and until_on > $3",
                {partition, person, day}, [](const Row& row) { return row.get<PersonId>(0); });
}

Result<std::vector<LiveLink>> links_of_person(const db::Reader& r, std::string_view partition, PersonId person, Day day) {
  const auto people = TRY(with_absent(r, partition, {person}, day));
  Conditions where({partition, day});
  const std::string names = where.bind_all(people);
  const std::string sql = std::string(columns) + "where l.partition = $1" + std::string(in_force) + " and (" + answerers(names) + ") order by l.path, l.id";
  return r.list(sql, where.values(), live_from);
}

Result<std::vector<std::string>> villages_of(const db::Reader& r, std::string_view partition, PersonId person, Day day) {
  const auto people = TRY(with_absent(r, partition, {person}, day));
  Conditions where({partition, day});
  where.add("s.person in (" + where.bind_all(people) + ")");
  const std::string sql = "select distinct t.place from teams_facts t join team_seats_facts s on s.partition = t.partition and s.team = t.id where "
                          "t.partition = $1 and t.level = 'village' and t.closed_on is null and s.from_on <= $2 and (s.until_on is null or s.until_on > $2)" +
                          where.sql() + " order by t.place";
  return r.list(sql, where.values(), [](const Row& row) { return row.get<std::string>(0); });
}

Result<std::vector<LiveLink>> links_credited(const db::Reader& r, std::string_view partition, const std::vector<PersonId>& visitors,
                                             const std::optional<HouseholdId>& household, std::string_view place, Day day) {
  if (visitors.empty()) return std::vector<LiveLink>{};
  const auto people = TRY(with_absent(r, partition, visitors, day));
  Conditions where({partition, day});
  const std::string names = where.bind_all(people);
  // A visit to a household of a linked village is a visit to the village as well.
  const std::string at = where.bind(place);
  std::string object = "(l.household is null and l.place = " + at + ")";
  if (household) object += " or l.household = " + where.bind(*household);
  const std::string sql = std::string(columns) + "where l.partition = $1" + std::string(in_force) + " and (" + object + ") and (" + answerers(names) +
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

Result<std::vector<LinkRow>> links_to_all(const db::Reader& r, std::string_view partition, const std::vector<HouseholdId>& households, Day day) {
  if (households.empty()) return std::vector<LinkRow>{};
  const LinkFilter filter{.households = households, .live_on = day};
  const access::Sight everything{.ranges = {{"", "\x7f"}}};
  const PageRequest page{.limit = 5000};
  return TRY(list_links(r, partition, filter, everything, {}, page, day)).items;
}

}  // namespace lianxin::links::store
