#include "features/visits/visit_seed_store.h"

#include "features/places/place_path.h"

namespace lianxin::visits::store {

Result<std::vector<HouseholdId>> households_to_visit(const db::Reader& r, std::string_view partition, std::string_view village) {
  return r.list("select id from households_facts where partition = $1 and place = $2 and state = 'active' order by number", {partition, village},
                [](const db::Row& row) { return row.get<HouseholdId>(0); });
}

Result<std::vector<people::PersonRef>> team_to_visit(const db::Reader& r, std::string_view partition, std::string_view village) {
  return r.list("select distinct p.id, p.name from team_seats_facts s join teams_facts t on t.partition = s.partition and t.id = s.team join people_facts p on "
                "p.partition = s.partition and p.id = s.person where s.partition = $1 and t.place = $2 and t.level = 'village' and s.until_on is null and "
                "t.closed_on is null order by p.id",
                {partition, village}, [](const db::Row& row) { return people::PersonRef{row.get<PersonId>(0), row.get<std::string>(1)}; });
}

Result<std::string> village_elsewhere(const db::Reader& r, std::string_view partition, std::string_view township_path) {
  const auto banner = places::range_of(township_path.substr(0, township_path.size() - places::path_step)), township = places::range_of(township_path);
  const auto found = TRY(r.find("select code from places_facts where partition = $1 and path >= $2 and path < $3 and not (path >= $4 and path < $5) and level = 'village' and "
                                "valid_to is null order by path limit 1",
                                {partition, banner.begin, banner.end, township.begin, township.end}, [](const db::Row& row) { return row.get<std::string>(0); }));
  return found.value_or("");
}

Result<bool> has_visits(const db::Reader& r, std::string_view partition, std::string_view path) {
  const auto range = places::range_of(path);
  const auto found = TRY(r.find("select id from visits where partition = $1 and path >= $2 and path < $3 limit 1", {partition, range.begin, range.end},
                                [](const db::Row& row) { return row.get<VisitId>(0); }));
  return found.has_value();
}

}  // namespace lianxin::visits::store
