#include "platform/likeness/summary.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <unordered_map>

#include "platform/likeness/hashing.h"

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

struct Met {
  std::uint32_t texts = 0;
  std::uint32_t last = 0;  // the text it was met in last, from 1
  std::uint32_t begin = 0;
  std::uint32_t length = 0;
};

// In how many of the texts each stretch stands, and where in the last.
std::unordered_map<std::uint64_t, Met> counted(const std::vector<std::vector<char32_t>>& texts) {
  std::unordered_map<std::uint64_t, Met> out;
  for (std::uint32_t number = 1; number <= texts.size(); ++number) {
    const auto& text = texts[number - 1];
    const std::size_t end = std::min(text.size(), longest_read);
    for (std::size_t i = 0; i < end; ++i) {
      std::uint64_t hash = 0;
      for (std::size_t at = i; at < end && at - i < longest && text[at] != gap; ++at) {
        hash = longer(hash, text[at]);
        if (at + 1 - i < shortest) continue;
        auto& met = out[hash];
        if (met.last == number) continue;
        met = {met.texts + 1, number, static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(at + 1 - i)};
      }
    }
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
  for (const auto& [hash, met] : counted(texts)) {
    if (met.texts < least) continue;
    const Characters stretch(texts[met.last - 1].data() + met.begin, met.length);
    all.push_back({stretch, met.texts, weight_of(stretch, static_cast<double>(met.texts) / static_cast<double>(texts.size()), weights)});
  }
  std::sort(all.begin(), all.end(), [](const Stretch& a, const Stretch& b) { return a.weight > b.weight || (a.weight == b.weight && a.characters < b.characters); });
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
