#include "platform/likeness/term_weights.h"

#include <algorithm>
#include <bit>
#include <cmath>

#include "platform/likeness/empty_words.h"
#include "platform/likeness/hashing.h"
#include "platform/likeness/profile_sums.h"

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

constexpr auto by_term = [](const Weighed& a, const Weighed& b) { return a.term < b.term; };

std::uint32_t bucket(std::uint64_t hash, int bits) { return static_cast<std::uint32_t>(hash >> (64 - bits)); }

// Which numbers came already in this text. They are hashes: their low bits say where to look.
class Distinct {
 public:
  void begin(std::size_t most) {
    for (const auto at : filled_) slots_[at] = none;
    filled_.clear();
    if (const auto wanted = std::bit_ceil(std::max<std::size_t>(64, most * 2)); slots_.size() < wanted) slots_.assign(wanted, none);
  }
  bool is_new(std::uint32_t number) {
    const auto mask = slots_.size() - 1;
    auto at = number & mask;
    for (; slots_[at] != none; at = (at + 1) & mask) {
      if (slots_[at] == number) return false;
    }
    slots_[at] = number;
    filled_.push_back(static_cast<std::uint32_t>(at));
    return true;
  }

 private:
  static constexpr std::uint32_t none = 0xFFFFFFFF;
  std::vector<std::uint32_t> slots_{};
  std::vector<std::uint32_t> filled_{};
};

int bits_for(std::size_t texts, int least, int most) { return std::clamp(static_cast<int>(std::bit_width(texts)) + 8, least, most); }

}  // namespace

float most_of_one(float most_of_term, std::size_t terms) {
  return std::max(most_of_term, fewest_terms / static_cast<float>(std::max<std::size_t>(1, terms)));
}

float likeness(const Profile& a, const Profile& b, float most_of_term) {
  const float most = most_of_one(most_of_term, std::min(a.size(), b.size()));
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
  return bucket(longer(longer(0, a), b), pair_bits_);
}

float TermWeights::rarity(char32_t a, char32_t b) const {
  return std::log((1.0F + static_cast<float>(counted_)) / (1.0F + static_cast<float>(pairs_[pair_at(a, b)])));
}

Matter matter_of(std::string_view title, std::string_view text) { return matter_of(cleaned(title), cleaned(text)); }

Matter matter_of(const Cleaned& title, const Cleaned& text) { return {without_empty_words(title.characters), without_empty_words(text.characters)}; }

void TermWeights::count(const Matter& matter) {
  ++counted_;
  thread_local Distinct pairs;
  thread_local Distinct triples;
  const auto length = matter.title.size() + matter.text.size();
  pairs.begin(length);
  triples.begin(length);
  for (const auto* part : {&matter.title, &matter.text}) {
    const auto& t = *part;
    for (std::size_t i = 0; i + 1 < t.size(); ++i) {
      if (t[i] == gap || t[i + 1] == gap) continue;
      const auto pair = longer(longer(0, t[i]), t[i + 1]);
      if (const auto at = bucket(pair, pair_bits_); pairs.is_new(at)) ++pairs_[at];
      if (i + 2 >= t.size() || t[i + 2] == gap) continue;
      if (const auto at = bucket(longer(pair, t[i + 2]), triple_bits_); triples.is_new(at)) ++triples_[at];
    }
  }
}

void TermWeights::add(const TermWeights& other) {
  counted_ += other.counted_;
  for (std::size_t i = 0; i < pairs_.size(); ++i) pairs_[i] += other.pairs_[i];
  for (std::size_t i = 0; i < triples_.size(); ++i) triples_[i] += other.triples_[i];
}

std::vector<Weighed> TermWeights::weigh(const std::vector<char32_t>& t, float share, float redundancy) const {
  struct At { std::uint32_t term; float texts; float triple; };  // texts: that have the pair; triple: that have it and the next character
  thread_local std::vector<At> at;
  thread_local std::vector<std::uint64_t> met;  // term << 32 | where
  thread_local std::vector<float> left_of;
  at.clear();
  met.clear();
  left_of.clear();
  for (std::size_t i = 0; i + 1 < t.size(); ++i) {
    if (t[i] == gap || t[i + 1] == gap) {
      at.push_back({0, 0, 0});
      continue;
    }
    const auto hash = longer(longer(0, t[i]), t[i + 1]);
    const auto term = bucket(hash, pair_bits_);
    const bool goes_on = i + 2 < t.size() && t[i + 2] != gap;
    const auto triple = goes_on ? static_cast<float>(triples_[bucket(longer(hash, t[i + 2]), triple_bits_)]) : 0;
    at.push_back({term, static_cast<float>(pairs_[term]), std::max(0.0F, triple - doubt)});
  }
  // What is left of a pair beside what its neighbours foretell.
  for (std::size_t i = 0; i < at.size(); ++i) {
    if (at[i].texts == 0) continue;
    float foretold = 0;
    if (i > 0 && at[i - 1].texts > 0) foretold = std::min(1.0F, at[i - 1].triple / at[i - 1].texts);
    if (i + 1 < at.size() && at[i + 1].texts > 0) foretold = std::max(foretold, std::min(1.0F, at[i].triple / at[i + 1].texts));
    met.push_back(std::uint64_t{at[i].term} << 32 | left_of.size());
    left_of.push_back(1 - redundancy * foretold);
  }
  std::sort(met.begin(), met.end());
  std::vector<Weighed> out;
  out.reserve(met.size());
  for (std::size_t i = 0; i < met.size();) {
    float left = 0;
    float times = 0;
    const auto term = static_cast<std::uint32_t>(met[i] >> 32);
    for (; i < met.size() && met[i] >> 32 == term; ++i, ++times) left += left_of[met[i] & 0xFFFFFFFF];
    const auto rarity = std::log((1.0F + static_cast<float>(counted_)) / (1.0F + static_cast<float>(pairs_[term]))) + 1;
    const auto often = times == 1 ? 1.0F : 1 + std::log(times);
    out.push_back({term, left / times * often * (pairs_[term] == 1 ? of_one_text : 1.0F) * rarity});
  }
  make_unit(out);
  for (auto& each : out) each.weight *= share;
  return out;
}

Profile TermWeights::profile(const Matter& matter, const ProfileOptions& options) const {
  return trimmed_profile(added(weigh(matter.title, options.title_share, options.redundancy), weigh(matter.text, 1 - options.title_share, options.redundancy)), options.terms);
}

}  // namespace lianxin::likeness
