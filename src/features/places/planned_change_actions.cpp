#include "features/places/planned_change_actions.h"

#include <algorithm>

#include "features/places/place_change_actions.h"
#include "features/places/place_store.h"
#include "features/places/planned_change_store.h"
#include "platform/journal/journal.h"
#include "platform/json/json.h"

namespace lianxin::places {

struct PlannedDetail {
  PlannedChangeId id{};
  PlaceChangeKind change{};
  Day from{};
  std::string planned_by{};
  std::vector<std::string> obstacles{};  // message keys
};
BOOST_DESCRIBE_STRUCT(PlannedDetail, (), (id, change, from, planned_by, obstacles))

namespace {

Result<void> tell(db::Writer& w, const Doing& doing, std::string_view kind, const Place& place, const PlannedChange& planned) {
  PlannedDetail detail{planned.id, planned.change.change, planned.change.from, planned.planned_by, {}};
  for (const auto& obstacle : planned.obstacles) detail.obstacles.push_back(obstacle.key);
  return journal::record(w, doing,
                         {.kind = kind, .subject_kind = "place", .subject = place.code, .place_path = place.now_path,
                          .detail = json::write(detail)});
}

// The planned change, when it still waits for its day.
Result<std::optional<PlannedChange>> find_waiting(const db::Reader& r, const Tree& tree, PlannedChangeId id) {
  auto planned = TRY(store::find_planned(r, tree.partition, id));
  if (planned && planned->tried_on) planned.reset();
  return planned;
}

}  // namespace

Result<Place> plan_change(db::Writer& w, const Doing& doing, const Tree& tree, std::string_view code, const PlaceChange& change,
                          std::optional<std::int64_t> version) {
  const Place subject = TRY(show_place(w, tree, code));
  TRY(access::allow(doing.by, change_network, read_network, {.place_path = subject.path}));
  if (version && *version != subject.version) return fail(Code::stale, "base.stale");
  TRY(decide_change(w, doing, tree, subject, change, change.from, false));
  const auto there = TRY(store::list_planned(w, tree.partition, code));
  const std::string content = json::write(change);
  if (std::any_of(there.begin(), there.end(), [&](const auto& one) { return !one.tried_on && json::write(one.change) == content; }))
    return subject;
  if (there.size() >= max_planned_changes)
    return fail(Code::conflict, "places.planned_too_many", {{"max", std::to_string(max_planned_changes)}});
  const PlannedChange planned{.id = {new_uuid(doing.now)}, .place = subject.code, .change = change, .planned_by = doing.by.name,
                              .planned_at = doing.now};
  TRY(store::insert_planned(w, tree.partition, planned));
  TRY(tell(w, doing, "place.change_planned", subject, planned));
  return subject;
}

Result<void> withdraw_change(db::Writer& w, const Doing& doing, const Tree& tree, std::string_view code, PlannedChangeId id) {
  const Place subject = TRY(show_place(w, tree, code));
  TRY(access::allow(doing.by, change_network, read_network, {.place_path = subject.now_path}));
  const auto planned = TRY(store::find_planned(w, tree.partition, id));
  if (!planned || planned->place != code) return fail(Code::not_found, "base.not_found");
  if (!TRY(store::remove_planned(w, tree.partition, id))) return fail(Code::not_found, "base.not_found");
  return tell(w, doing, "place.change_withdrawn", subject, *planned);
}

Result<void> apply_planned(db::Writer& w, const Doing& doing, const Tree& tree, PlannedChangeId id) {
  const auto planned = TRY(find_waiting(w, tree, id));
  if (!planned || !TRY(store::remove_planned(w, tree.partition, id))) return {};
  const Place subject = TRY(show_place(w, tree, planned->place));
  TRY(carry_out(w, doing, tree,
                TRY(decide_change(w, doing, tree, subject, planned->change, day_of(doing.now, doing.zone), true))));
  return tell(w, doing, "place.change_applied", subject, *planned);
}

Result<void> note_obstacles(db::Writer& w, const Doing& doing, const Tree& tree, PlannedChangeId id, const Error& error) {
  auto planned = TRY(find_waiting(w, tree, id));
  if (!planned) return {};
  planned->tried_on = day_of(doing.now, doing.zone);
  planned->obstacles = obstacles_of(error);
  TRY(store::save_obstacles(w, tree.partition, *planned));
  return tell(w, doing, "place.change_stuck", TRY(show_place(w, tree, planned->place)), *planned);
}

}  // namespace lianxin::places
