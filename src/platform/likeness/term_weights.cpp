#include "platform/likeness/term_weights.h"

#include <algorithm>
#include <bit>
#include <cmath>

#include "platform/likeness/empty_words.h"
#include "platform/likeness/hashing.h"

namespace lianxin::likeness {
namespace {

constexpr float of_one_text = 0.5F;    // what only one text has likens it to none, and yet it says that the text is about more
constexpr float fewest_terms = 0.4F;  // that make two texts alike: where there are few terms, each counts for more
constexpr float doubt = 0.5F;          // taken off a count of triples: one sighting proves nothing

void make_unit(std::vector<Weighed>& terms) {
  float square = 0;
  for (const auto& each : terms) square += each.weight * each.weight;
  const float scale = square > 0 ? 1 / std::sqrt(square) : 0;
  for (auto& each : terms) each.weight *= scale;
}

bool by_term(const Weighed& a, const Weighed& b) { return a.term < b.term; }

// Sums equal terms.
void gather(std::vector<Weighed>& terms) {
  std::stable_sort(terms.begin(), terms.end(), by_term);
  std::size_t kept = 0;
  for (const auto& each : terms) {
    if (kept > 0 && terms[kept - 1].term == each.term) terms[kept - 1].weight += each.weight;
    else terms[kept++] = each;
  }
  terms.resize(kept);
}

int bits_for(std::size_t texts, int least, int most) { return std::clamp(static_cast<int>(std::bit_width(texts)) + 8, least, most); }

}  // namespace

float likeness(const Profile& a, const Profile& b, float most_of_term) {
  const auto terms = static_cast<float>(std::max<std::size_t>(1, std::min(a.size(), b.size())));
  const float most = std::max(most_of_term, fewest_terms / terms);
  float sum = 0;
  for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end();) {
    if (i->term < j->term) ++i;
    else if (j->term < i->term) ++j;
    else sum += std::min(i++->weight * j++->weight, most);
  }
  return sum;
}

Profile trimmed_profile(std::vector<Weighed> terms, std::size_t count) {
  if (terms.size() > count) {
    const auto middle = terms.begin() + static_cast<std::ptrdiff_t>(count);
    std::nth_element(terms.begin(), middle, terms.end(),
                     [](const Weighed& a, const Weighed& b) { return a.weight > b.weight || (a.weight == b.weight && a.term < b.term); });
    terms.resize(count);
    std::sort(terms.begin(), terms.end(), by_term);
  }
  make_unit(terms);
  return terms;
}

TermWeights::TermWeights(std::size_t texts)
    : pair_bits_(bits_for(texts, 16, 22)), triple_bits_(bits_for(texts, 18, 24)),
      pairs_(std::size_t{1} << pair_bits_), triples_(std::size_t{1} << triple_bits_) {}

std::uint32_t TermWeights::pair_at(char32_t a, char32_t b) const {
  return static_cast<std::uint32_t>(longer(longer(0, a), b) >> (64 - pair_bits_));
}

std::uint32_t TermWeights::triple_at(char32_t a, char32_t b, char32_t c) const {
  return static_cast<std::uint32_t>(longer(longer(longer(0, a), b), c) >> (64 - triple_bits_));
}

float TermWeights::rarity(char32_t a, char32_t b) const {
  return std::log((1.0F + static_cast<float>(counted_)) / (1.0F + static_cast<float>(pairs_[pair_at(a, b)])));
}

Matter matter_of(std::string_view title, std::string_view text) {
  return {without_empty_words(cleaned(title).characters), without_empty_words(cleaned(text).characters)};
}

void TermWeights::count(const Matter& matter) {
  ++counted_;
  std::vector<std::uint32_t> pairs;
  std::vector<std::uint32_t> triples;
  for (const auto* part : {&matter.title, &matter.text}) {
    const auto& t = *part;
    for (std::size_t i = 0; i + 1 < t.size(); ++i) {
      if (t[i] == gap || t[i + 1] == gap) continue;
      pairs.push_back(pair_at(t[i], t[i + 1]));
      if (i + 2 < t.size() && t[i + 2] != gap) triples.push_back(triple_at(t[i], t[i + 1], t[i + 2]));
    }
  }
  const auto add = [](std::vector<std::uint32_t>& met, std::vector<std::uint32_t>& counts) {
    std::sort(met.begin(), met.end());
    met.erase(std::unique(met.begin(), met.end()), met.end());
    for (const auto bucket : met) ++counts[bucket];
  };
  add(pairs, pairs_);
  add(triples, triples_);
}

// What is left of the pair at `at` beside what its neighbours foretell.
float TermWeights::left_of(const std::vector<char32_t>& t, std::size_t at, float redundancy) const {
  const auto foretold = [&](std::size_t triple, std::size_t neighbour) {
    const auto both = static_cast<float>(triples_[triple_at(t[triple], t[triple + 1], t[triple + 2])]);
    const auto one = static_cast<float>(pairs_[pair_at(t[neighbour], t[neighbour + 1])]);
    return one > 0 ? std::min(1.0F, std::max(0.0F, both - doubt) / one) : 0.0F;
  };
  float most = 0;
  if (at > 0 && t[at - 1] != gap) most = foretold(at - 1, at - 1);
  if (at + 2 < t.size() && t[at + 2] != gap) most = std::max(most, foretold(at, at + 1));
  return 1 - redundancy * most;
}

std::vector<Weighed> TermWeights::weigh(const std::vector<char32_t>& t, float share, float redundancy) const {
  struct Met { std::uint32_t term; float left; };
  std::vector<Met> met;
  for (std::size_t i = 0; i + 1 < t.size(); ++i) {
    if (t[i] == gap || t[i + 1] == gap) continue;
    if (const auto term = pair_at(t[i], t[i + 1]); pairs_[term] > 0) met.push_back({term, left_of(t, i, redundancy)});
  }
  std::stable_sort(met.begin(), met.end(), [](const Met& a, const Met& b) { return a.term < b.term; });
  std::vector<Weighed> out;
  for (std::size_t i = 0; i < met.size();) {
    float left = 0;
    float times = 0;
    const auto term = met[i].term;
    for (; i < met.size() && met[i].term == term; ++i, ++times) left += met[i].left;
    const auto rarity = std::log((1.0F + static_cast<float>(counted_)) / (1.0F + static_cast<float>(pairs_[term]))) + 1;
    out.push_back({term, left / times * (1 + std::log(times)) * (pairs_[term] == 1 ? of_one_text : 1.0F) * rarity});
  }
  make_unit(out);
  for (auto& each : out) each.weight *= share;
  return out;
}

Profile TermWeights::profile(const Matter& matter, const ProfileOptions& options) const {
  auto terms = weigh(matter.title, options.title_share, options.redundancy);
  const auto more = weigh(matter.text, 1 - options.title_share, options.redundancy);
  terms.insert(terms.end(), more.begin(), more.end());
  gather(terms);
  return trimmed_profile(std::move(terms), options.terms);
}

}  // namespace lianxin::likeness
