#include "features/places/place_change_actions.h"

#include "features/places/place_change_detail.h"
#include "features/places/place_path.h"
#include "features/places/place_split_rules.h"
#include "features/places/place_store.h"
#include "features/places/unit_actions.h"
#include "features/places/unit_store.h"
#include "platform/journal/journal.h"
#include "platform/json/json.h"

namespace lianxin::places {

namespace {

std::string_view past_word(PlaceEvent event) {
  switch (event) {
    case PlaceEvent::create:
    case PlaceEvent::split: return "place.added";
    case PlaceEvent::rename: return "place.renamed";
    case PlaceEvent::move: return "place.moved";
    case PlaceEvent::merge: return "place.merged";
    case PlaceEvent::close: return "place.closed";
    case PlaceEvent::carried: break;
  }
  return "place.carried";
}

Result<void> tell_split(db::Writer& w, const Doing& doing, const DecidedChange& decided) {
  const ChangedPlace& subject = decided.changed.front();
  PlaceSplitDetail detail{.name = subject.after.name, .from_path = subject.before.path, .to_path = subject.after.now_path,
                          .into = subject.after.successor, .from = decided.change.from};
  for (std::size_t i = 0; i < decided.change.parts->size(); ++i) {
    const auto& part = (*decided.change.parts)[i];
    const Place& place = decided.changed.at(i + 1).after;
    detail.parts.push_back({place.code, place.name, place.path, part.tickets.value_or(std::vector<std::string>{})});
  }
  return journal::record(w, doing,
                         {.kind = "place.split", .subject_kind = "place", .subject = subject.after.code,
                          .place_path = subject.before.path, .detail = json::write(detail)});
}

// Units that go to a part are from now on at its place.
Result<void> give_units(db::Writer& w, const Doing& doing, const Tree& tree, const PlaceChange& change) {
  for (const auto& part : *change.parts) {
    for (const UnitId id : part.units.value_or(std::vector<UnitId>{})) {
      const Unit unit = TRY(show_unit(w, tree, id));
      TRY(change_unit(w, doing, tree, id, {.place = part.code}, unit.version));
    }
  }
  return {};
}

// How many steps below the target the change needs.
std::size_t steps_needed(const PlaceChange& change, const ChangeSetting& setting) {
  switch (change.change) {
    case PlaceChangeKind::move: return 1;
    case PlaceChangeKind::split: return change.parts ? change.parts->size() : 0;
    case PlaceChangeKind::merge: {
      std::size_t children = 0;
      for (const auto& place : setting.below) children += place.parent == setting.subject.code ? 1u : 0u;
      return children;
    }
    case PlaceChangeKind::rename:
    case PlaceChangeKind::close: break;
  }
  return 0;
}

Result<std::vector<std::string>> free_paths(const db::Reader& r, const Tree& tree, const PlaceChange& change,
                                            const ChangeSetting& setting) {
  std::vector<std::string> out;
  const std::size_t wanted = setting.target ? std::min(steps_needed(change, setting), setting.below.size() + max_split_parts) : 0;
  if (wanted == 0) return out;
  auto last = TRY(store::last_path_below(r, tree.partition, setting.target->path));
  while (out.size() < wanted) {
    last = next_path(setting.target->path, last);
    if (!last) return fail(Code::conflict, "places.too_many_below");
    out.push_back(*last);
  }
  return out;
}

// The other place of a change: the new superior, who takes over, or where the parts of a split come to lie.
Result<std::optional<Place>> target_of(const db::Reader& r, const Doing& doing, const Tree& tree, const Place& subject,
                                       const PlaceChange& change) {
  const bool merges = change.change == PlaceChangeKind::merge;
  const bool splits = change.change == PlaceChangeKind::split;
  const auto& code = splits ? subject.parent : merges ? change.into : change.parent;
  if (!code) return std::optional<Place>{};
  auto target = TRY(store::find_place(r, tree.partition, *code));
  if (!target) return invalid_field(merges ? "into" : "parent", "places.no_such_place");
  TRY(may_change_at(doing, target));
  return target;
}

Result<void> look_at_parts(const db::Reader& r, const Tree& tree, const PlaceChange& change, ChangeSetting& setting) {
  if (change.change != PlaceChangeKind::split || !change.parts) return {};
  for (std::size_t i = 0; i < std::min(change.parts->size(), max_split_parts); ++i)
    if (auto there = TRY(store::find_place(r, tree.partition, (*change.parts)[i].code))) setting.taken.push_back(*std::move(there));
  for (const auto& unit : TRY(store::all_units_of_place(r, tree.partition, setting.subject.code)))
    setting.units.push_back({unit.id, unit.name});
  if (tree.open_tickets) setting.tickets = TRY(tree.open_tickets(r, tree.partition, setting.subject.path));
  return {};
}

}  // namespace

Result<void> tell_change(db::Writer& w, const Doing& doing, const ChangedPlace& changed, Day from) {
  if (!changed.event || *changed.event == PlaceEvent::carried) return {};
  const Place& was = changed.is_new() ? changed.after : changed.before;
  const PlaceChangedDetail detail{.name = changed.after.name, .was_name = was.name, .from_path = was.path,
                                  .to_path = changed.after.now_path, .into = changed.after.successor, .from = from};
  return journal::record(w, doing,
                         {.kind = past_word(*changed.event), .subject_kind = "place", .subject = changed.after.code,
                          .place_path = was.path, .detail = json::write(detail)});
}

Result<DecidedChange> decide_change(const db::Reader& r, const Doing& doing, const Tree& tree, const Place& subject,
                                    const PlaceChange& change, Day today, bool forgiving) {
  TRY(access::allow(doing.by, change_network, read_network, {.place_path = subject.path}));
  ChangeSetting setting{.subject = subject, .today = today};
  if (subject.parent) setting.above = TRY(store::find_place(r, tree.partition, *subject.parent));
  setting.target = TRY(target_of(r, doing, tree, subject, change));
  setting.below = TRY(store::list_below(r, tree.partition, subject.path));
  setting.free_paths = TRY(free_paths(r, tree, change, setting));
  TRY(look_at_parts(r, tree, change, setting));
  DecidedChange out{with_rest(change, setting, forgiving)};
  out.changed = TRY(change_places(out.change, setting, tree.levels));
  return out;
}

Result<void> carry_out(db::Writer& w, const Doing& doing, const Tree& tree, const DecidedChange& decided) {
  const bool splits = decided.change.change == PlaceChangeKind::split;
  TRY(store::save_changes(w, tree.partition, decided.changed, decided.change));
  for (const auto& place : decided.changed) {
    if (splits && &place == &decided.changed.front()) TRY(tell_split(w, doing, decided));
    else TRY(tell_change(w, doing, place, decided.change.from));
  }
  if (splits) TRY(give_units(w, doing, tree, decided.change));
  return {};
}

Result<Place> change_place(db::Writer& w, const Doing& doing, const Tree& tree, std::string_view code, const PlaceChange& change,
                           std::optional<std::int64_t> version) {
  const Place subject = TRY(show_place(w, tree, code));
  TRY(access::allow(doing.by, change_network, read_network, {.place_path = subject.path}));
  if (version && *version != subject.version) return fail(Code::stale, "base.stale");
  TRY(carry_out(w, doing, tree, TRY(decide_change(w, doing, tree, subject, change, day_of(doing.now, doing.zone), false))));
  return show_place(w, tree, code);
}

}  // namespace lianxin::places
