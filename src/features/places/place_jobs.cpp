#include "features/places/place_jobs.h"

#include "features/places/place_initials_store.h"
#include "features/places/planned_change_actions.h"
#include "features/places/planned_change_store.h"

namespace lianxin::places {
namespace {

constexpr int batch = 200;

// Whether the change itself is at fault, and not the machine.
bool is_of_the_change(Code code) {
  return code == Code::invalid || code == Code::conflict || code == Code::not_found || code == Code::forbidden;
}

}  // namespace

Result<int> apply_planned_changes(db::Store& store, const Tree& tree, Zone zone, Moment now) {
  const Doing doing{.by = system_actor("job"), .now = now, .zone = zone};
  const auto due = TRY(store.reading([&](db::Reader& r) { return store::list_due(r, tree.partition, day_of(now, zone), batch); }));
  for (const PlannedChangeId id : due) {
    auto applied = store.write_and_wait([&](db::Writer& w) { return apply_planned(w, doing, tree, id); });
    if (applied) continue;
    if (!is_of_the_change(applied.error().code)) return std::move(applied).error();
    TRY(store.write_and_wait([&](db::Writer& w) { return note_obstacles(w, doing, tree, id, applied.error()); }));
  }
  return static_cast<int>(due.size());
}

Result<int> fill_initials(db::Store& store, std::string_view partition) { return store::fill_initials(store, partition, batch); }

}  // namespace lianxin::places
