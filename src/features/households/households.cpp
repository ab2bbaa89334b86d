#include "features/households/households.h"

#include "features/households/household_card_store.h"
#include "features/households/household_form_json.h"
#include "features/households/household_history_store.h"
#include "features/households/household_import_routes.h"
#include "features/households/household_jobs.h"
#include "features/households/household_json.h"
#include "features/households/household_list_store.h"
#include "features/households/household_routes.h"
#include "features/households/household_seed.h"
#include "features/households/household_tally_store.h"
#include "features/households/offer_actions.h"
#include "features/places/places.h"

namespace lianxin::households {

Result<std::shared_ptr<const Registry>> open_registry(const Deployment& deployment, Answering answering) {
  Registry out{.vault = {.partition = deployment.partition, .key = deployment.secret_key}, .answering = std::move(answering)};
  out.levels = TRY(places::load_levels(deployment.packs));
  out.form = TRY(read_form(TRY(deployment.packs.text("household_form.json"))));
  out.tags = TRY(read_tags(TRY(deployment.packs.text("household_tags.json"))));
  return std::make_shared<const Registry>(std::move(out));
}

Result<Feature> feature(const Deployment& deployment, Answering answering) {
  const auto registry = TRY(open_registry(deployment, std::move(answering)));
  Feature out{.name = "households"};
  out.verbs = {read_households, change_households, open_households};
  out.mount = [registry](http::Router& router) { mount_households(router, registry); };
  // By their numbers: the journal is read by who has nothing to do with households.
  out.namings.push_back({"household", [registry](const db::Reader& r, const std::vector<std::string>& ids) -> Result<Names> {
                           Names names;
                           for (const auto& h : TRY(store::find_households(r, registry->partition(), ids_in<HouseholdId>(ids))))
                             names.emplace_back(to_text(h.id), h.number);
                           return names;
                         }});
  out.importers.push_back(household_importer(registry));
  out.exporters.push_back(household_exporter(registry));
  out.reactions = household_reactions(deployment.partition);
  out.seed = [registry](db::Store& store, const SeedOptions& options) { return seed_households(store, *registry, options); };
  return out;
}

Result<std::optional<Household>> find_household(const db::Reader& r, std::string_view partition, HouseholdId id) {
  return store::find_household(r, partition, id);
}

Result<std::int64_t> version_of(const db::Reader& r, std::string_view partition, HouseholdId id) { return store::version_of(r, partition, id); }

Result<Household> household_named(const db::Reader& r, const Registry& registry, const Actor& by, HouseholdId id, std::string_view field) {
  auto household = show_household(r, registry, by, id);
  if (!household && household.error().code == Code::not_found) return invalid_field(field, "households.no_such_household");
  return household;
}

Result<Household> present_of(const db::Reader& r, std::string_view partition, Household household) {
  // Each was present when another was merged into it, so that there is no circle.
  while (household.state == HouseholdState::merged && household.successor) {
    auto next = TRY(store::find_household(r, partition, *household.successor));
    if (!next) break;
    household = *std::move(next);
  }
  return household;
}

Result<std::vector<Household>> find_households(const db::Reader& r, std::string_view partition, const std::vector<HouseholdId>& ids) {
  return store::find_households(r, partition, ids);
}

Result<std::vector<HouseholdRef>> household_refs(const db::Reader& r, std::string_view partition, const std::vector<HouseholdId>& ids) {
  std::vector<HouseholdRef> out;
  for (auto& h : TRY(store::find_households(r, partition, ids))) out.push_back({h.id, std::move(h.number), std::move(h.name), std::move(h.place)});
  return out;
}

Result<std::vector<HouseholdRef>> households_below(const db::Reader& r, std::string_view partition, const PathRange& range) {
  return store::households_below(r, partition, range);
}

Result<Page<Household>> list_present(const db::Reader& r, const Registry& registry, const Actor& by, const PathRange& range, const PageRequest& page) {
  const store::HouseholdFilter filter{.places = range};
  return store::list_households(r, registry.partition(), filter, access::sight_of(by, read_households), {}, page);
}

std::string cursor_after(const Household& h) { return make_cursor(store::key_of(h)); }

Result<std::vector<HouseholdTally>> tally(const db::Reader& r, std::string_view partition, const PathRange& range) {
  return store::tallies(r, partition, range);
}

Result<std::string> write_record(const db::Reader& r, const Doing& doing, const Registry& registry, const Household& household, http::Language language) {
  return write_household(r, doing, registry, household, language);
}

Result<std::vector<HistoryEntry>> history_of(const db::Reader& r, std::string_view partition, HouseholdId id) {
  return TRY(store::list_history(r, partition, id, {.limit = max_page_limit})).items;
}

Result<HouseholdEdit> read_edit(std::string_view json) { return read_household_edit(json); }

Result<Updated> apply_update(db::Writer& w, const Doing& doing, const Registry& registry, const Household& household, const HouseholdEdit& edit,
                               const Uuid& visit, std::int64_t base_version) {
  auto after = change_known(w, doing, registry, household, edit, base_version, visit);
  if (!after && after.error().code == Code::stale)
    after.error().current = TRY(write_household(w, doing, registry, household, http::Language::zh));
  if (after) return Updated{*std::move(after)};
  if (after.error().key != "households.only_below") return std::move(after).error();
  TRY(keep_offer(w, doing, registry, household, edit, visit));
  return Updated{household, true};
}

Result<std::vector<OpenHousehold>> open_for(const db::Reader& r, const Registry& registry, const std::vector<HouseholdId>& ids) {
  std::vector<OpenHousehold> out;
  for (const auto& h : TRY(store::find_households(r, registry.partition(), ids))) out.push_back(TRY(store::open(r, registry.vault, h)));
  return out;
}

Result<HouseholdCard> put_card(db::Writer& w, std::string_view partition, HouseholdCard card) {
  return store::put_card(w, partition, std::move(card));
}

Result<std::vector<HouseholdCard>> cards_of(const db::Reader& r, std::string_view partition, const std::vector<HouseholdId>& ids) {
  return store::cards_of(r, partition, ids);
}

Result<std::optional<HouseholdCard>> card_of_code(const db::Reader& r, std::string_view partition, std::string_view code_digest) {
  return store::card_of_code(r, partition, code_digest);
}

}  // namespace lianxin::households
