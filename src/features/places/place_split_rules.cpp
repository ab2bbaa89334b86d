#include "features/places/place_split_rules.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/text.h"
#include "features/places/place_path.h"

namespace lianxin::places {
namespace {

using Parts = std::vector<SplitPart>;

template <class T>
std::vector<T> list_of(const std::optional<std::vector<T>>& list) { return list.value_or(std::vector<T>{}); }

Parts parts_of(const PlaceChange& change) { return list_of(change.parts); }

// Everything that must go somewhere, each as text.
struct Belongings {
  std::map<std::string, std::string> children{};  // code → name
  std::map<std::string, std::string> units{};     // id → name
  std::map<std::string, std::string> tickets{};   // number → number
};

Belongings belongings_of(const ChangeSetting& setting) {
  Belongings out;
  for (const auto& place : setting.below)
    if (place.parent == setting.subject.code) out.children[place.code] = place.name;
  for (const auto& unit : setting.units) out.units[to_text(unit.id)] = unit.name;
  for (const auto& number : setting.tickets) out.tickets[number] = number;
  return out;
}

std::string text_of(const std::string& text) { return text; }
std::string text_of(UnitId id) { return to_text(id); }

// Who goes where, and every fault in it.
class Giving {
 public:
  Giving(const ChangeSetting& setting, bool closes) : left_(belongings_of(setting)), closes_(closes) {}

  void take(const SplitPart& part, const std::string& field) {
    give(list_of(part.children), left_.children, taken_.children, field + ".children");
    give(list_of(part.units), left_.units, taken_.units, field + ".units");
    give(list_of(part.tickets), left_.tickets, taken_.tickets, field + ".tickets");
    if (!part.takes_rest.value_or(false)) return;
    if (!closes_) add(field + ".takes_rest", "places.split_rest_stays");
    else if (has_rest_) add(field + ".takes_rest", "places.split_twice", {{"what", part.name}});
    has_rest_ = true;
  }
  void name_what_is_left() {
    for (const auto& [code, name] : left_.children) leave("places.split_leaves_child", {{"name", name}, {"code", code}});
    for (const auto& [id, name] : left_.units) leave("places.split_leaves_unit", {{"name", name}});
    for (const auto& [number, same] : left_.tickets) leave("places.split_leaves_ticket", {{"number", number}});
    if (left_count_ > max_left_named)
      add("parts", "places.split_leaves_more", {{"count", std::to_string(left_count_ - max_left_named)}});
  }
  void add(std::string field, std::string key, std::vector<Arg> args = {}) {
    faults_.push_back({std::move(field), std::move(key), std::move(args)});
  }
  std::vector<FieldFault>& faults() { return faults_; }

 private:
  using Named = std::map<std::string, std::string>;
  template <class T>
  void give(const std::vector<T>& asked, Named& left, Named& taken, const std::string& field) {
    for (std::size_t i = 0; i < asked.size(); ++i) {
      const auto key = text_of(asked[i]);
      const auto where = field + "[" + std::to_string(i) + "]";
      if (taken.contains(key)) add(where, "places.split_twice", {{"what", taken.at(key)}});
      else if (!left.contains(key)) add(where, "places.split_not_here", {{"what", key}});
      else taken.insert(left.extract(key));
    }
  }
  void leave(std::string key, std::vector<Arg> args) {
    if (++left_count_ <= max_left_named) add("parts", std::move(key), std::move(args));
  }

  Belongings left_;
  Belongings taken_{};
  bool closes_;
  bool has_rest_ = false;
  std::size_t left_count_ = 0;
  std::vector<FieldFault> faults_{};
};

void check_part(Giving& giving, const SplitPart& part, const std::string& field, const ChangeSetting& setting,
                const Levels& levels) {
  if (!is_place_code(part.code)) giving.add(field + ".code", "places.code_form", {{"max", std::to_string(max_code_length)}});
  for (const auto& there : setting.taken)
    if (there.code == part.code) giving.add(field + ".code", "places.code_taken", {{"code", part.code}, {"name", there.name}});
  check_name(giving.faults(), field + ".name", part.name);
  if (part.short_name) check_name(giving.faults(), field + ".short_name", *part.short_name);
  if (part.kind && !is_kind_of(levels, setting.subject.level, *part.kind))
    giving.add(field + ".kind", "places.not_a_kind_of_level", {{"kind", *part.kind}});
}

Result<void> check(const PlaceChange& change, const ChangeSetting& setting, const Levels& levels) {
  const Parts parts = parts_of(change);
  if (!setting.subject.parent || !setting.target) return fail(Code::conflict, "places.root_stays");
  if (parts.empty()) return invalid_field("parts", "base.required");
  if (parts.size() > max_split_parts) return invalid_field("parts", "base.too_many", {{"max", std::to_string(max_split_parts)}});
  const bool closes = change.closes.value_or(false);
  Giving giving(setting, closes);
  std::set<std::string> codes;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const std::string field = "parts[" + std::to_string(i) + "]";
    check_part(giving, parts[i], field, setting, levels);
    if (!codes.insert(parts[i].code).second) giving.add(field + ".code", "places.split_twice", {{"what", parts[i].code}});
    giving.take(parts[i], field);
  }
  if (closes) giving.name_what_is_left();
  if (!giving.faults().empty()) return invalid(std::move(giving.faults()));
  return {};
}

Place place_of(const SplitPart& part, const ChangeSetting& setting, const std::string& path, Day from) {
  Place place;
  place.code = place.now_code = part.code;
  place.name = trimmed(part.name);
  place.short_name = part.short_name ? std::string(trimmed(*part.short_name)) : place.name;
  place.full_name = full_name_below(&*setting.target, place.name);
  place.level = setting.subject.level;
  place.kind = part.kind.value_or(setting.subject.kind);
  place.parent = setting.subject.parent;
  place.path = place.now_path = path;
  place.valid_from = place.since = from;
  return place;
}

void close_subject(Place& subject, const Parts& parts, const std::vector<ChangedPlace>& changed, Day from) {
  const auto rest = std::find_if(parts.begin(), parts.end(), [](const auto& part) { return part.takes_rest.value_or(false); });
  const auto heir = rest == parts.end() ? 0 : rest - parts.begin();
  const Place& stands = changed.at(static_cast<std::size_t>(heir) + 1).after;
  subject.valid_to = from;
  subject.successor = subject.now_code = stands.code;
  subject.now_path = stands.path;
}

// The children named go below their parts, and everything below them with them.
void give_children(std::vector<ChangedPlace>& out, const Parts& parts, const ChangeSetting& setting, Day from) {
  std::map<std::string, std::size_t> part_of;
  for (std::size_t i = 0; i < parts.size(); ++i)
    for (const auto& code : list_of(parts[i].children)) part_of[code] = i;
  std::vector<std::optional<std::string>> last_path(parts.size());
  std::string was;
  std::string now;
  for (const auto& place : setting.below) {
    ChangedPlace changed{place, place};
    if (place.parent == setting.subject.code) {
      const auto part = part_of.find(place.code);
      was = part == part_of.end() ? "" : place.path;
      if (was.empty()) continue;
      const Place& above = out.at(part->second + 1).after;
      // A new place has room for whatever its old place had below it.
      last_path[part->second] = next_path(above.path, last_path[part->second]);
      now = last_path[part->second].value_or("");
      changed.after.parent = above.code;
    }
    if (was.empty()) continue;
    carry(changed, was, now, place.parent == setting.subject.code ? PlaceEvent::move : PlaceEvent::carried, from);
    out.push_back(std::move(changed));
  }
}

}  // namespace

PlaceChange with_rest(PlaceChange change, const ChangeSetting& setting, bool forgiving) {
  if (!change.parts) return change;
  Belongings left = belongings_of(setting);
  const Belongings all = left;
  const auto forget_gone = [](auto& list, const auto& there) {
    if (list) std::erase_if(*list, [&](const auto& one) { return !there.contains(text_of(one)); });
  };
  for (auto& part : *change.parts) {
    if (forgiving) forget_gone(part.units, all.units);
    if (forgiving) forget_gone(part.tickets, all.tickets);
    for (const auto& code : list_of(part.children)) left.children.erase(code);
    for (const auto& id : list_of(part.units)) left.units.erase(text_of(id));
    for (const auto& number : list_of(part.tickets)) left.tickets.erase(number);
  }
  const auto rest = std::find_if(change.parts->begin(), change.parts->end(),
                                 [](const auto& part) { return part.takes_rest.value_or(false); });
  if (rest == change.parts->end() || !change.closes.value_or(false)) return change;
  rest->children = list_of(rest->children);
  rest->units = list_of(rest->units);
  rest->tickets = list_of(rest->tickets);
  for (const auto& [code, name] : left.children) rest->children->push_back(code);
  for (const auto& unit : setting.units)
    if (left.units.contains(to_text(unit.id))) rest->units->push_back(unit.id);
  for (const auto& [number, same] : left.tickets) rest->tickets->push_back(number);
  return change;
}

Result<std::vector<ChangedPlace>> split(const PlaceChange& change, const ChangeSetting& setting, const Levels& levels) {
  TRY(check(change, setting, levels));
  const Parts parts = parts_of(change);
  std::vector<ChangedPlace> out{{setting.subject, setting.subject, PlaceEvent::split}};
  for (std::size_t i = 0; i < parts.size(); ++i)
    out.push_back({.before = {}, .after = place_of(parts[i], setting, setting.free_paths.at(i), change.from),
                   .event = PlaceEvent::split, .origin = setting.subject.code});
  out.front().after.since = change.from;
  if (change.closes.value_or(false)) close_subject(out.front().after, parts, out, change.from);
  give_children(out, parts, setting, change.from);
  refresh_full_names(out, &*setting.target);
  return out;
}

}  // namespace lianxin::places
