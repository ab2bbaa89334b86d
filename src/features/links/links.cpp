#include "features/links/links.h"

#include "features/links/duty_link_store.h"
#include "features/links/link_jobs.h"
#include "features/links/link_json.h"
#include "features/links/link_routes.h"
#include "features/links/link_seed.h"
#include "features/links/link_sheet_store.h"
#include "features/places/places.h"

namespace lianxin::links {

Result<std::shared_ptr<const Registry>> open_registry(const Deployment& deployment) {
  auto levels = TRY(places::load_levels(deployment.packs));
  auto packs = TRY(read_link_packs(TRY(deployment.packs.text("link_kinds.json")), TRY(deployment.packs.text("programmes.json")),
                                   TRY(deployment.packs.text("quotas.json")), TRY(deployment.packs.text("service_posts.json"))));
  return std::make_shared<const Registry>(Registry{deployment.partition, deployment.zone, std::move(levels), std::move(packs)});
}

Result<Feature> feature(const Deployment& deployment) {
  // Lives as long as the feature's functions do.
  const auto registry = TRY(open_registry(deployment));
  Feature out{.name = "links"};
  out.verbs = {read_links, change_links};
  out.mount = [registry](http::Router& router) {
    mount_oversight(router, *registry);
    mount_links(router, *registry);
  };
  out.importers.push_back({"links", [registry](auto&&... args) { return link_importer(*registry).run(args...); }});
  out.exporters.push_back({"links", store::link_columns, [registry](const db::Reader& r, const Doing& doing, const Exporter::Row& row) {
                             return store::each_link(r, registry->partition, day_of(doing.now, doing.zone), row);
                           }});
  out.namings.push_back({"link", [registry](const db::Reader& r, const std::vector<std::string>& ids) { return store::link_names(r, registry->partition, ids); }});
  out.namings.push_back({"absence", [registry](const db::Reader& r, const std::vector<std::string>& ids) { return store::absence_names(r, registry->partition, ids); }});
  out.reactions = link_reactions(registry);
  out.seed = [registry](db::Store& store, const SeedOptions& options) { return seed_links(store, *registry, options); };
  return out;
}

Result<std::vector<LiveLink>> links_of_person(const db::Reader& r, std::string_view partition, PersonId person, Day day) {
  return store::links_of_person(r, partition, person, day);
}

Result<households::Own> own_households(const db::Reader& r, std::string_view partition, PersonId person, Day day) {
  households::Own out;
  out.places = TRY(store::villages_of(r, partition, person, day));
  for (const auto& link : TRY(store::links_of_person(r, partition, person, day))) {
    if (link.household) out.households.push_back(*link.household);
    else if (link.kind == "keeper") out.places.push_back(link.place);
  }
  return out;
}

households::Answering answering() { return {own_households, answers_for}; }

Result<std::vector<CheckIn>> check_ins(const db::Reader& r, std::string_view partition, const std::vector<PersonId>& people, std::string_view path, Day day) {
  return store::check_ins(r, partition, people, path, day);
}

std::string name_of_post(const Registry& registry, std::string_view key, http::Language language) { return post_name(registry.packs.posts, key, language); }

Result<bool> answers_for(const db::Reader& r, std::string_view partition, PersonId person, HouseholdId household, std::string_view place, Day day) {
  return store::answers_for(r, partition, person, household, place, day);
}

Result<std::vector<PersonId>> stands_in_for(const db::Reader& r, std::string_view partition, PersonId person, Day day) {
  return store::stands_in_for(r, partition, person, day);
}

Result<std::vector<LiveLink>> links_credited(const db::Reader& r, std::string_view partition, const std::vector<PersonId>& visitors,
                                             const std::optional<HouseholdId>& household, std::string_view place, Day day) {
  return store::links_credited(r, partition, visitors, household, place, day);
}

Result<std::set<std::string, std::less<>>> linked_places(const db::Reader& r, std::string_view partition) { return store::linked_places(r, partition); }

Result<std::vector<store::LinkRow>> links_to(const db::Reader& r, std::string_view partition, const std::optional<HouseholdId>& household,
                                             const std::optional<std::string>& place, Day day) {
  return store::links_to(r, partition, household, place, day);
}

Result<std::vector<store::LinkRow>> links_to_all(const db::Reader& r, std::string_view partition, const std::vector<HouseholdId>& households,
                                                 const PathRange& places, Day day) {
  return store::links_to_all(r, partition, households, places, day);
}

}  // namespace lianxin::links
