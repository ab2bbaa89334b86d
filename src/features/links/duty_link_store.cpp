#include "features/links/duty_link_store.h"

#include <algorithm>

#include "platform/db/conditions.h"

namespace lianxin::links::store {
namespace {

using db::Conditions;
using db::Row;

constexpr std::string_view columns = "select l.id, l.kind, l.level, l.place, l.path, l.household, l.from_on, l.until_on from links l where l.partition = $1";

LiveLink live_from(const Row& row) {
  return {.id = row.get<LinkId>(0), .kind = row.get<std::string>(1), .level = row.get<std::string>(2), .place = row.get<std::string>(3),
          .path = row.get<std::string>(4), .household = row.get<std::optional<HouseholdId>>(5), .from_on = row.get<Day>(6),
          .until_on = row.get<std::optional<Day>>(7)};
}

// All that may answer for somebody in the name of these people on the day: they, those they stand in for, their units, and the teams
// they sit in. Three small statements: one that joins the three makes a table of its own for each part, which costs thrice as much.
Result<std::vector<std::string>> answering(const db::Reader& r, std::string_view partition, const std::vector<PersonId>& people, Day day) {
  std::vector<PersonId> names = people;
  Conditions absent({partition, day});
  absent.add("substitute in (" + absent.bind_all(people) + ")");
  TRY(r.select("select person from link_absences where partition = $1 and from_on <= $2 and until_on > $2" + absent.sql(), absent.values(), [&](const Row& row) {
    if (const auto person = row.get<PersonId>(0); std::ranges::find(names, person) == names.end()) names.push_back(person);
  }));
  std::vector<std::string> out;
  Conditions known({partition});
  known.add("id in (" + known.bind_all(names) + ")");
  TRY(r.select("select id, unit from people_facts where partition = $1" + known.sql(), known.values(), [&](const Row& row) {
    out.push_back(row.get<std::string>(0));
    if (auto unit = row.get<std::string>(1); std::ranges::find(out, unit) == out.end()) out.push_back(std::move(unit));
  }));
  Conditions seated({partition, day});
  seated.add("person in (" + seated.bind_all(names) + ")");
  TRY(r.select("select team from team_seats_facts where partition = $1 and from_on <= $2 and (until_on is null or until_on > $2)" + seated.sql(), seated.values(),
               [&](const Row& row) {
                 if (auto team = row.get<std::string>(0); std::ranges::find(out, team) == out.end()) out.push_back(std::move(team));
               }));
  return out;
}

constexpr std::string_view in_force = " and l.from_on <= $2 and (l.until_on is null or l.until_on > $2)";
constexpr std::string_view open_village = " and t.level = 'village' and t.closed_on is null";

}  // namespace

Result<std::vector<PersonId>> stands_in_for(const db::Reader& r, std::string_view partition, PersonId person, Day day) {
  return r.list("select distinct person from link_absences where partition = $1 and substitute = $2 and from_on <= $3 and until_on > $3",
                {partition, person, day}, [](const Row& row) { return row.get<PersonId>(0); });
}

Result<std::vector<CheckIn>> check_ins(const db::Reader& r, std::string_view partition, const std::vector<PersonId>& people, std::string_view path, Day day) {
  if (people.empty()) return std::vector<CheckIn>{};
  Conditions where({partition, day, path});
  where.add("l.who in (" + where.bind_all(people) + ")");
  std::vector<CheckIn> out;
  TRY(r.select("select l.who, l.post from links l where l.partition = $1 and l.kind = 'check_in' and substr($3, 1, length(l.path)) = l.path" + std::string(in_force) +
                   where.sql() + " order by length(l.path) desc, l.post desc, l.id",
               where.values(), [&](const Row& row) {
                 CheckIn one{row.get<PersonId>(0), row.get<std::string>(1)};
                 if (std::ranges::find(out, one.person, &CheckIn::person) == out.end()) out.push_back(std::move(one));
               }));
  return out;
}

Result<std::vector<LiveLink>> links_of_person(const db::Reader& r, std::string_view partition, PersonId person, Day day) {
  const auto who = TRY(answering(r, partition, {person}, day));
  if (who.empty()) return std::vector<LiveLink>{};
  Conditions where({partition, day});
  where.add("l.who in (" + where.bind_all(who) + ")");
  // Put in order here: asked for it, SQLite walks through all links in that order as soon as there are half a dozen names.
  auto out = TRY(r.list(std::string(columns) + std::string(in_force) + where.sql(), where.values(), live_from));
  std::ranges::sort(out, {}, [](const LiveLink& link) { return std::tie(link.path, link.id); });
  return out;
}

Result<std::vector<std::string>> villages_of(const db::Reader& r, std::string_view partition, PersonId person, Day day) {
  const auto who = TRY(answering(r, partition, {person}, day));
  if (who.empty()) return std::vector<std::string>{};
  Conditions where({partition});
  where.add("t.id in (" + where.bind_all(who) + ")");
  return r.list("select distinct t.place from teams_facts t where t.partition = $1" + std::string(open_village) + where.sql() + " order by t.place", where.values(),
                [](const Row& row) { return row.get<std::string>(0); });
}

Result<bool> answers_for(const db::Reader& r, std::string_view partition, PersonId person, HouseholdId household, std::string_view place, Day day) {
  const auto who = TRY(answering(r, partition, {person}, day));
  if (who.empty()) return false;
  Conditions where({partition, day, household, place});
  const std::string ids = where.bind_all(who);
  bool found = false;
  TRY(r.select("select 1 from links l where l.partition = $1 and (l.household = $3 or (l.household is null and l.kind = 'keeper' and l.place = $4)) and l.who in (" +
                   ids + ")" + std::string(in_force) + " union all select 1 from teams_facts t where t.partition = $1 and t.place = $4" +
                   std::string(open_village) + " and t.id in (" + ids + ") limit 1",
               where.values(), [&](const Row&) { found = true; }));
  return found;
}

Result<std::vector<LiveLink>> links_credited(const db::Reader& r, std::string_view partition, const std::vector<PersonId>& visitors,
                                             const std::optional<HouseholdId>& household, std::string_view place, Day day) {
  if (visitors.empty()) return std::vector<LiveLink>{};
  const auto who = TRY(answering(r, partition, visitors, day));
  if (who.empty()) return std::vector<LiveLink>{};
  Conditions where({partition, day, place});
  // A visit to a household of a linked village is a visit to the village as well.
  std::string object = "(l.household is null and l.place = $3)";
  if (household) object += " or l.household = " + where.bind(*household);
  where.add("(" + object + ") and l.who in (" + where.bind_all(who) + ")");
  return r.list(std::string(columns) + std::string(in_force) + where.sql() + " order by l.path, l.id", where.values(), live_from);
}

Result<std::set<std::string, std::less<>>> linked_places(const db::Reader& r, std::string_view partition) {
  std::set<std::string, std::less<>> out;
  TRY(r.select("select distinct place from links where partition = $1", {partition}, [&](const Row& row) { out.insert(row.get<std::string>(0)); }));
  return out;
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
