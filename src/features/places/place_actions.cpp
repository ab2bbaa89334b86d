#include "features/places/place_actions.h"

#include "features/places/place_change_actions.h"
#include "features/places/place_import_rules.h"
#include "features/places/place_path.h"
#include "features/places/place_rules.h"
#include "features/places/place_store.h"
#include "platform/journal/journal.h"
#include "platform/json/json.h"

namespace lianxin::places {

struct PlacesImportedDetail {
  std::int64_t added = 0;
  std::int64_t unchanged = 0;
  std::int64_t faults = 0;
};
BOOST_DESCRIBE_STRUCT(PlacesImportedDetail, (), (added, unchanged, faults))

namespace {

Day today_of(const Doing& doing) { return day_of(doing.now, doing.zone); }

}  // namespace

Result<void> may_change_at(const Doing& doing, const std::optional<Place>& place) {
  if (place) return access::allow(doing.by, change_network, read_network, {.place_path = place->now_path});
  if (!access::may_somewhere(doing.by, change_network)) return fail(Code::forbidden, "base.forbidden");
  return {};
}

Result<Place> show_place(const db::Reader& r, const Tree& tree, std::string_view code) {
  auto place = TRY(store::find_place(r, tree.partition, code));
  if (!place) return fail(Code::not_found, "base.not_found");
  return *std::move(place);
}

Result<Place> show_place_then(const db::Reader& r, const Tree& tree, std::string_view code, Day day) {
  auto place = TRY(store::find_place_then(r, tree.partition, code, day));
  if (!place) return fail(Code::not_found, "base.not_found");
  return *std::move(place);
}

Result<Created> add_place(db::Writer& w, const Doing& doing, const Tree& tree, const NewPlace& asked) {
  std::optional<Place> parent;
  if (asked.parent) {
    parent = TRY(store::find_place(w, tree.partition, *asked.parent));
    if (!parent) return invalid_field("parent", "places.no_such_place");
  }
  TRY(may_change_at(doing, parent));
  if (auto there = TRY(store::find_place(w, tree.partition, asked.code))) {
    if (is_same(*there, asked)) return Created{*std::move(there), false};
    return fail(Code::conflict, "places.code_taken", {{"code", asked.code}, {"name", there->name}});
  }
  const std::string above = parent ? parent->path : "";
  const auto last = TRY(store::last_path_below(w, tree.partition, above));
  const auto path = next_path(above, last);
  if (!path) return fail(Code::conflict, "places.too_many_below");
  const bool root_exists = TRY(store::has_root(w, tree.partition));
  NewPlace from_today = asked;
  if (!from_today.valid_from) from_today.valid_from = today_of(doing);
  auto place = TRY(make_place(from_today, tree.levels, parent ? &*parent : nullptr, root_exists, *path, today_of(doing)));
  TRY(store::insert_place(w, tree.partition, place));
  TRY(tell_change(w, doing, {place, place, PlaceEvent::create}, place.valid_from.value_or(today_of(doing))));
  return Created{std::move(place), true};
}

Result<ImportPlan> import_places(db::Writer& w, const Doing& doing, const Tree& tree, const std::vector<ImportRow>& rows,
                                 bool dry_run) {
  const auto known = TRY(store::load_known(w, tree.partition));
  const auto root = known.by_code.find(tree.partition);
  TRY(access::allow(doing.by, change_network, read_network,
                    {.place_path = root == known.by_code.end() ? "" : root->second.path}));
  auto plan = plan_import(rows, known, tree.levels, today_of(doing));
  if (dry_run || plan.added.empty()) return plan;
  for (const auto& place : plan.added) TRY(store::insert_place(w, tree.partition, place));
  const PlacesImportedDetail detail{static_cast<std::int64_t>(plan.added.size()), plan.unchanged,
                                    static_cast<std::int64_t>(plan.faults.size())};
  TRY(journal::record(w, doing,
                      {.kind = "place.imported", .subject_kind = "place", .subject = plan.added.front().code,
                       .place_path = plan.added.front().path, .detail = json::write(detail)}));
  return plan;
}

}  // namespace lianxin::places
