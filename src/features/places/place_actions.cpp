#include "features/places/place_actions.h"

#include "features/places/place_import_rules.h"
#include "features/places/place_path.h"
#include "features/places/place_rules.h"
#include "features/places/place_store.h"
#include "platform/journal/journal.h"
#include "platform/json/json.h"

namespace lianxin::places {

struct PlaceChangedDetail {
  std::string name{};
  std::string was_name{};
  std::string from_path{};
  std::string to_path{};
  std::optional<std::string> into{};
  Day from{};
};
BOOST_DESCRIBE_STRUCT(PlaceChangedDetail, (), (name, was_name, from_path, to_path, into, from))

struct PlacesImportedDetail {
  std::int64_t added = 0;
  std::int64_t unchanged = 0;
  std::int64_t faults = 0;
};
BOOST_DESCRIBE_STRUCT(PlacesImportedDetail, (), (added, unchanged, faults))

namespace {

Day today_of(const Doing& doing) { return day_of(doing.now, doing.zone); }

std::string_view past_word(PlaceEvent event) {
  switch (event) {
    case PlaceEvent::create: return "place.added";
    case PlaceEvent::rename: return "place.renamed";
    case PlaceEvent::move: return "place.moved";
    case PlaceEvent::merge: return "place.merged";
    case PlaceEvent::close: return "place.closed";
    case PlaceEvent::carried: break;
  }
  return "place.carried";
}

// One row for each place that changed by itself; what lies below is told by the two paths.
Result<void> tell(db::Writer& w, const Doing& doing, const ChangedPlace& changed, Day from) {
  if (!changed.event || *changed.event == PlaceEvent::carried) return {};
  const PlaceChangedDetail detail{.name = changed.after.name, .was_name = changed.before.name, .from_path = changed.before.path,
                                  .to_path = changed.after.now_path, .into = changed.after.successor, .from = from};
  return journal::record(w, doing,
                         {.kind = past_word(*changed.event), .subject_kind = "place", .subject = changed.after.code,
                          .place_path = changed.before.path, .detail = json::write(detail)});
}

Result<std::vector<std::string>> free_paths(const db::Reader& r, const Tree& tree, const ChangeSetting& setting,
                                            PlaceChange::Kind kind) {
  std::vector<std::string> out;
  if (!setting.target || (kind != PlaceChange::Kind::move && kind != PlaceChange::Kind::merge)) return out;
  std::size_t wanted = 1;
  if (kind == PlaceChange::Kind::merge) {
    wanted = 0;
    for (const auto& place : setting.below) wanted += place.parent == setting.subject.code ? 1u : 0u;
  }
  auto last = TRY(store::last_path_below(r, tree.partition, setting.target->path));
  for (; wanted > 0; --wanted) {
    last = next_path(setting.target->path, last);
    if (!last) return fail(Code::conflict, "places.too_many_below");
    out.push_back(*last);
  }
  return out;
}

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
  TRY(tell(w, doing, {place, place, PlaceEvent::create}, place.valid_from.value_or(today_of(doing))));
  return Created{std::move(place), true};
}

Result<Place> change_place(db::Writer& w, const Doing& doing, const Tree& tree, std::string_view code, const PlaceChange& change,
                           std::optional<std::int64_t> version) {
  ChangeSetting setting;
  setting.subject = TRY(show_place(w, tree, code));
  TRY(access::allow(doing.by, change_network, read_network, {.place_path = setting.subject.path}));
  if (version && *version != setting.subject.version) return fail(Code::stale, "base.stale");
  const auto& target = change.change == PlaceChange::Kind::merge ? change.into : change.parent;
  if (target) {
    setting.target = TRY(store::find_place(w, tree.partition, *target));
    if (!setting.target)
      return invalid_field(change.change == PlaceChange::Kind::merge ? "into" : "parent", "places.no_such_place");
    TRY(may_change_at(doing, setting.target));
  }
  setting.below = TRY(store::list_below(w, tree.partition, setting.subject.path));
  setting.free_paths = TRY(free_paths(w, tree, setting, change.change));
  setting.today = today_of(doing);
  const auto changed = TRY(change_places(change, setting, tree.levels));
  TRY(store::save_changes(w, tree.partition, changed, change));
  for (const auto& place : changed) TRY(tell(w, doing, place, change.from));
  return show_place(w, tree, code);
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
