#include "platform/likeness/classifier.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <map>
#include <numeric>

#include "platform/likeness/ngrams.h"
#include "platform/likeness/tally.h"

namespace lianxin::likeness {
namespace {

// sums += value × row, four at a time.
void add_scaled(float* sums, const float* row, std::size_t width, float value) {
  using Four = float __attribute__((vector_size(16)));
  std::size_t at = 0;
  for (; at + 4 <= width; at += 4) {
    Four sum;
    Four each;
    std::memcpy(&sum, sums + at, sizeof sum);
    std::memcpy(&each, row + at, sizeof each);
    sum += value * each;
    std::memcpy(sums + at, &sum, sizeof sum);
  }
  for (; at < width; ++at) sums[at] += value * row[at];
}

}  // namespace

std::vector<float> probabilities_of(std::vector<float> scores, float sharpness, float middle) {
  float sum = 0;
  for (float& score : scores) sum += score = 1 / (1 + std::exp(std::clamp(-sharpness * (score - middle), -60.0F, 60.0F)));
  for (float& score : scores) score /= sum;
  return scores;
}

Classifier::Classifier(ClassifierParts parts) : parts_(std::move(parts)) {
  std::uint32_t sum = 0;
  before_.reserve(parts_.met.size());
  for (const auto word : parts_.met) {
    before_.push_back(sum);
    sum += static_cast<std::uint32_t>(std::popcount(word));
  }
}

std::int32_t Classifier::term_of(std::uint32_t bucket) const {
  const auto word = parts_.met[bucket / 64];
  const auto bit = std::uint64_t{1} << (bucket % 64);
  if ((word & bit) == 0) return -1;
  return static_cast<std::int32_t>(before_[bucket / 64]) + std::popcount(word & (bit - 1));
}

std::vector<float> Classifier::scores(const Cleaned& title, const Cleaned& text) const {
  thread_local Tally tally;
  tally.begin(parts_.rarity.size());
  const auto count = [&](const Cleaned& part, std::uint64_t where, float weight) {
    if (where == in_title && !parts_.is_rich) return;
    each_gram(part, where, parts_.is_rich, [&](std::uint32_t bucket, std::size_t, std::size_t) {
      if (const auto term = term_of(bucket); term >= 0) tally.add(static_cast<std::uint32_t>(term), weight);
    });
  };
  each_part(title, text, parts_.title_weight, count);
  const std::size_t width = parts_.labels.size();
  std::vector<float> sums(width, 0);
  float square = 0;
  for (const auto term : tally.met()) {
    const float times = tally.of(term);
    const float value = (times == 1 ? 1 : 1 + std::log(times)) * parts_.rarity[term];
    square += value * value;
    add_scaled(sums.data(), parts_.weights.data() + term * width, width, value);
  }
  const float scale = square > 0 ? 1 / std::sqrt(square) : 0;
  for (std::size_t label = 0; label < width; ++label) sums[label] = sums[label] * scale + parts_.biases[label];
  return sums;
}

Judgement Classifier::judge(std::string_view title, std::string_view text) const { return judge(cleaned(title), cleaned(text)); }

Judgement Classifier::judge(const Cleaned& title, const Cleaned& text) const {
  Judgement out;
  out.probabilities = probabilities_of(scores(title, text), parts_.sharpness, parts_.middle);
  const auto& p = out.probabilities;
  out.best = static_cast<std::uint32_t>(std::max_element(p.begin(), p.end()) - p.begin());
  out.second = out.best == 0 ? 1 : 0;
  for (std::uint32_t label = 0; label < p.size(); ++label) {
    if (label != out.best && p[label] > p[out.second]) out.second = label;
  }
  out.is_sure = p[out.best] >= parts_.sure_from;
  return out;
}

std::vector<std::string> Classifier::reasons(std::string_view title, std::string_view text, std::uint32_t label, std::size_t count) const {
  const std::size_t width = parts_.labels.size();
  std::map<std::string, float> voices;
  const auto listen = [&](const Cleaned& part, std::uint64_t where, float weight) {
    if (where == in_title && !parts_.is_rich) return;
    each_gram(part, where, parts_.is_rich, [&](std::uint32_t bucket, std::size_t begin, std::size_t length) {
      const auto term = term_of(bucket);
      if (term < 0 || length < 2) return;
      const auto at = static_cast<std::size_t>(term);
      const float* row = parts_.weights.data() + at * width;
      const float others = std::accumulate(row, row + width, -row[label]) / static_cast<float>(width - 1);
      const auto from = part.characters.begin() + static_cast<std::ptrdiff_t>(begin);
      voices[shown({from, from + static_cast<std::ptrdiff_t>(length)})] += weight * parts_.rarity[at] * (row[label] - others);
    });
  };
  each_part(title, text, parts_.title_weight, listen);
  std::vector<std::pair<float, std::string>> ranked;
  for (const auto& [words, voice] : voices) {
    if (voice > 0) ranked.emplace_back(-voice, words);
  }
  std::sort(ranked.begin(), ranked.end());
  std::vector<std::string> out;
  for (const auto& each : ranked) {
    if (out.size() == count) break;
    out.push_back(each.second);
  }
  return out;
}

}  // namespace lianxin::likeness
