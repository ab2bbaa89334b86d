#include "features/places/unit_actions.h"

#include "features/places/place_path.h"
#include "features/places/place_store.h"
#include "features/places/unit_rules.h"
#include "features/places/unit_store.h"
#include "platform/journal/journal.h"
#include "platform/json/json.h"

namespace lianxin::places {

struct UnitDetail {
  std::string name{};
  std::string place{};
  std::optional<UnitId> superior{};
  std::optional<Day> closed_on{};
};
BOOST_DESCRIBE_STRUCT(UnitDetail, (), (name, place, superior, closed_on))

namespace {

Result<void> tell(db::Writer& w, const Doing& doing, const Unit& unit, std::string_view what) {
  const UnitDetail detail{unit.name, unit.place, unit.superior, unit.closed_on};
  return journal::record(w, doing,
                         {.kind = what, .subject_kind = "unit", .subject = to_text(unit.id), .place_path = unit.place_path,
                          .detail = json::write(detail)});
}

Result<std::string> free_path(const db::Reader& r, const Tree& tree, const std::string& superior) {
  const auto last = TRY(store::last_unit_path_below(r, tree.partition, superior));
  auto path = next_path(superior, last);
  if (!path) return fail(Code::conflict, "places.too_many_below");
  return *std::move(path);
}

}  // namespace

Result<Unit> show_unit(const db::Reader& r, const Tree& tree, UnitId id) {
  auto unit = TRY(store::find_unit(r, tree.partition, id));
  if (!unit) return fail(Code::not_found, "base.not_found");
  return *std::move(unit);
}

Result<CreatedUnit> add_unit(db::Writer& w, const Doing& doing, const Tree& tree, const NewUnit& asked) {
  const auto place = TRY(store::find_place(w, tree.partition, asked.place));
  TRY(may_change_at(doing, place));
  const UnitId id = asked.id.value_or(UnitId{new_uuid(doing.now)});
  if (auto there = TRY(store::find_unit(w, tree.partition, id))) {
    if (is_same(*there, asked)) return CreatedUnit{*std::move(there), false};
    return fail(Code::conflict, "base.duplicate");
  }
  std::optional<Unit> superior;
  if (asked.superior) superior = TRY(store::find_unit(w, tree.partition, *asked.superior));
  const auto path = TRY(free_path(w, tree, superior ? superior->path : ""));
  auto unit = TRY(make_unit(asked, id, place ? &*place : nullptr, superior ? &*superior : nullptr, path));
  TRY(store::insert_unit(w, tree.partition, unit));
  TRY(tell(w, doing, unit, "unit.added"));
  return CreatedUnit{std::move(unit), true};
}

Result<Unit> change_unit(db::Writer& w, const Doing& doing, const Tree& tree, UnitId id, const UnitEdit& edit,
                         std::int64_t version) {
  const Unit before = TRY(show_unit(w, tree, id));
  TRY(access::allow(doing.by, change_network, read_network, {.place_path = before.place_path}));
  if (version != before.version) return fail(Code::stale, "base.stale");
  std::optional<Place> place;
  if (edit.place) {
    place = TRY(store::find_place(w, tree.partition, *edit.place));
    TRY(may_change_at(doing, place));
  }
  std::optional<Unit> superior;
  if (edit.superior) superior = TRY(store::find_unit(w, tree.partition, *edit.superior));
  auto after = TRY(edit_unit(before, edit, place ? &*place : nullptr, superior ? &*superior : nullptr));
  if (superior && before.superior != after.superior) after.path = TRY(free_path(w, tree, superior->path));
  TRY(store::save_unit(w, tree.partition, before, after));
  TRY(tell(w, doing, after, after.is_closed() && !before.is_closed() ? "unit.closed" : "unit.changed"));
  return after;
}

}  // namespace lianxin::places
