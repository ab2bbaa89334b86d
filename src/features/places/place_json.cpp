#include "features/places/place_json.h"

#include <algorithm>

#include "platform/http/texts.h"
#include "platform/json/json.h"

namespace lianxin::places {

struct PlacePastView {
  std::string name{};
  std::optional<PlaceRef> parent{};
  std::optional<Day> valid_from{};
  std::optional<Day> valid_to{};
  PlaceEvent change = PlaceEvent::create;
  std::optional<PlaceRef> origin{};
};
BOOST_DESCRIBE_STRUCT(PlacePastView, (), (name, parent, valid_from, valid_to, change, origin))

struct PlannedPartView {
  std::string code{};
  std::string name{};
};
BOOST_DESCRIBE_STRUCT(PlannedPartView, (), (code, name))

struct PlannedProblemView {
  Day tried_on{};
  std::vector<std::string> reasons{};
};
BOOST_DESCRIBE_STRUCT(PlannedProblemView, (), (tried_on, reasons))

struct PlannedView {
  PlannedChangeId id{};
  PlaceChangeKind change{};
  Day from{};
  json::Maybe<std::string> name{};
  json::Maybe<PlaceRef> parent{};
  json::Maybe<PlaceRef> into{};
  json::Maybe<std::vector<PlannedPartView>> parts{};
  json::Maybe<bool> closes{};
  json::Maybe<std::string> reason{};
  std::string planned_by{};
  Moment planned_at{};
  std::optional<PlannedProblemView> problem{};
};
BOOST_DESCRIBE_STRUCT(PlannedView, (), (id, change, from, name, parent, into, parts, closes, reason, planned_by, planned_at, problem))

struct PlaceView {
  std::string code{};
  std::string name{};
  std::string short_name{};
  std::string full_name{};
  std::string level{};
  std::string kind{};
  std::optional<std::string> parent{};
  json::Maybe<std::vector<PlaceRef>> path{};
  bool has_children = false;
  std::optional<Day> valid_from{};
  std::optional<Day> valid_to{};
  std::optional<PlaceRef> successor{};
  json::Maybe<std::vector<PlacePastView>> history{};
  json::Maybe<std::vector<PlaceRef>> parts{};
  json::Maybe<std::vector<PlannedView>> planned{};
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(PlaceView, (), (code, name, short_name, full_name, level, kind, parent, path, has_children, valid_from,
                                      valid_to, successor, history, parts, planned, version))

struct UnitView {
  UnitId id{};
  std::string name{};
  std::string short_name{};
  UnitKind kind = UnitKind::other;
  PlaceRef place{};
  std::optional<UnitRef> superior{};
  std::string phone{};
  std::vector<std::string> categories{};
  std::string numbering_prefix{};
  std::optional<PersonId> principal{};
  std::optional<Day> closed_on{};
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(UnitView, (), (id, name, short_name, kind, place, superior, phone, categories, numbering_prefix, principal,
                                     closed_on, version))

namespace {

std::optional<PlaceRef> ref_of(const std::vector<PlaceRef>& known, const std::optional<std::string>& code) {
  if (!code) return std::nullopt;
  const auto found = std::find_if(known.begin(), known.end(), [&](const auto& ref) { return ref.code == *code; });
  if (found == known.end()) return std::nullopt;
  return *found;
}

PlaceView view_of(const Place& p, const std::vector<PlaceRef>& known) {
  PlaceView view;
  view.code = p.code;
  view.name = p.name;
  view.short_name = p.short_name;
  view.full_name = p.full_name;
  view.level = p.level;
  view.kind = p.kind;
  view.parent = p.parent;
  view.has_children = p.has_children;
  view.valid_from = p.valid_from;
  view.valid_to = p.valid_to;
  view.successor = ref_of(known, p.successor);
  view.version = p.version;
  return view;
}

PlannedView view_of(const PlannedChange& p, const std::vector<PlaceRef>& known, http::Language language) {
  PlannedView view{.id = p.id, .change = p.change.change, .from = p.change.from, .planned_by = p.planned_by, .planned_at = p.planned_at};
  if (p.change.name) view.name = *p.change.name;
  if (const auto parent = ref_of(known, p.change.parent)) view.parent = *parent;
  if (const auto into = ref_of(known, p.change.into)) view.into = *into;
  if (p.change.parts) {
    view.parts.emplace();
    for (const auto& part : *p.change.parts) view.parts->push_back({part.code, part.name});
  }
  if (p.change.closes) view.closes.emplace(*p.change.closes);
  if (p.change.reason) view.reason = *p.change.reason;
  if (!p.tried_on) return view;
  view.problem = PlannedProblemView{*p.tried_on, {}};
  for (const auto& obstacle : p.obstacles) {
    std::vector<Arg> args;
    for (const auto& [name, value] : obstacle.args) args.push_back({name, value});
    view.problem->reasons.push_back(http::translated(obstacle.key, args, language));
  }
  return view;
}

UnitView view_of(const Unit& u) {
  UnitView view{.id = u.id, .name = u.name, .short_name = u.short_name, .kind = u.kind,
                .place = {u.place, u.place_name, u.place_full_name}};
  if (u.superior) view.superior = UnitRef{*u.superior, u.superior_name};
  view.phone = u.phone;
  view.categories = u.categories;
  view.numbering_prefix = u.numbering_prefix;
  view.principal = u.principal;
  view.closed_on = u.closed_on;
  view.version = u.version;
  return view;
}

template <class View, class Record, class Map>
std::string write_page(const Page<Record>& page, Map&& map) {
  Page<View> views;
  views.items.reserve(page.items.size());
  for (const auto& item : page.items) views.items.push_back(map(item));
  views.next = page.next;
  views.total = page.total;
  return json::write(views);
}

}  // namespace

std::string write_place(const PlacePage& page, http::Language language, Zone zone) {
  PlaceView view = view_of(page.place, page.mentioned);
  view.path = page.path;
  view.history.emplace();
  for (const auto& version : page.history)
    view.history->push_back(
        {version.name, ref_of(page.mentioned, version.parent), version.valid_from, version.valid_to, version.change,
         ref_of(page.mentioned, version.origin)});
  view.parts = page.parts;
  view.planned.emplace();
  for (const auto& planned : page.planned) view.planned->push_back(view_of(planned, page.mentioned, language));
  return json::write(view, zone);
}

std::string write_places(const Page<Place>& page, const std::vector<PlaceRef>& successors) {
  return write_page<PlaceView>(page, [&](const Place& place) { return view_of(place, successors); });
}

std::string write_unit(const Unit& unit) { return json::write(view_of(unit)); }

std::string write_units(const Page<Unit>& page) {
  return write_page<UnitView>(page, [](const Unit& unit) { return view_of(unit); });
}

Result<NewPlace> read_new_place(std::string_view body) { return json::read<NewPlace>(body); }
Result<PlaceChange> read_place_change(std::string_view body) { return json::read<PlaceChange>(body); }
Result<NewUnit> read_new_unit(std::string_view body) { return json::read<NewUnit>(body); }
Result<UnitEdit> read_unit_edit(std::string_view body) { return json::read<UnitEdit>(body); }

}  // namespace lianxin::places
