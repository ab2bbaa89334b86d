#include "platform/likeness/grouping.h"

#include <algorithm>
#include <array>

#include "platform/likeness/tally.h"

namespace lianxin::likeness {
namespace {

constexpr std::size_t posted_terms = 60;      // of a centre stand in the index
constexpr std::size_t asked_terms = 48;       // of a text look there
constexpr std::size_t longest_posting = 4000; // a term of more groups tells them not apart
constexpr std::size_t most_candidates = 40;
constexpr std::size_t most_places = 32;

std::vector<Weighed> heaviest(const Profile& profile, std::size_t count) {
  std::vector<Weighed> out(profile.begin(), profile.end());
  const auto order = [](const Weighed& a, const Weighed& b) { return a.weight > b.weight || (a.weight == b.weight && a.term < b.term); };
  if (out.size() > count) {
    std::nth_element(out.begin(), out.begin() + static_cast<std::ptrdiff_t>(count), out.end(), order);
    out.resize(count);
  }
  return out;
}

std::vector<Weighed> added(const std::vector<Weighed>& a, const std::vector<Weighed>& b) {
  std::vector<Weighed> out;
  out.reserve(a.size() + b.size());
  auto i = a.begin();
  auto j = b.begin();
  while (i != a.end() || j != b.end()) {
    if (j == b.end() || (i != a.end() && i->term < j->term)) out.push_back(*i++);
    else if (i == a.end() || j->term < i->term) out.push_back(*j++);
    else out.push_back({i->term, i++->weight + j++->weight});
  }
  out.shrink_to_fit();  // it stays
  return out;
}

bool is_one_place(std::string_view a, std::string_view b) { return a.starts_with(b) || b.starts_with(a); }

}  // namespace

Grouper::Grouper(const TermWeights& weights, GroupingOptions options) : weights_(weights), options_(options) {}

void Grouper::must(TextPair pair) {
  musts_.emplace(pair.one, pair.other);
  musts_.emplace(pair.other, pair.one);
}

void Grouper::must_not(TextPair pair) {
  nots_.emplace(pair.one, pair.other);
  nots_.emplace(pair.other, pair.one);
}

// The groups that share the heaviest terms, those that share most first.
std::vector<std::uint32_t> Grouper::candidates(const Profile& profile, const Postings& postings) const {
  thread_local Tally shared;
  shared.begin(groups_.size());
  for (const auto& each : heaviest(profile, asked_terms)) {
    if (each.term >= postings.size() || postings[each.term].size() > longest_posting) continue;
    for (const auto group : postings[each.term]) shared.add(group, each.weight * each.weight);
  }
  std::vector<std::pair<float, std::uint32_t>> ranked;
  ranked.reserve(shared.met().size());
  for (const auto group : shared.met()) ranked.emplace_back(-shared.of(group), group);
  const auto end = ranked.begin() + static_cast<std::ptrdiff_t>(std::min(ranked.size(), most_candidates));
  std::partial_sort(ranked.begin(), end, ranked.end());
  std::vector<std::uint32_t> out;
  for (auto at = ranked.begin(); at != end; ++at) out.push_back(at->second);
  return out;
}

bool Grouper::may_hold(const Group& group, const std::vector<std::string>& places) const {
  if (group.places.empty() || places.empty()) return true;
  return std::any_of(places.begin(), places.end(), [&](const std::string& place) {
    return std::any_of(group.places.begin(), group.places.end(), [&](const std::string& other) { return is_one_place(place, other); });
  });
}

bool Grouper::is_forbidden(std::uint32_t text, std::uint32_t group) const {
  const auto [begin, end] = nots_.equal_range(text);
  return std::any_of(begin, end, [&](const auto& pair) { return pair.second < group_of_.size() && group_of_[pair.second] == group; });
}

std::int32_t Grouper::likest(const Seeker& seeker, float least, const Postings& postings) const {
  std::int32_t best = -1;
  for (const auto number : candidates(seeker.profile, postings)) {
    const Group& group = groups_[number];
    if (group.members.empty() || !may_hold(group, seeker.places)) continue;
    const float kept = 1 - options_.disagreement * (1 - agreement(seeker.aspects, group.aspects));
    const float alike = kept * likeness(seeker.profile, group.centre, options_.most_of_term);
    const bool is_better = alike > least || (alike == least && (best < 0 || static_cast<std::int32_t>(number) < best));
    if (!is_better) continue;
    if (!nots_.empty() && std::any_of(seeker.members.begin(), seeker.members.end(), [&](auto text) { return is_forbidden(text, number); })) continue;
    best = static_cast<std::int32_t>(number);
    least = alike;
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

void Grouper::centre(std::uint32_t number, Postings& postings) {
  Group& group = groups_[number];
  if (group.members.size() > 1) group.centre = trimmed_profile(group.sum, options_.group_terms);
  group.centred_at = group.members.size();
  for (const auto& each : heaviest(group.centre, posted_terms)) {
    if (each.term >= postings.size()) postings.resize(each.term + 1);
    auto& posted = postings[each.term];
    if (posted.size() <= longest_posting && std::find(posted.begin(), posted.end(), number) == posted.end()) posted.push_back(number);
  }
}

void Grouper::put(std::uint32_t text, std::uint32_t number, const Newcomer& newcomer) {
  Group& group = groups_[number];
  const bool is_placed = !newcomer.places.empty() && (group.members.empty() || !group.places.empty());
  if (group.members.empty()) group.centre = newcomer.profile;
  else group.sum = added(sum_of(group), newcomer.profile);
  group.members.push_back(text);
  group.aspects.add(newcomer.aspects);
  if (!is_placed) group.places.clear();
  for (const auto& place : newcomer.places) {
    if (is_placed && group.places.size() < most_places && std::find(group.places.begin(), group.places.end(), place) == group.places.end())
      group.places.push_back(place);
  }
  // A large group's centre hardly moves.
  if (group.members.size() < 16 || group.members.size() * 10 >= group.centred_at * 11) centre(number, postings_);
}

Grouper::Newcomer Grouper::newcomer(std::string_view title, std::string_view text, std::string_view place) const {
  const auto matter = matter_of(title, text);
  Newcomer out{.profile = weights_.profile(matter, options_.profile)};
  out.aspects.add(aspects_of(matter.title));
  if (!place.empty()) out.places.emplace_back(place);
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
  const auto number = static_cast<std::uint32_t>(group_of_.size());
  auto known = newcomer(title, text, place);
  std::int32_t found = bound_group(number);
  if (found < 0) found = likest({known.profile, known.aspects, known.places, {number}}, options_.join_from, postings_);
  const auto group = found < 0 ? found_group() : static_cast<std::uint32_t>(found);
  enter(number, group, std::move(known));
  return groups_[group].members.front();
}

void Grouper::restore(std::string_view title, std::string_view text, std::string_view place, std::uint32_t with) {
  const auto number = static_cast<std::uint32_t>(group_of_.size());
  enter(number, with < number ? group_of_[with] : found_group(), newcomer(title, text, place));
}

void Grouper::join(TextPair pair) {
  const auto a = group_of_[pair.one];
  const auto b = group_of_[pair.other];
  if (a == b) return;
  const bool is_a_older = groups_[a].members.front() < groups_[b].members.front();
  merge_into(is_a_older ? a : b, is_a_older ? b : a);
  centre(is_a_older ? a : b, postings_);
}

void Grouper::part(std::uint32_t text, std::string_view title, std::string_view words, std::string_view place) {
  if (groups_[group_of_[text]].members.size() == 1) return;
  Group& left = groups_[group_of_[text]];
  std::erase(left.members, text);
  if (left.members.size() == 1) left.sum.clear();
  group_of_[text] = found_group();
  put(text, group_of_[text], newcomer(title, words, place));
}

void Grouper::merge_into(std::uint32_t into, std::uint32_t from) {
  Group& target = groups_[into];
  Group& source = groups_[from];
  target.sum = added(sum_of(target), sum_of(source));
  for (const auto text : source.members) group_of_[text] = into;
  target.members.insert(target.members.end(), source.members.begin(), source.members.end());
  std::sort(target.members.begin(), target.members.end());
  target.aspects.add(source.aspects);
  if (source.places.empty() || target.places.empty()) target.places.clear();
  else target.places.insert(target.places.end(), source.places.begin(), source.places.end());
  source = Group{};
}

bool Grouper::merge_once() {
  std::vector<std::uint32_t> order;
  for (std::uint32_t i = 0; i < groups_.size(); ++i) {
    if (!groups_[i].members.empty()) order.push_back(i);
  }
  std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return groups_[a].members.size() > groups_[b].members.size(); });
  Postings postings;
  bool merged = false;
  for (const auto from : order) {
    centre(from, postings_);
    const auto into = likest({groups_[from].centre, groups_[from].aspects, groups_[from].places, groups_[from].members}, options_.merge_from, postings);
    if (into < 0) {
      centre(from, postings);
      continue;
    }
    merged = true;
    merge_into(static_cast<std::uint32_t>(into), from);
    centre(static_cast<std::uint32_t>(into), postings);
  }
  postings_ = std::move(postings);
  return merged;
}

void Grouper::merge() {
  for (int pass = 0; pass < options_.merge_passes && merge_once();) ++pass;
}

std::vector<std::uint32_t> Grouper::groups() const {
  std::vector<std::uint32_t> out;
  out.reserve(group_of_.size());
  for (const auto group : group_of_) out.push_back(groups_[group].members.front());
  return out;
}

float Grouper::closeness(std::uint32_t text) const { return likeness(profiles_[text], groups_[group_of_[text]].centre, options_.most_of_term); }

}  // namespace lianxin::likeness
