#include "platform/likeness/summary.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

namespace lianxin::likeness {
namespace {

constexpr std::size_t most_read = 40, longest_read = 200, shortest = 2, longest = 6;
constexpr double least_share = 0.4;

using Characters = std::u32string;

struct Stretch {
  Characters characters;
  std::size_t texts;
  double weight;
};

// In how many of the texts each stretch stands.
std::map<Characters, std::size_t> counted(const std::vector<std::vector<char32_t>>& texts) {
  std::map<Characters, std::size_t> out;
  std::vector<Characters> met;
  for (const auto& text : texts) {
    met.clear();
    const std::size_t end = std::min(text.size(), longest_read);
    for (std::size_t i = 0; i < end; ++i) {
      Characters stretch;
      for (std::size_t at = i; at < end && stretch.size() < longest && text[at] != gap; ++at) {
        stretch += text[at];
        if (stretch.size() >= shortest) met.push_back(stretch);
      }
    }
    std::sort(met.begin(), met.end());
    met.erase(std::unique(met.begin(), met.end()), met.end());
    for (const auto& stretch : met) ++out[stretch];
  }
  return out;
}

double weight_of(const Characters& stretch, double share, const TermWeights& weights) {
  double rarity = 0;
  for (std::size_t i = 0; i + 1 < stretch.size(); ++i) rarity += weights.rarity(stretch[i], stretch[i + 1]);
  const auto pairs = static_cast<double>(stretch.size() - 1);
  return share * share * rarity / pairs * std::sqrt(pairs);
}

bool overlap(const Characters& a, const Characters& b) {
  if (a.find(b) != Characters::npos || b.find(a) != Characters::npos) return true;
  const auto meets = [](const Characters& first, const Characters& then) {  // the end of one begins the other
    for (std::size_t n = 1; n < std::min(first.size(), then.size()); ++n)
      if (first.ends_with(Characters(then.substr(0, n)))) return true;
    return false;
  };
  return meets(a, b) || meets(b, a);
}

std::vector<std::string> words_of(const std::vector<std::vector<char32_t>>& texts, const TermWeights& weights, std::size_t most) {
  std::vector<Stretch> all;
  const auto least = std::max<std::size_t>(2, static_cast<std::size_t>(std::ceil(least_share * static_cast<double>(texts.size()))));
  for (auto& [stretch, count] : counted(texts)) {
    if (count < least) continue;
    all.push_back({stretch, count, weight_of(stretch, static_cast<double>(count) / static_cast<double>(texts.size()), weights)});
  }
  std::stable_sort(all.begin(), all.end(), [](const Stretch& a, const Stretch& b) { return a.weight > b.weight; });
  std::vector<Characters> chosen;
  for (const auto& each : all) {
    if (chosen.size() == most || each.weight <= 0) break;
    if (std::none_of(chosen.begin(), chosen.end(), [&](const Characters& other) { return overlap(other, each.characters); }))
      chosen.push_back(each.characters);
  }
  std::vector<std::string> out;
  for (const auto& word : chosen) out.push_back(shown({word.begin(), word.end()}));
  return out;
}

}  // namespace

Summary summarised(std::span<const TitledText> texts, const TermWeights& weights, std::size_t most_words) {
  std::vector<Matter> matters;
  std::vector<Profile> profiles;
  std::vector<Weighed> sum;
  for (const auto& text : texts) {
    matters.push_back(matter_of(text.title, text.text));
    profiles.push_back(weights.profile(matters.back()));
    sum.insert(sum.end(), profiles.back().begin(), profiles.back().end());
  }
  std::stable_sort(sum.begin(), sum.end(), [](const Weighed& a, const Weighed& b) { return a.term < b.term; });
  std::vector<Weighed> gathered;
  for (const auto& each : sum) {
    if (!gathered.empty() && gathered.back().term == each.term) gathered.back().weight += each.weight;
    else gathered.push_back(each);
  }
  const auto middle = trimmed_profile(std::move(gathered), 2000);
  std::vector<float> closeness;
  for (const auto& profile : profiles) closeness.push_back(likeness(profile, middle, 1));
  Summary out;
  out.nearest_first.resize(texts.size());
  std::iota(out.nearest_first.begin(), out.nearest_first.end(), 0U);
  std::stable_sort(out.nearest_first.begin(), out.nearest_first.end(), [&](auto a, auto b) { return closeness[a] > closeness[b]; });
  std::vector<std::vector<char32_t>> read;
  for (const auto at : out.nearest_first) {
    if (read.size() == most_read) break;
    auto characters = matters[at].title;
    characters.push_back(gap);
    characters.insert(characters.end(), matters[at].text.begin(), matters[at].text.end());
    read.push_back(std::move(characters));
  }
  out.words = words_of(read, weights, most_words);
  return out;
}

}  // namespace lianxin::likeness
