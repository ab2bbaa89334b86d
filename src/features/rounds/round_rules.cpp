#include "features/rounds/round_rules.h"

#include <algorithm>
#include <set>

#include "base/text.h"
#include "features/places/place_path.h"

namespace lianxin::rounds {
namespace {

constexpr std::size_t max_link = 500;
constexpr std::size_t max_number = 40;

class Faults {
 public:
  void add(std::string field, std::string_view key, std::vector<Arg> args = {}) { all_.push_back({std::move(field), std::string(key), std::move(args)}); }
  void text(const std::string& field, std::string_view text, std::size_t max) {
    if (is_blank(text)) add(field, "base.required");
    else if (length_of(text) > max) add(field, "base.too_long", {{"max", std::to_string(max)}});
  }
  Result<void> result() {
    if (!all_.empty()) return invalid(std::move(all_));
    return {};
  }

 private:
  std::vector<FieldFault> all_{};
};

std::string at(std::string_view list, std::size_t i, std::string_view member = {}) {
  return std::string(list) + "[" + std::to_string(i) + "]" + (member.empty() ? "" : "." + std::string(member));
}

void check_days(const Round& r, Faults& faults) {
  if (r.closes_on < r.opens_on) faults.add("closes_on", "rounds.closes_before");
  if (r.consolidate_on < r.closes_on) faults.add("consolidate_on", "rounds.consolidates_before");
  else if (r.consolidate_on - r.opens_on > longest_days) faults.add("consolidate_on", "rounds.too_long", {{"days", std::to_string(longest_days)}});
}

void check_points(const Round& r, Faults& faults) {
  if (r.points.size() > max_points) faults.add("points", "base.too_many", {{"max", std::to_string(max_points)}});
  std::set<std::string_view> seen;
  for (std::size_t i = 0; i < r.points.size() && i < max_points; ++i) {
    const Point& p = r.points[i];
    faults.text(at("points", i, "key"), p.key, max_point);
    faults.text(at("points", i, "name"), p.name, max_point);
    if (p.where && length_of(*p.where) > max_point) faults.add(at("points", i, "where"), "base.too_long", {{"max", std::to_string(max_point)}});
    if (!seen.insert(p.key).second) faults.add(at("points", i, "key"), "rounds.point_twice");
    if (!r.takes(p.channel)) faults.add(at("points", i, "channel"), "rounds.channel_not_asked");
  }
}

}  // namespace

bool Round::takes(std::string_view channel) const { return std::ranges::find(channels, channel) != channels.end(); }

const Point* Round::point(std::string_view key) const {
  const auto found = std::ranges::find(points, key, &Point::key);
  return found == points.end() ? nullptr : &*found;
}

RoundState state_of(const Round& r, Day today) {
  if (today < r.opens_on) return RoundState::planned;
  if (today <= r.closes_on) return RoundState::open;
  return today <= r.consolidate_on ? RoundState::consolidating : RoundState::over;
}

Result<void> check_round(const Round& r, const Vocabulary& words) {
  Faults faults;
  faults.text("title", r.title, max_title);
  check_days(r, faults);
  if (r.channels.empty()) faults.add("channels", "base.required");
  for (std::size_t i = 0; i < r.channels.size(); ++i)
    if (!words.channel(r.channels[i])) faults.add(at("channels", i), "rounds.no_such_channel");
  if (r.is_public && !r.takes(public_channel)) faults.add("is_public", "rounds.public_needs_page");
  if (r.asks.size() > max_asks) faults.add("asks", "base.too_many", {{"max", std::to_string(max_asks)}});
  for (std::size_t i = 0; i < r.asks.size() && i < max_asks; ++i) faults.text(at("asks", i), r.asks[i], max_ask);
  check_points(r, faults);
  return faults.result();
}

Round changed(Round r, const RoundEdit& edit) {
  r.title = edit.title.value_or(std::move(r.title));
  r.opens_on = edit.opens_on.value_or(r.opens_on);
  r.closes_on = edit.closes_on.value_or(r.closes_on);
  r.consolidate_on = edit.consolidate_on.value_or(r.consolidate_on);
  r.channels = edit.channels.value_or(std::move(r.channels));
  r.asks = edit.asks.value_or(std::move(r.asks));
  r.points = edit.points.value_or(std::move(r.points));
  r.is_public = edit.is_public.value_or(r.is_public);
  return r;
}

Result<void> check_opinion(const Round& r, const Vocabulary& words, const NewOpinion& o, std::string_view place_path, SaidBy by, Day today) {
  if (today < r.opens_on) return fail(Code::conflict, "rounds.not_yet", {{"on", to_text(r.opens_on)}});
  const Day last = by == SaidBy::anybody ? r.closes_on : r.consolidate_on;
  if (by != SaidBy::import && today > last) return fail(Code::conflict, "rounds.over", {{"on", to_text(last)}});
  Faults faults;
  if (!words.channel(o.channel)) faults.add("channel", "rounds.no_such_channel");
  else if (!r.takes(o.channel)) faults.add("channel", "rounds.channel_not_asked");
  if (o.source && !o.source->empty() && !words.source(*o.source)) faults.add("source", "rounds.no_such_source");
  if (o.point && !o.point->empty()) {
    const Point* point = r.point(*o.point);
    if (!point || point->channel != o.channel) faults.add("point", "rounds.no_such_point");
  }
  if (!places::is_below(place_path, r.place_path) && place_path != r.place_path) faults.add("place", "rounds.outside");
  if (o.link && (length_of(*o.link) > max_link || !o.link->starts_with("https://"))) faults.add("link", "rounds.bad_link");
  if (o.sheet_number && length_of(*o.sheet_number) > max_number) faults.add("sheet_number", "base.too_long", {{"max", std::to_string(max_number)}});
  if (o.said_on && *o.said_on > today) faults.add("said_on", "tickets.day_in_the_future");
  if (o.about && !o.about->empty() && o.target != Target::member) faults.add("about", "rounds.about_member_only");
  return faults.result();
}

void hide_few(std::vector<Figure>& figures) {
  std::vector<Figure*> told;
  std::size_t hidden = 0;
  for (Figure& f : figures) {
    if (f.opinions == 0) continue;
    if (f.opinions < fewest_shown) {
      f.few = true;
      ++hidden;
    } else {
      told.push_back(&f);
    }
  }
  if (hidden == 1 && !told.empty()) (*std::ranges::min_element(told, {}, &Figure::opinions))->few = true;
  for (Figure& f : figures)
    if (f.few) f.opinions = 0;
}

Counts add_up(const std::vector<TallyRow>& rows, const PlaceBelow& here, const std::vector<PlaceBelow>& below) {
  Counts out{.place = here.place};
  std::map<std::string, std::int64_t> channels, sources, targets, points;
  std::map<std::string_view, PlaceFigures> by_path;
  for (const auto& each : below) by_path.emplace(each.path, PlaceFigures{.place = each.place});
  PlaceFigures itself{.place = here.place, .is_itself = true};
  for (const TallyRow& row : rows) {
    if (!row.path.starts_with(here.path)) continue;
    const auto step = by_path.find(std::string_view(row.path).substr(0, here.path.size() + places::path_step));
    PlaceFigures& figures = step == by_path.end() ? itself : step->second;
    out.opinions += row.opinions;
    figures.opinions += row.opinions;
    figures.channels[row.channel] += row.opinions;
    channels[row.channel] += row.opinions;
    sources[row.source] += row.opinions;
    targets[std::string(name_of(row.target))] += row.opinions;
    if (!row.point.empty()) points[row.point] += row.opinions;
  }
  if (itself.opinions > 0 || below.empty()) out.places.push_back(std::move(itself));
  for (const auto& each : below) out.places.push_back(std::move(by_path.at(each.path)));
  const auto listed = [](const std::map<std::string, std::int64_t>& of, std::vector<Figure>& figures) {
    for (const auto& [key, n] : of) figures.push_back({key, n});
  };
  listed(channels, out.channels);
  listed(sources, out.sources);
  listed(targets, out.targets);
  listed(points, out.points);
  hide_few(out.sources);
  return out;
}

}  // namespace lianxin::rounds
