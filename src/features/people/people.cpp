#include "features/people/people.h"

#include <memory>

#include "features/people/people_json.h"
#include "features/people/people_routes.h"
#include "features/people/people_seed.h"
#include "features/people/person_export_store.h"
#include "features/people/person_store.h"
#include "features/people/team_store.h"
#include "features/places/places.h"

namespace lianxin::people {

Result<Feature> feature(const Deployment& deployment) {
  const auto pack = TRY(deployment.packs.text("team_rules.json"));
  auto levels = TRY(places::load_levels(deployment.packs));
  auto rules = TRY(read_composition_rules(pack));
  // Lives as long as the feature's functions do.
  const auto staff = std::make_shared<const Staff>(Staff{deployment.partition, std::move(levels), std::move(rules)});
  Feature out{.name = "people"};
  out.verbs = {read_people, change_people};
  out.mount = [staff](http::Router& router) {
    mount_people(router, *staff);
    mount_teams(router, *staff);
    mount_network(router, *staff);
  };
  out.importers.push_back({"people", [staff](auto&&... args) { return person_importer(*staff).run(args...); }});
  out.importers.push_back({"teams", [staff](auto&&... args) { return team_importer(*staff).run(args...); }});
  out.exporters.push_back({"people", store::person_columns, [staff](const db::Reader& r, const Doing&, const Exporter::Row& row) {
                             return store::each_person(r, staff->partition, row);
                           }});
  out.exporters.push_back({"teams", store::seat_columns, [staff](const db::Reader& r, const Doing& doing, const Exporter::Row& row) {
                             return store::each_seat(r, staff->partition, day_of(doing.now, doing.zone), row);
                           }});
  out.namings.push_back({"person", [staff](const db::Reader& r, const std::vector<std::string>& ids) -> Result<Names> {
                           return names_of(TRY(store::person_refs(r, staff->partition, ids_in<PersonId>(ids))));
                         }});
  out.namings.push_back({"team", [staff](const db::Reader& r, const std::vector<std::string>& ids) -> Result<Names> {
                           return names_of(TRY(store::team_names(r, staff->partition, ids_in<TeamId>(ids))));
                         }});
  out.seed = [staff](db::Store& store, const SeedOptions& options) { return seed_people(store, *staff, options); };
  return out;
}

Result<std::optional<Person>> find_person(const db::Reader& r, std::string_view partition, PersonId id) {
  return store::find_person(r, partition, id);
}

Result<std::vector<PersonId>> persons_named(const db::Reader& r, std::string_view partition, std::string_view name) {
  std::vector<PersonId> out;
  for (const Person& each : TRY(store::people_named(r, partition, name)))
    if (!each.left_on) out.push_back(each.id);
  return out;
}

Result<std::vector<PersonRef>> person_refs(const db::Reader& r, std::string_view partition, const std::vector<PersonId>& ids) {
  return store::person_refs(r, partition, ids);
}

Result<std::vector<Team>> teams_of(const db::Reader& r, std::string_view partition, PersonId id, Day day) {
  const PageRequest page{.limit = max_page_limit};
  return TRY(store::list_teams(r, partition, {.person = id}, page, day)).items;
}

Result<std::vector<std::string>> places_led_by(const db::Reader& r, std::string_view partition, PersonId id, Day day) {
  std::vector<std::string> codes;
  for (const auto& team : TRY(teams_of(r, partition, id, day)))
    if (std::ranges::find(codes, team.place) == codes.end()) codes.push_back(team.place);
  return codes;
}

Result<std::vector<TeamRef>> teams_serving(const db::Reader& r, std::string_view partition, const std::string& place, Day day) {
  std::vector<TeamRef> out;
  for (auto& serving : TRY(store::teams_serving(r, partition, {place}, day))) out.push_back(std::move(serving.team));
  return out;
}

}  // namespace lianxin::people
