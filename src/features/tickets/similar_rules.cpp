#include "features/tickets/similar_rules.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <set>
#include <string_view>
#include <unordered_map>

#include "base/text.h"

namespace lianxin::tickets {
namespace {

constexpr std::size_t longest_word = 4;           // characters shown of a shared stretch
constexpr double least_alike = 0.16;
// What every text says: a pair with one of these characters, or one of these pairs, is no word to compare by.
constexpr std::string_view empty_characters = "的了在是有和都也就不要去到把被给还又很与及等我你他她它们这那没吗呢吧啊人";
constexpr std::string_view empty_words[] = {"可以", "什么", "一个", "已经", "现在", "因为", "所以", "怎么", "希望", "反映", "问题", "解决",
                                            "政府", "领导", "群众", "村民", "居民", "牧民", "多次", "一直", "尽快", "部门", "情况", "影响",
                                            "请问", "您好", "谢谢", "今年", "去年", "时候", "嘎查", "苏木"};

bool is_empty_word(std::string_view pair) {
  for (std::size_t at = 0; at < pair.size();) {
    const std::size_t from = at;
    next_code_point(pair, at);
    if (empty_characters.find(pair.substr(from, at - from)) != std::string_view::npos) return true;
  }
  return std::ranges::find(empty_words, pair) != std::end(empty_words);
}

using Pairs = std::vector<std::string>;
using Rarity = std::unordered_map<std::string, double>;

// Single characters say nothing.
Pairs pairs_of(const std::vector<std::string>& terms) {
  Pairs out;
  for (const auto& term : terms) {
    if (length_of(term) >= 2 && !is_empty_word(term)) out.push_back(term);
  }
  return out;
}

Rarity rarity_of(const std::vector<Pairs>& all) {
  Rarity used;
  for (const Pairs& pairs : all) {
    for (const auto& pair : std::set<std::string>(pairs.begin(), pairs.end())) used[pair] += 1;
  }
  const double count = static_cast<double>(all.size());
  for (auto& [pair, times] : used) times = std::log(1 + count / times);
  return used;
}

double weight_of(const std::set<std::string>& pairs, const Rarity& rarity) {
  double sum = 0;
  for (const auto& pair : pairs) {
    if (const auto at = rarity.find(pair); at != rarity.end()) sum += at->second * at->second;
  }
  return std::sqrt(sum);
}

// Shared pairs that follow each other are one stretch: 供水 and 水井 are 供水井.
struct Stretch {
  std::string text;
  double weight = 0;
};
std::vector<Stretch> stretches_of(const Pairs& pairs, const std::set<std::string>& shared, const Rarity& rarity) {
  std::vector<Stretch> out;
  bool goes_on = false;
  for (const auto& pair : pairs) {
    if (!shared.contains(pair)) {
      goes_on = false;
      continue;
    }
    std::size_t first = 0;
    next_code_point(pair, first);
    const bool follows = goes_on && length_of(pair) == 2 && out.back().text.ends_with(pair.substr(0, first)) &&
                         length_of(out.back().text) < longest_word;
    if (follows) {
      out.back().text += pair.substr(first);
      out.back().weight += rarity.at(pair);
    } else {
      out.push_back({pair, rarity.at(pair)});
    }
    goes_on = true;
  }
  std::ranges::stable_sort(out, std::greater<>{}, &Stretch::weight);
  return out;
}

std::vector<std::string> telling_words(const Pairs& pairs, const std::set<std::string>& shared, const Rarity& rarity) {
  std::vector<std::string> out;
  for (const auto& s : stretches_of(pairs, shared, rarity)) {
    const bool is_said = std::ranges::any_of(out, [&](const std::string& w) { return w.find(s.text) != std::string::npos; });
    if (!is_said) out.push_back(s.text);
    if (out.size() == 3) break;
  }
  return out;
}

}  // namespace

std::vector<SimilarBecause> most_similar(const Likeness& to, const std::vector<Likeness>& candidates, std::size_t limit) {
  std::vector<Pairs> all;
  for (const auto& c : candidates) all.push_back(pairs_of(c.terms));
  const Pairs own = pairs_of(to.terms);
  all.push_back(own);
  const Rarity rarity = rarity_of(all);
  const std::set<std::string> own_set(own.begin(), own.end());
  const double own_weight = weight_of(own_set, rarity);
  std::vector<std::pair<double, SimilarBecause>> found;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    const Likeness& c = candidates[i];
    const std::set<std::string> theirs(all[i].begin(), all[i].end());
    std::set<std::string> shared;
    std::ranges::set_intersection(own_set, theirs, std::inserter(shared, shared.end()));
    if (shared.empty()) continue;
    SimilarBecause why{.at = i, .same_place = c.place == to.place, .same_category = !to.category.empty() && c.category == to.category};
    const double overlap = std::pow(weight_of(shared, rarity), 2) / std::max(1e-9, own_weight * weight_of(theirs, rarity));
    const bool is_alike = (shared.size() >= 2 && overlap >= least_alike) || (why.same_place && why.same_category) ||
                          (shared.size() >= 2 && (why.same_place || why.same_category) && overlap >= least_alike / 3);
    if (!is_alike) continue;
    why.days_apart = static_cast<int>(std::llabs(c.said_at.ms - to.said_at.ms) / 86'400'000);
    why.words = telling_words(own, shared, rarity);
    found.emplace_back(overlap + (why.same_place ? 0.2 : 0) + (why.same_category ? 0.1 : 0), std::move(why));
  }
  std::ranges::stable_sort(found, [](const auto& a, const auto& b) {
    return a.first != b.first ? a.first > b.first : a.second.days_apart < b.second.days_apart;
  });
  std::vector<SimilarBecause> out;
  for (auto& [score, why] : found) {
    if (out.size() == limit) break;
    out.push_back(std::move(why));
  }
  return out;
}

}  // namespace lianxin::tickets
