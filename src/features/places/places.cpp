#include "features/places/places.h"

#include <memory>

#include "features/places/level_json.h"
#include "features/places/place_actions.h"
#include "features/places/place_export_store.h"
#include "features/places/place_jobs.h"
#include "features/places/place_routes.h"
#include "features/places/place_seed.h"
#include "features/places/place_store.h"
#include "features/places/unit_store.h"

namespace lianxin::places {

Result<Feature> feature(const Deployment& deployment, OpenTickets open_tickets) {
  // Lives as long as the feature's functions do.
  const auto tree = std::make_shared<const Tree>(Tree{deployment.partition, TRY(load_levels(deployment.packs)), std::move(open_tickets)});
  Feature out{.name = "places"};
  out.verbs = {read_network, change_network};
  out.mount = [tree](http::Router& router) {
    mount_places(router, *tree);
    mount_place_names(router, *tree);
    mount_units(router, *tree);
  };
  out.jobs.push_back({"places.planned_changes", planned_changes_every_s, [tree, zone = deployment.zone](db::Store& store, Moment now) {
                        return apply_planned_changes(store, *tree, zone, now);
                      }});
  out.jobs.push_back({"places.initials", initials_every_s,
                      [tree](db::Store& store, Moment) { return fill_initials(store, tree->partition); }});
  out.importers.push_back({"places", [tree](auto&&... args) { return place_importer(*tree).run(args...); }});
  out.importers.push_back({"units", [tree](auto&&... args) { return unit_importer(*tree).run(args...); }});
  const auto exporting = [tree](auto each) {
    return [tree, each](const db::Reader& r, const Doing&, const Exporter::Row& row) { return each(r, tree->partition, row); };
  };
  out.exporters.push_back({"places", store::place_columns, exporting(store::each_place)});
  out.exporters.push_back({"units", store::unit_columns, exporting(store::each_unit)});
  out.namings.push_back({"place", [tree](const db::Reader& r, const std::vector<std::string>& codes) -> Result<Names> {
                           Names names;
                           for (const auto& place : TRY(store::place_refs(r, tree->partition, codes)))
                             names.emplace_back(place.code, place.full_name);
                           return names;
                         }});
  out.namings.push_back({"unit", [tree](const db::Reader& r, const std::vector<std::string>& ids) -> Result<Names> {
                           return names_of(TRY(store::unit_refs(r, tree->partition, ids_in<UnitId>(ids))));
                         }});
  out.seed = [tree, packs = &deployment.packs](db::Store& store, const SeedOptions& options) {
    return seed_places(store, *tree, *packs, options);
  };
  return out;
}

Result<Levels> load_levels(const Packs& packs) { return read_levels(TRY(packs.text("levels.json"))); }

Result<std::optional<Place>> find_place(const db::Reader& r, std::string_view partition, std::string_view code) {
  return store::find_place(r, partition, code);
}

Result<Place> place_named(const db::Reader& r, std::string_view partition, std::string_view code) {
  auto place = TRY(store::find_place(r, partition, code));
  if (!place) return invalid_field("place", "places.no_such_place");
  return *std::move(place);
}

Result<std::optional<Place>> find_place_then(const db::Reader& r, std::string_view partition, std::string_view code, Day day) {
  return store::find_place_then(r, partition, code, day);
}

Result<std::vector<Place>> places_below(const db::Reader& r, std::string_view partition, std::string_view path) {
  return store::list_below(r, partition, path);
}

Result<Page<Place>> list_open_places(const db::Reader& r, std::string_view partition, std::string_view words,
                                     const std::optional<std::string>& parent, const PageRequest& page) {
  store::PlaceFilter filter;
  filter.words = words;
  filter.parent = parent;
  return store::list_places(r, partition, filter, page);
}

Result<std::vector<Place>> places_meant(const db::Reader& r, std::string_view partition, std::string_view words) {
  if (const auto coded = TRY(store::find_place(r, partition, words))) {
    auto now = coded->now_code == coded->code ? coded : TRY(store::find_place(r, partition, coded->now_code));
    return now ? std::vector{*std::move(now)} : std::vector<Place>{};
  }
  auto named = TRY(list_open_places(r, partition, words, {}, {.limit = max_page_limit})).items;
  std::erase_if(named, [&](const Place& place) { return place.name != words && place.short_name != words; });
  return named;
}

Result<std::vector<PlaceRef>> place_refs(const db::Reader& r, std::string_view partition, const std::vector<std::string>& codes) {
  return store::place_refs(r, partition, codes);
}

Result<std::optional<Unit>> find_unit(const db::Reader& r, std::string_view partition, UnitId id) {
  return store::find_unit(r, partition, id);
}

Result<std::vector<UnitRef>> unit_refs(const db::Reader& r, std::string_view partition, const std::vector<UnitId>& ids) {
  return store::unit_refs(r, partition, ids);
}

Result<std::vector<Unit>> units_named(const db::Reader& r, std::string_view partition, std::string_view name) {
  return store::units_named(r, partition, name);
}

Result<std::vector<Unit>> units_of_place(const db::Reader& r, std::string_view partition, std::string_view place) {
  return store::units_of_place(r, partition, place);
}

Result<std::vector<UnitId>> chain_of(const db::Reader& r, std::string_view partition, UnitId id) {
  return store::chain_of(r, partition, id);
}

Result<std::optional<Unit>> office_for(const db::Reader& r, std::string_view partition, std::string_view place_path) {
  auto paths = paths_above(place_path);
  paths.emplace_back(place_path);
  auto offices = TRY(store::units_at(r, partition, UnitKind::office, paths));
  if (offices.empty()) return std::optional<Unit>{};
  return std::optional(std::move(offices.front()));
}

Result<std::optional<Unit>> office_above(const db::Reader& r, std::string_view partition, std::string_view place_path) {
  auto offices = TRY(store::units_at(r, partition, UnitKind::office, paths_above(place_path)));
  if (offices.empty()) return std::optional<Unit>{};
  return std::optional(std::move(offices.front()));
}

Result<std::vector<Unit>> handlers_of(const db::Reader& r, std::string_view partition, std::string_view place_path,
                                      std::string_view category) {
  return store::handlers_of(r, partition, place_path, category);
}

}  // namespace lianxin::places
