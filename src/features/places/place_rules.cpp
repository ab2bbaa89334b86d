#include "features/places/place_rules.h"

#include <algorithm>
#include <map>

#include "base/text.h"
#include "features/places/place_path.h"
#include "features/places/place_split_rules.h"

namespace lianxin::places {
namespace {

void check_level(std::vector<FieldFault>& faults, const NewPlace& asked, const Levels& levels) {
  if (!find_level(levels, asked.level)) faults.push_back({"level", "places.no_such_level"});
  else if (asked.kind && !is_kind_of(levels, asked.level, *asked.kind))
    faults.push_back({"kind", "places.not_a_kind_of_level", {{"kind", *asked.kind}}});
}

void check_parent(std::vector<FieldFault>& faults, const NewPlace& asked, const Levels& levels, const Place* parent,
                  bool root_exists) {
  if (!parent) {
    if (root_exists) faults.push_back({"parent", "places.root_exists"});
    return;
  }
  if (parent->is_closed()) faults.push_back({"parent", "places.parent_closed"});
  if (find_level(levels, asked.level) && !may_contain(levels, parent->level, asked.level))
    faults.push_back({"parent", "places.level_not_below", {{"parent_level", parent->level}}});
}

Result<void> check_target(const PlaceChange& change, const ChangeSetting& setting, const Levels& levels,
                          std::string_view field) {
  if (!setting.target) return invalid_field(field, "base.required");
  const Place& target = *setting.target;
  if (target.is_closed()) return invalid_field(field, "places.target_closed");
  if (target.code == setting.subject.code) return invalid_field(field, "places.target_is_itself");
  if (is_below(target.path, setting.subject.path)) return invalid_field(field, "places.target_below");
  if (!setting.subject.parent) return invalid_field(field, "places.root_stays");
  if (change.change == PlaceChange::Kind::merge) {
    if (target.level != setting.subject.level) return invalid_field(field, "places.levels_differ");
    return {};
  }
  if (target.code == *setting.subject.parent) return invalid_field(field, "places.already_there");
  if (!may_contain(levels, target.level, setting.subject.level))
    return invalid_field(field, "places.level_not_below", {{"parent_level", target.level}});
  return {};
}

Result<std::vector<ChangedPlace>> rename(const PlaceChange& change, const ChangeSetting& setting) {
  std::vector<FieldFault> faults;
  check_name(faults, "name", change.name.value_or(""));
  if (change.short_name) check_name(faults, "short_name", *change.short_name);
  if (!faults.empty()) return invalid(std::move(faults));
  auto out = unchanged(setting);
  Place& subject = out.front().after;
  subject.name = trimmed(*change.name);
  subject.full_name = full_name_below(setting.above ? &*setting.above : nullptr, subject.name);
  subject.short_name = change.short_name ? std::string(trimmed(*change.short_name)) : subject.name;
  subject.since = change.from;
  out.front().event = PlaceEvent::rename;
  if (subject.parent) refresh_full_names(out, nullptr);
  return out;
}

Result<std::vector<ChangedPlace>> move(const PlaceChange& change, const ChangeSetting& setting, const Levels& levels) {
  TRY(check_target(change, setting, levels, "parent"));
  auto out = unchanged(setting);
  const std::string& to = setting.free_paths.at(0);
  for (auto& place : out) carry(place, setting.subject.path, to, PlaceEvent::carried, change.from);
  out.front().after.parent = setting.target->code;
  out.front().event = PlaceEvent::move;
  out.front().after.full_name = full_name_below(&*setting.target, out.front().after.name);
  refresh_full_names(out, nullptr);
  return out;
}

Result<std::vector<ChangedPlace>> merge(const PlaceChange& change, const ChangeSetting& setting, const Levels& levels) {
  TRY(check_target(change, setting, levels, "into"));
  const Place& into = *setting.target;
  for (const auto& place : setting.below)
    if (!may_contain(levels, into.level, place.level))
      return invalid_field("into", "places.level_not_below", {{"parent_level", into.level}});
  auto out = unchanged(setting);
  Place& subject = out.front().after;
  subject.valid_to = change.from;
  subject.since = change.from;
  subject.successor = into.code;
  subject.now_code = into.now_code;
  subject.now_path = into.now_path;
  out.front().event = PlaceEvent::merge;
  std::size_t next = 0;
  std::string from;
  std::string to;
  for (std::size_t i = 1; i < out.size(); ++i) {
    const bool is_child = out[i].before.parent == setting.subject.code;
    if (is_child) {
      from = out[i].before.path;
      to = setting.free_paths.at(next++);
      out[i].after.parent = into.code;
    }
    carry(out[i], from, to, is_child ? PlaceEvent::move : PlaceEvent::carried, change.from);
  }
  const std::string own_full_name = subject.full_name;
  refresh_full_names(out, &into);
  out.front().after.full_name = own_full_name;
  return out;
}

Result<std::vector<ChangedPlace>> close(const PlaceChange& change, const ChangeSetting& setting) {
  if (!setting.below.empty()) return fail(Code::conflict, "places.has_children");
  auto out = unchanged(setting);
  out.front().after.valid_to = change.from;
  out.front().after.since = change.from;
  out.front().event = PlaceEvent::close;
  return out;
}

Result<std::vector<ChangedPlace>> changed_by_kind(const PlaceChange& change, const ChangeSetting& setting,
                                                  const Levels& levels) {
  switch (change.change) {
    case PlaceChange::Kind::rename: return rename(change, setting);
    case PlaceChange::Kind::move: return move(change, setting, levels);
    case PlaceChange::Kind::merge: return merge(change, setting, levels);
    case PlaceChange::Kind::close: return close(change, setting);
    case PlaceChange::Kind::split: return split(change, setting, levels);
  }
  return fail(Code::internal, "base.internal");
}

}  // namespace

bool is_place_code(std::string_view code) {
  return !code.empty() && code.size() <= max_code_length && std::all_of(code.begin(), code.end(), [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-';
  });
}

void check_name(std::vector<FieldFault>& faults, std::string_view field, std::string_view name) {
  if (is_blank(name)) faults.push_back({std::string(field), "base.required"});
  else if (length_of(name) > max_name_length)
    faults.push_back({std::string(field), "base.too_long", {{"max", std::to_string(max_name_length)}}});
}

void refresh_full_names(std::vector<ChangedPlace>& changed, const Place* above_first) {
  std::map<std::string, const Place*, std::less<>> by_code;
  if (above_first) by_code[above_first->code] = above_first;
  for (auto& changed_place : changed) {
    Place& after = changed_place.after;
    const auto above = after.parent ? by_code.find(*after.parent) : by_code.end();
    if (above != by_code.end()) after.full_name = full_name_below(above->second, after.name);
    by_code[after.code] = &after;
  }
}

std::vector<ChangedPlace> unchanged(const ChangeSetting& setting) {
  std::vector<ChangedPlace> out{{setting.subject, setting.subject}};
  for (const auto& place : setting.below) out.push_back({place, place});
  return out;
}

void carry(ChangedPlace& place, std::string_view from, std::string_view to, PlaceEvent event, Day since) {
  place.after.path = moved_path(place.before.path, from, to);
  place.after.now_path = place.after.path;
  place.after.since = since;
  place.event = event;
}

std::string full_name_below(const Place* parent, const std::string& name) {
  return parent && parent->parent ? joined_names(parent->full_name, parent->name, name) : name;
}

std::string joined_names(std::string_view above_full_name, std::string_view above_name, std::string_view name) {
  if (name.size() > above_name.size() && name.starts_with(above_name) && above_full_name.ends_with(above_name))
    above_full_name.remove_suffix(above_name.size());
  return std::string(above_full_name).append(name);
}

Result<Place> make_place(const NewPlace& asked, const Levels& levels, const Place* parent, bool root_exists,
                         const std::string& path, Day today) {
  std::vector<FieldFault> faults;
  if (!is_place_code(asked.code)) faults.push_back({"code", "places.code_form", {{"max", std::to_string(max_code_length)}}});
  check_name(faults, "name", asked.name);
  if (asked.short_name) check_name(faults, "short_name", *asked.short_name);
  check_level(faults, asked, levels);
  check_parent(faults, asked, levels, parent, root_exists);
  if (asked.valid_from && *asked.valid_from > today) faults.push_back({"valid_from", "places.from_in_future"});
  if (!faults.empty()) return invalid(std::move(faults));
  Place place;
  place.code = asked.code;
  place.name = trimmed(asked.name);
  place.short_name = asked.short_name ? std::string(trimmed(*asked.short_name)) : place.name;
  place.full_name = full_name_below(parent, place.name);
  place.level = asked.level;
  place.kind = asked.kind.value_or("");
  if (parent) place.parent = parent->code;
  place.path = path;
  place.valid_from = place.since = asked.valid_from;
  place.now_code = place.code;
  place.now_path = path;
  return place;
}

bool is_same(const Place& place, const NewPlace& asked) {
  return place.code == asked.code && place.name == trimmed(asked.name) && place.level == asked.level &&
         place.kind == asked.kind.value_or("") && place.parent == asked.parent && !place.is_closed() &&
         (!asked.short_name || place.short_name == trimmed(*asked.short_name)) &&
         (!asked.valid_from || place.valid_from == asked.valid_from);
}

Result<std::vector<ChangedPlace>> change_places(const PlaceChange& change, const ChangeSetting& setting,
                                                const Levels& levels) {
  if (setting.subject.is_closed()) return fail(Code::conflict, "places.closed");
  if (change.from > setting.today) return invalid_field("from", "places.from_in_future");
  if (length_of(change.reason.value_or("")) > max_reason_length)
    return invalid_field("reason", "base.too_long", {{"max", std::to_string(max_reason_length)}});
  auto changed = TRY(changed_by_kind(change, setting, levels));
  for (const auto& place : changed)
    if (place.event && place.before.since && *place.before.since > change.from)
      return fail(Code::conflict, "places.changed_since",
                  {{"code", place.before.code}, {"day", to_text(*place.before.since)}});
  return changed;
}

std::vector<PlaceVersion> readable_history(const std::vector<PlaceVersion>& versions) {
  std::vector<PlaceVersion> out;
  for (const auto& version : versions) {
    if (version.change == PlaceEvent::carried && !out.empty()) out.back().valid_to = version.valid_to;
    else out.push_back(version);
  }
  return out;
}

}  // namespace lianxin::places
