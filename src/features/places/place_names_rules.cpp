#include "features/places/place_names_rules.h"

#include <algorithm>
#include <array>
#include <limits>
#include <map>
#include <optional>
#include <queue>
#include <tuple>

#include "base/text.h"
#include "features/places/place_beside_rules.h"

namespace lianxin::places {

struct PlaceNames::Entry {
  std::u32string text{};
  FormOf of{};
};

// A text as characters, each with where it begins; one more for the end.
struct PlaceNames::Letters {
  std::u32string characters{};
  std::vector<std::size_t> begins{};
};

struct PlaceNames::Found {
  std::size_t begin = 0, end = 0;     // characters
  bool joined = false;                // follows the one before without a gap
  std::vector<FormOf> candidates{};
};

namespace {

constexpr std::size_t max_form = 24;  // characters
constexpr std::size_t most_looked_at = 64;  // names in one text

// What names end with, by level; the longest first.
struct Endings {
  std::string_view level;
  std::array<std::string_view, 9> words;
};
constexpr std::array<Endings, 4> endings{{
    {"village", {"村民委员会", "居民委员会", "居委会", "村委会", "社区", "嘎查", "村", "", ""}},
    {"township", {"街道办事处", "民族苏木", "民族乡", "街道办", "街道", "苏木", "镇", "乡", ""}},
    {"county", {"自治旗", "自治县", "旗", "县", "市", "区", "", "", ""}},
    {"prefecture", {"地区", "盟", "市", "", "", "", "", "", ""}},
}};

const Endings* endings_of(std::string_view level) {
  const auto found = std::ranges::find(endings, level, &Endings::level);
  return found == endings.end() ? nullptr : &*found;
}

std::u32string characters_of(std::string_view text) {
  std::u32string out;
  for (std::size_t at = 0; at < text.size();) out += next_code_point(text, at);
  return out;
}

bool is_han(char32_t c) { return (c >= 0x3400 && c <= 0x9FFF) || (c >= 0x20000 && c <= 0x33480); }

bool lies_within(std::string_view path, std::string_view above) { return path.starts_with(above); }

bool is_told(std::string_view level) { return level == "township" || level == "village"; }

}  // namespace

std::string_view stem_of(std::string_view name, std::string_view level) {
  const Endings* known = endings_of(level);
  if (!known) return {};
  for (const auto word : known->words) {
    if (word.empty() || !name.ends_with(word)) continue;
    const auto stem = name.substr(0, name.size() - word.size());
    return length_of(stem) >= 2 ? stem : std::string_view();
  }
  return {};
}

namespace {

// The forms under which a place is known.
std::vector<std::pair<std::string, FormKind>> forms_of(const NameOfPlace& place) {
  std::vector<std::pair<std::string, FormKind>> out{{place.name, FormKind::full}};
  if (length_of(place.short_name) >= 2 && place.short_name != place.name) out.emplace_back(place.short_name, FormKind::short_form);
  const auto stem = stem_of(place.name, place.level);
  if (stem.empty()) return out;
  out.emplace_back(std::string(stem), FormKind::stem);
  if (!is_told(place.level)) return out;
  for (const auto word : endings_of(place.level)->words)
    if (!word.empty() && std::string(stem).append(word) != place.name) out.emplace_back(std::string(stem).append(word), FormKind::other_kind);
  if (place.level != "township") return out;
  std::size_t first = 0;
  (void)next_code_point(stem, first);
  out.emplace_back(std::string(stem.substr(0, first)).append(place.name.substr(stem.size())), FormKind::short_form);
  return out;
}

}  // namespace

PlaceNames::PlaceNames(std::vector<NameOfPlace> places) : places_(std::move(places)) {
  std::vector<Entry> entries;
  for (std::uint32_t i = 0; i < places_.size(); ++i)
    for (const auto& [text, kind] : forms_of(places_[i])) {
      auto characters = characters_of(text);
      if (characters.size() >= 2 && characters.size() <= max_form) entries.push_back({std::move(characters), {i, kind}});
    }
  std::ranges::sort(entries, {}, [](const Entry& one) { return std::tuple(std::u32string_view(one.text), one.of.place, one.of.kind); });
  build(std::move(entries));
}

// The tree lies level by level, the children of one beside each other in the order of their characters.
void PlaceNames::build(std::vector<Entry> entries) {
  struct Open { std::uint32_t node; std::size_t begin, end, depth; };
  nodes_.push_back({});
  std::queue<Open> open;
  open.push({0, 0, entries.size(), 0});
  for (; !open.empty(); open.pop()) {
    const Open now = open.front();
    std::size_t at = now.begin;
    const auto first_form = static_cast<std::uint32_t>(of_forms_.size());
    for (; at < now.end && entries[at].text.size() == now.depth; ++at) of_forms_.push_back(entries[at].of);
    if (of_forms_.size() > first_form) {
      forms_.push_back({first_form, static_cast<std::uint32_t>(of_forms_.size())});
      nodes_[now.node].form = static_cast<std::uint32_t>(forms_.size());
    }
    nodes_[now.node].first_child = static_cast<std::uint32_t>(nodes_.size());
    while (at < now.end) {
      const char32_t c = entries[at].text[now.depth];
      std::size_t end = at;
      while (end < now.end && entries[end].text[now.depth] == c) ++end;
      open.push({static_cast<std::uint32_t>(nodes_.size()), at, end, now.depth + 1});
      nodes_.push_back({.character = c});
      ++nodes_[now.node].children;
      at = end;
    }
  }
}

const PlaceNames::Node* PlaceNames::child(const Node& node, char32_t c) const {
  const auto begin = nodes_.begin() + node.first_child, end = begin + node.children;
  const auto found = std::ranges::lower_bound(begin, end, c, {}, &Node::character);
  return found == end || found->character != c ? nullptr : &*found;
}

// Whether what stands beside lets it be the name. `last_end`: where the name before it ended.
bool PlaceNames::fits(const Letters& text, std::size_t begin, std::size_t end, FormKind kind, std::size_t last_end) const {
  const std::u32string_view all = text.characters, rest = all.substr(end);
  const bool joined = begin > 0 && begin == last_end, open_left = begin == 0 || !is_han(all[begin - 1]);
  const bool and_before = begin > 1 && begin - 1 == last_end && all[begin - 1] == U'和';  // else 和 may belong to a name
  if (!joined && !open_left && !and_before && !may_stand_before(all[begin - 1])) return false;
  const bool open_right = rest.empty() || !is_han(rest[0]);
  if (kind == FormKind::stem) {
    const auto stem = all.substr(begin, end - begin);
    if (makes_another_thing(rest) || is_everyday(stem)) return joined && !makes_another_thing(rest) && (open_right || may_follow_a_stem(rest[0]));
    if (joined) return true;
    const bool led = !open_left && leads_to_a_place(all[begin - 1]);
    if (stem.size() == 2) return led && !open_right && may_follow_a_stem(rest[0]);
    return (led || open_left) && (open_right ? led : may_follow_a_stem(rest[0]));
  }
  if (makes_a_road(rest)) return false;
  if (open_right) return true;
  if (kind == FormKind::short_form && (rest[0] == U'长' || rest[0] == U'委')) return false;
  if (!begins_a_word(all[end - 1], rest[0])) return true;
  // 东山村民 are people of 东山村; 团结村民 is something one does.
  return all[end - 1] == U'村' && rest[0] == U'民' && !is_everyday(all.substr(begin, end - begin - 1)) && !(rest.size() > 1 && rest[1] == U'族');
}

std::vector<PlaceNames::Found> PlaceNames::matches(const Letters& text) const {
  std::vector<Found> out;
  std::size_t last_end = std::numeric_limits<std::size_t>::max();
  for (std::size_t begin = 0; begin < text.characters.size() && out.size() < most_looked_at;) {
    std::vector<std::pair<std::size_t, std::uint32_t>> ends;  // of the forms that begin here
    const Node* node = &nodes_.front();
    for (std::size_t at = begin; at < text.characters.size() && (node = child(*node, text.characters[at])) != nullptr; ++at)
      if (node->form != 0) ends.emplace_back(at + 1, node->form - 1);
    Found found{.begin = begin, .joined = begin == last_end};
    for (auto one = ends.rbegin(); one != ends.rend() && found.candidates.empty(); ++one) {
      found.end = one->first;
      for (std::uint32_t i = forms_[one->second].begin; i < forms_[one->second].end; ++i)
        if (fits(text, begin, one->first, of_forms_[i].kind, last_end)) found.candidates.push_back(of_forms_[i]);
    }
    if (found.candidates.empty()) {
      ++begin;
      continue;
    }
    begin = last_end = found.end;
    out.push_back(std::move(found));
  }
  return out;
}

// Names that follow each other say where each lies: 东山苏木西山嘎查. What contradicts the one before it is nothing.
void PlaceNames::keep_those_below(std::vector<Found>& all) const {
  const auto below = [&](const FormOf& one, const FormOf& above) {
    return one.place != above.place && lies_within(places_[one.place].path, places_[above.place].path);
  };
  for (std::size_t i = 1; i < all.size(); ++i) {
    if (!all[i].joined) continue;
    auto &before = all[i - 1].candidates, &here = all[i].candidates;
    std::erase_if(here, [&](const FormOf& one) { return std::ranges::none_of(before, [&](const FormOf& above) { return below(one, above); }); });
    if (!here.empty()) std::erase_if(before, [&](const FormOf& above) { return std::ranges::none_of(here, [&](const FormOf& one) { return below(one, above); }); });
  }
}

void PlaceNames::decide(std::vector<Found>& all, std::string_view near) const {
  const auto keep_if_any = [](std::vector<FormOf>& from, auto wanted) {
    if (std::ranges::any_of(from, wanted)) std::erase_if(from, [&](const FormOf& one) { return !wanted(one); });
  };
  const auto path_of = [&](const FormOf& one) -> std::string_view { return places_[one.place].path; };
  for (Found& found : all) {
    auto& here = found.candidates;
    if (here.size() > 1)
      for (const Found& other : all)
        if (&other != &found && other.candidates.size() == 1)
          keep_if_any(here, [&](const FormOf& one) { return lies_within(path_of(one), path_of(other.candidates.front())) && one.place != other.candidates.front().place; });
    if (here.size() > 1) keep_if_any(here, [](const FormOf& one) { return one.kind == FormKind::full; });
    if (here.size() > 1 && !near.empty()) keep_if_any(here, [&](const FormOf& one) { return lies_within(path_of(one), near); });
    if (here.size() < 2) continue;
    // A town and the community in its middle are called the same: by the bare name the town is meant.
    const auto above = std::ranges::min(here, {}, [&](const FormOf& one) { return path_of(one).size(); });
    if (std::ranges::all_of(here, [&](const FormOf& one) { return lies_within(path_of(one), path_of(above)); })) here = {above};
  }
}

std::vector<NamedPlace> PlaceNames::named_in(std::string_view text, std::string_view near) const {
  Letters letters;
  for (std::size_t at = 0; at < text.size();) {
    letters.begins.push_back(at);
    letters.characters += next_code_point(text, at);
  }
  letters.begins.push_back(text.size());
  auto all = matches(letters);
  keep_those_below(all);
  decide(all, near);
  std::vector<NamedPlace> out;
  std::size_t words_begin = 0;
  for (const Found& found : all) {
    if (!found.joined) words_begin = found.begin;
    if (found.candidates.size() != 1) continue;
    const NameOfPlace& place = places_[found.candidates.front().place];
    if (!is_told(place.level) || std::ranges::any_of(out, [&](const NamedPlace& one) { return lies_within(one.path, place.path); })) continue;
    std::erase_if(out, [&](const NamedPlace& one) { return lies_within(place.path, one.path); });
    const std::size_t begin = letters.begins[words_begin], end = letters.begins[found.end];
    out.push_back({place.code, place.path, std::string(text.substr(begin, end - begin))});
  }
  if (out.size() > most_named) out.resize(most_named);
  return out;
}

}  // namespace lianxin::places
