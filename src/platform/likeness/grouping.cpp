#include "platform/likeness/grouping.h"

#include <algorithm>

#include "platform/likeness/names.h"
#include "platform/likeness/parallel.h"
#include "platform/likeness/profile_sums.h"
#include "platform/likeness/tally.h"

namespace lianxin::likeness {
namespace {

constexpr std::size_t asked_terms = 48;       // of a text look in the index
constexpr std::size_t posted_terms = 60;      // of a centre stand there
constexpr std::size_t longest_posting = 4000;
constexpr std::size_t most_places = 32, most_names = 8;
constexpr std::size_t sum_of_terms = 4;       // times group_terms: more of a sum says nothing of its centre

// Both tell of something by name, and neither says any of the other's names anywhere.
bool is_of_other_names(std::span<const std::uint32_t> own, std::span<const std::uint32_t> others, const Asking& asking, const PackedProfile& centre) {
  if (own.empty() || others.empty()) return false;
  return std::none_of(own.begin(), own.end(), [&](auto name) { return has_term(centre, name); }) &&
         std::none_of(others.begin(), others.end(), [&](auto name) { return asking.has(name); });
}

}  // namespace

Grouper::Grouper(const TermWeights& weights, GroupingOptions options) : weights_(weights), options_(options), postings_(longest_posting) {}

void Grouper::must(TextPair pair) {
  musts_.emplace(pair.one, pair.other);
  musts_.emplace(pair.other, pair.one);
}

void Grouper::must_not(TextPair pair) {
  nots_.emplace(pair.one, pair.other);
  nots_.emplace(pair.other, pair.one);
}

std::uint32_t Grouper::place_number(std::string_view code) {
  const auto found = place_numbers_.find(code);
  if (found != place_numbers_.end()) return found->second;
  places_.emplace_back(code);
  return place_numbers_.emplace(code, static_cast<std::uint32_t>(places_.size() - 1)).first->second;
}

bool Grouper::is_one_place(std::uint32_t a, std::uint32_t b) const {
  return a == b || places_[a].starts_with(places_[b]) || places_[b].starts_with(places_[a]);
}

bool Grouper::may_hold(const Group& group, std::span<const std::uint32_t> places) const {
  if (group.places.empty() || places.empty()) return true;
  return std::any_of(places.begin(), places.end(), [&](auto place) {
    return std::any_of(group.places.begin(), group.places.end(), [&](auto other) { return is_one_place(place, other); });
  });
}

// Of two places one of which holds the other the narrower is kept: otherwise the wider one would bring all it holds together.
void Grouper::take_place(Group& group, std::uint32_t place) const {
  for (auto& other : group.places) {
    if (!is_one_place(place, other)) continue;
    if (places_[place].size() > places_[other].size()) other = place;
    return;
  }
  if (group.places.size() < most_places) group.places.push_back(place);
}

void Grouper::take_names(Group& group, std::span<const std::uint32_t> names) {
  for (const auto name : names) {
    if (group.names.size() < most_names && std::find(group.names.begin(), group.names.end(), name) == group.names.end()) group.names.push_back(name);
  }
}

bool Grouper::is_forbidden(std::uint32_t text, std::uint32_t group) const {
  const auto [begin, end] = nots_.equal_range(text);
  return std::any_of(begin, end, [&](const auto& pair) { return pair.second < group_of_.size() && group_of_[pair.second] == group; });
}

// The groups that share the heaviest terms, those that share most first.
void Grouper::candidates(const Profile& profile, const Postings& postings, std::vector<std::uint32_t>& out) const {
  thread_local Tally shared;
  thread_local std::vector<Weighed> asked;
  thread_local std::vector<std::pair<float, std::uint32_t>> ranked;
  shared.begin(groups_.size());
  heaviest(profile, asked_terms, asked);
  for (const auto& each : asked) {
    for (const auto group : postings.of(each.term)) shared.add(group, each.weight * each.weight);
  }
  ranked.clear();
  for (const auto group : shared.met()) ranked.emplace_back(-shared.of(group), group);
  const auto end = ranked.begin() + static_cast<std::ptrdiff_t>(std::min(ranked.size(), options_.candidates));
  std::partial_sort(ranked.begin(), end, ranked.end());
  out.clear();
  for (auto at = ranked.begin(); at != end; ++at) out.push_back(at->second);
}

Grouper::Found Grouper::likest(const Seeker& seeker, Found best, const Postings& postings) const {
  thread_local std::vector<std::uint32_t> numbers;
  thread_local Asking asking;
  candidates(seeker.profile, postings, numbers);
  if (numbers.empty()) return best;
  asking.begin(seeker.profile);
  for (const auto number : numbers) {
    const Group& group = groups_[number];
    if (group.members.empty() || !may_hold(group, seeker.places)) continue;
    float alike = asking.likeness_to(group.centre, options_.most_of_term);
    if (alike < best.alike) continue;
    alike *= 1 - options_.disagreement * (1 - agreement(seeker.aspects, group.aspects));
    if (alike < best.alike) continue;
    if (is_of_other_names(seeker.names, group.names, asking, group.centre)) alike *= 1 - options_.other_name;
    const bool is_better = alike > best.alike || (alike == best.alike && (best.group < 0 || static_cast<std::int32_t>(number) < best.group));
    if (!is_better) continue;
    if (!nots_.empty() && std::any_of(seeker.members.begin(), seeker.members.end(), [&](auto text) { return is_forbidden(text, number); })) continue;
    best = {static_cast<std::int32_t>(number), alike};
  }
  return best;
}

// The group of a text it must stand with, or -1.
std::int32_t Grouper::bound_group(std::uint32_t text) const {
  const auto [begin, end] = musts_.equal_range(text);
  for (auto at = begin; at != end; ++at) {
    if (at->second < group_of_.size() && !is_forbidden(text, group_of_[at->second])) return static_cast<std::int32_t>(group_of_[at->second]);
  }
  return -1;
}

void Grouper::centre(std::uint32_t number) {
  Group& group = groups_[number];
  if (group.centred_at == group.members.size()) return;
  if (group.members.size() > 1) group.centre = packed(trimmed_profile(group.sum, options_.group_terms));
  group.centred_at = static_cast<std::uint32_t>(group.members.size());
  group.has_moved = true;
}

void Grouper::post(std::uint32_t number, Postings& postings, bool is_new) const {
  thread_local std::vector<std::uint32_t> posted;
  heaviest_terms(groups_[number].centre, posted_terms, posted);
  for (const auto term : posted) is_new ? postings.add_new(term, number) : postings.add(term, number);
}

void Grouper::post_all() {
  postings_.clear();
  for (std::uint32_t number = 0; number < groups_.size(); ++number) {
    if (!groups_[number].members.empty()) post(number, postings_, true);
  }
  is_posted_ = true;
}

void Grouper::put(std::uint32_t text, std::uint32_t number, const Newcomer& newcomer) {
  Group& group = groups_[number];
  if (group.members.empty()) {
    group.centre = packed(newcomer.profile);
  } else {
    group.sum = added(sum_of(group), newcomer.profile);
    if (group.sum.size() > options_.group_terms * sum_of_terms) trim(group.sum, options_.group_terms * sum_of_terms / 2);
  }
  group.members.push_back(text);
  group.aspects.add(newcomer.aspects);
  take_names(group, newcomer.names);
  if (!newcomer.place.empty()) take_place(group, place_number(newcomer.place));
  // A large group's centre hardly moves.
  if (group.members.size() >= 16 && group.members.size() * 10 < group.centred_at * std::size_t{11}) return;
  centre(number);
  if (is_posted_) post(number, postings_, group.members.size() == 1);
}

Grouper::Newcomer Grouper::newcomer(const Matter& matter, std::string_view place) const {
  Newcomer out{.profile = weights_.profile(matter, options_.profile), .aspects = aspects_of(matter.title), .place = std::string(place)};
  for (const auto& [one, other] : names_in(matter.title)) out.names.push_back(weights_.pair_at(one, other));
  return out;
}

std::uint32_t Grouper::found_group() {
  groups_.emplace_back();
  return static_cast<std::uint32_t>(groups_.size() - 1);
}

void Grouper::enter(std::uint32_t text, std::uint32_t group, Newcomer newcomer) {
  group_of_.push_back(group);
  put(text, group, newcomer);
  if (options_.keeps_profiles) profiles_.push_back(std::move(newcomer.profile));
}

std::uint32_t Grouper::add(std::string_view title, std::string_view text, std::string_view place) {
  auto known = newcomer(matter_of(title, text), place);
  add_at_once({&known, 1});
  return groups_[group_of_.back()].members.front();
}

std::size_t Grouper::at_once(std::size_t standing) { return standing < 20'000 ? 1 : std::min<std::size_t>(standing / 32, 4096); }

void Grouper::add(std::vector<Newcomer> many) {
  for (std::size_t from = 0; from < many.size();) {
    const auto count = std::min(many.size() - from, at_once(texts()));
    add_at_once(std::span(many).subspan(from, count));
    from += count;
  }
}

void Grouper::add_at_once(std::span<Newcomer> many) {
  if (!is_posted_) post_all();
  const auto first = static_cast<std::uint32_t>(group_of_.size());
  struct Known { AspectTally aspects; Numbers places; Found found; };
  std::vector<Known> known(many.size());
  for (std::size_t i = 0; i < many.size(); ++i) {
    known[i].aspects.add(many[i].aspects);
    if (!many[i].place.empty()) known[i].places.push_back(place_number(many[i].place));
  }
  const auto look = [&](std::size_t i, Found least, const Postings& postings) {
    const auto number = first + static_cast<std::uint32_t>(i);
    return likest({many[i].profile, known[i].aspects, {known[i].places.data(), known[i].places.size()}, {&number, 1}, many[i].names}, least, postings);
  };
  const Found nothing{-1, options_.join_from};
  in_pieces(options_.threads, many.size(), 64, [&](std::size_t begin, std::size_t end) {
    for (auto i = begin; i < end; ++i) known[i].found = look(i, nothing, postings_);
  });
  Postings founded(longest_posting);  // since then
  for (std::size_t i = 0; i < many.size(); ++i) {
    const auto number = first + static_cast<std::uint32_t>(i);
    auto found = known[i].found;
    // One that came at the same time may have taken the group that this one must not be with.
    if (i > 0 && found.group >= 0 && is_forbidden(number, static_cast<std::uint32_t>(found.group))) found = look(i, nothing, postings_);
    else if (i > 0) found = look(i, found, founded);
    if (const auto bound = bound_group(number); bound >= 0) found.group = bound;
    const auto group = found.group < 0 ? found_group() : static_cast<std::uint32_t>(found.group);
    enter(number, group, std::move(many[i]));
    if (found.group < 0 && many.size() > 1) post(group, founded, true);
  }
}

void Grouper::restore(std::string_view title, std::string_view text, std::string_view place, std::uint32_t with) {
  if (!is_posted_) post_all();
  const auto number = static_cast<std::uint32_t>(group_of_.size());
  enter(number, with < number ? group_of_[with] : found_group(), newcomer(matter_of(title, text), place));
}

void Grouper::part(std::uint32_t text, std::string_view title, std::string_view words, std::string_view place) {
  if (!is_posted_) post_all();
  Group& left = groups_[group_of_[text]];
  if (left.members.size() == 1) return;
  left.members.erase(std::find(left.members.begin(), left.members.end(), text));
  if (left.members.size() == 1) left.sum.clear();
  left.centred_at = static_cast<std::uint32_t>(left.members.size());
  group_of_[text] = found_group();
  put(text, group_of_[text], newcomer(matter_of(title, words), place));
}

std::vector<StandingGroup> Grouper::take_groups() {
  std::vector<StandingGroup> out;
  for (auto& group : groups_) {
    if (group.members.empty()) continue;
    auto& taken = out.emplace_back(StandingGroup{group.members.front(), std::move(group.centre), std::move(group.aspects), {}, {group.names.begin(), group.names.end()}});
    for (const auto place : group.places) taken.places.push_back(places_[place]);
  }
  groups_.clear();
  return out;
}

void Grouper::adopt(StandingGroup standing) {
  const auto number = static_cast<std::uint32_t>(group_of_.size());
  const auto at = found_group();
  group_of_.push_back(at);
  Group& group = groups_[at];
  group.members.push_back(number);
  group.centre = std::move(standing.centre);
  group.centred_at = 1;
  group.aspects = std::move(standing.aspects);
  take_names(group, standing.names);
  for (const auto& place : standing.places) take_place(group, place_number(place));
  post(at, postings_, true);
}

std::vector<std::uint32_t> Grouper::groups() const {
  std::vector<std::uint32_t> out;
  out.reserve(group_of_.size());
  for (const auto group : group_of_) out.push_back(groups_[group].members.front());
  return out;
}

float Grouper::closeness(std::uint32_t text) const {
  Asking asking;
  asking.begin(profiles_[text]);
  return asking.likeness_to(groups_[group_of_[text]].centre, options_.most_of_term);
}

}  // namespace lianxin::likeness
