#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/text.h"
#include "platform/likeness/classifier.h"
#include "platform/likeness/hashing.h"
#include "platform/likeness/linear_machine.h"
#include "platform/likeness/ngrams.h"
#include "platform/likeness/tally.h"

namespace lianxin::likeness {
namespace {

constexpr std::size_t max_labels = 1000;
constexpr std::size_t parts_of_tuning = 8;       // one in eight tunes the probabilities
constexpr std::size_t least_for_tuning = 40;      // examples; below that a cautious guess
constexpr std::size_t few = 2000;                // examples: each part tunes in turn, and every term is heard
constexpr std::uint32_t fewest_texts = 3;        // of many examples must have a term that is heard
constexpr float ratio_floor = 0.1F;              // added to what a term weighs inside and outside a class

struct Material {
  std::vector<std::string> labels{};
  std::vector<std::uint32_t> label{};   // of each row
  std::vector<std::uint32_t> copies{};  // of each row
  SparseRows rows{};                    // values: 1 + log count, times rarity, each row of length 1
  std::vector<std::uint64_t> met{};
  std::vector<float> rarity{};
};

// Counts the terms of every example, buckets as terms. Few examples teach neither triples nor titles apart.
SparseRows counted(std::span<const Example> examples, const std::vector<std::uint32_t>& kept, float title_weight) {
  SparseRows rows;
  Tally tally;
  const bool is_few = kept.size() < few;
  for (const auto i : kept) {
    tally.begin(buckets);
    each_part(examples[i].title, examples[i].text, title_weight, [&](const Cleaned& part, std::uint64_t where, float weight) {
      if (is_few && where == in_title) return;
      each_gram(part, where, !is_few, [&](std::uint32_t bucket, std::size_t, std::size_t) { tally.add(bucket, weight); });
    });
    for (const auto bucket : tally.met()) {
      rows.terms.push_back(bucket);
      rows.values.push_back(tally.of(bucket));
    }
    rows.begins.push_back(rows.terms.size());
  }
  return rows;
}

// Buckets become terms, counts become weights. What too few texts have goes.
void weigh(Material& material) {
  std::vector<std::uint32_t> texts_with(buckets, 0);
  for (const auto bucket : material.rows.terms) ++texts_with[bucket];
  std::vector<std::uint32_t> term_of(buckets, 0);
  material.met.assign(buckets / 64, 0);
  const auto all = static_cast<double>(material.rows.size());
  const std::uint32_t fewest = material.rows.size() < few ? 1 : fewest_texts;
  for (std::uint32_t bucket = 0; bucket < buckets; ++bucket) {
    if (texts_with[bucket] < fewest) continue;
    material.met[bucket / 64] |= std::uint64_t{1} << (bucket % 64);
    term_of[bucket] = static_cast<std::uint32_t>(material.rarity.size());
    material.rarity.push_back(static_cast<float>(std::log((1 + all) / (1 + texts_with[bucket])) + 1));
  }
  auto& rows = material.rows;
  std::size_t to = 0;
  for (std::size_t row = 0, at = 0; row < rows.size(); ++row) {
    const auto begin = to;
    float square = 0;
    for (; at < rows.begins[row + 1]; ++at) {
      if (texts_with[rows.terms[at]] < fewest) continue;
      rows.terms[to] = term_of[rows.terms[at]];
      rows.values[to] = (1 + std::log(rows.values[at])) * material.rarity[rows.terms[to]];
      square += rows.values[to] * rows.values[to];
      ++to;
    }
    const float scale = square > 0 ? 1 / std::sqrt(square) : 0;
    for (auto i = begin; i < to; ++i) rows.values[i] *= scale;
    rows.begins[row + 1] = to;
  }
  rows.terms.resize(to);
  rows.values.resize(to);
}

Result<Material> material_of(std::span<const Example> examples, std::span<const std::uint32_t> copies, float title_weight) {
  Material out;
  std::vector<std::uint32_t> kept;
  for (std::uint32_t i = 0; i < examples.size(); ++i) {
    if (is_blank(examples[i].label)) continue;
    kept.push_back(i);
    out.labels.emplace_back(trimmed(examples[i].label));
    out.copies.push_back(copies.empty() ? i : copies[i]);
  }
  const auto labels_of_rows = out.labels;
  std::sort(out.labels.begin(), out.labels.end());
  out.labels.erase(std::unique(out.labels.begin(), out.labels.end()), out.labels.end());
  if (kept.empty()) return fail(Code::invalid, "likeness.no_examples");
  if (out.labels.size() == 1) return fail(Code::invalid, "likeness.one_label", {{"label", out.labels.front()}});
  if (out.labels.size() > max_labels) return fail(Code::invalid, "likeness.too_many_labels", {{"max", std::to_string(max_labels)}});
  for (const auto& label : labels_of_rows) {
    out.label.push_back(static_cast<std::uint32_t>(std::lower_bound(out.labels.begin(), out.labels.end(), label) - out.labels.begin()));
  }
  out.rows = counted(examples, kept, title_weight);
  weigh(out);
  return out;
}

// How strongly each term speaks for or against a class: |log of its weight inside over its weight outside|.
std::vector<float> ratios(const Material& material, std::span<const std::uint32_t> chosen, std::span<const char> inside) {
  std::vector<float> in(material.rarity.size(), ratio_floor);
  std::vector<float> out(material.rarity.size(), ratio_floor);
  float count_in = 0;
  for (const auto row : chosen) {
    auto& sums = inside[row] ? in : out;
    if (inside[row]) ++count_in;
    for (auto at = material.rows.begins[row]; at < material.rows.begins[row + 1]; ++at) sums[material.rows.terms[at]] += material.rows.values[at];
  }
  const float offset = std::log((static_cast<float>(chosen.size()) - count_in) / count_in);
  for (std::size_t term = 0; term < in.size(); ++term) in[term] = std::abs(std::log(in[term] / out[term]) + offset);
  return in;
}

struct Weights {
  std::vector<float> weights{};  // terms × labels
  std::vector<float> biases{};
};

Weights learn(const Material& material, std::span<const std::uint32_t> chosen, const TrainingOptions& options) {
  const std::size_t width = material.labels.size();
  Weights out{.weights = std::vector<float>(material.rarity.size() * width, 0.0F), .biases = std::vector<float>(width, -1.0F)};
  std::vector<char> inside(material.rows.size());
  SparseRows scaled{.begins = material.rows.begins, .terms = material.rows.terms, .values = {}};
  for (std::uint32_t label = 0; label < width; ++label) {
    double count = 0;
    for (const auto row : chosen) count += inside[row] = material.label[row] == label;
    if (count == 0 || count == static_cast<double>(chosen.size())) continue;
    const auto ratio = ratios(material, chosen, inside);
    scaled.values = material.rows.values;
    for (std::size_t at = 0; at < scaled.values.size(); ++at) scaled.values[at] *= ratio[scaled.terms[at]];
    // A small class is heard as loudly as a large one.
    const double balance = static_cast<double>(chosen.size()) / (static_cast<double>(width) * count);
    const auto machine = train_machine(scaled, chosen, inside, ratio.size(),
                                       {.cost_inside = options.cost * balance, .cost_outside = options.cost, .seed = options.seed + label});
    for (std::size_t term = 0; term < ratio.size(); ++term) out.weights[term * width + label] = machine.weights[term] * ratio[term];
    out.biases[label] = machine.bias;
  }
  return out;
}

std::vector<float> scores_of(const Material& material, const Weights& weights, std::uint32_t row) {
  const std::size_t width = material.labels.size();
  auto sums = weights.biases;
  for (auto at = material.rows.begins[row]; at < material.rows.begins[row + 1]; ++at) {
    const float* of_term = weights.weights.data() + material.rows.terms[at] * width;
    for (std::size_t label = 0; label < width; ++label) sums[label] += material.rows.values[at] * of_term[label];
  }
  return sums;
}

struct Judged {
  std::vector<float> scores;
  std::uint32_t label;
};

struct Tuning {
  float sharpness = 2;
  float middle = 0;
  float sure_from = 1;
};

double loss_of(const std::vector<Judged>& judged, double sharpness, double middle) {
  double sum = 0;
  for (const auto& each : judged) {
    const auto p = probabilities_of(each.scores, static_cast<float>(sharpness), static_cast<float>(middle));
    sum -= std::log(std::max(double{p[each.label]}, 1e-12));
  }
  return sum;
}

// The sharpness and middle under which what was judged is likeliest. For one middle the loss has one minimum, found by thirds.
Tuning fitting(const std::vector<Judged>& judged) {
  Tuning best;
  double least = loss_of(judged, double{best.sharpness}, double{best.middle});
  for (double middle = -1; middle <= 1; middle += 0.25) {
    double low = 0.5;
    double high = 20;
    for (int step = 0; step < 16; ++step) {
      const double left = low + (high - low) / 3;
      const double right = high - (high - low) / 3;
      if (loss_of(judged, left, middle) < loss_of(judged, right, middle)) high = right;
      else low = left;
    }
    const double sharpness = (low + high) / 2;
    if (const double loss = loss_of(judged, sharpness, middle); loss < least) {
      least = loss;
      best = {.sharpness = static_cast<float>(sharpness), .middle = static_cast<float>(middle)};
    }
  }
  return best;
}

// The least probability from which on the answers are as right as wanted.
float sure_from(const std::vector<Judged>& judged, const Tuning& tuning, double wanted) {
  std::vector<std::pair<float, bool>> answers;
  for (const auto& each : judged) {
    const auto p = probabilities_of(each.scores, tuning.sharpness, tuning.middle);
    const auto best = std::max_element(p.begin(), p.end());
    answers.emplace_back(*best, static_cast<std::uint32_t>(best - p.begin()) == each.label);
  }
  std::sort(answers.begin(), answers.end(), std::greater<>());
  double right = 0;
  float from = 1;
  for (std::size_t i = 0; i < answers.size(); ++i) {
    right += answers[i].second;
    if (right >= wanted * static_cast<double>(i + 1)) from = answers[i].first;
  }
  return from;
}

// One part is held back, the rest learns, and the part tells how far its scores may be believed. Of few examples each part in turn.
Tuning tune(const Material& material, const TrainingOptions& options) {
  const std::uint64_t turns = material.rows.size() < few ? parts_of_tuning : 1;
  std::vector<Judged> judged;
  for (std::uint64_t part = 0; part < turns; ++part) {
    std::vector<std::uint32_t> learning;
    std::vector<std::uint32_t> held;
    for (std::uint32_t row = 0; row < material.rows.size(); ++row) {
      (mixed(material.copies[row] + (options.seed << 32)) % parts_of_tuning == part ? held : learning).push_back(row);
    }
    const auto weights = learn(material, learning, options);
    for (const auto row : held) judged.push_back({scores_of(material, weights, row), material.label[row]});
  }
  if (judged.size() < least_for_tuning) return {};
  auto tuning = fitting(judged);
  tuning.sure_from = sure_from(judged, tuning, options.wanted_precision);
  return tuning;
}

}  // namespace

Result<Classifier> train(std::span<const Example> examples, std::span<const std::uint32_t> copies, const TrainingOptions& options) {
  auto material = TRY(material_of(examples, copies, options.title_weight));
  std::vector<std::uint32_t> all(material.rows.size());
  std::iota(all.begin(), all.end(), 0U);
  auto weights = learn(material, all, options);
  const auto tuning = tune(material, options);
  return Classifier(ClassifierParts{.labels = std::move(material.labels),
                                    .met = std::move(material.met),
                                    .rarity = std::move(material.rarity),
                                    .weights = std::move(weights.weights),
                                    .biases = std::move(weights.biases),
                                    .title_weight = options.title_weight,
                                    .is_rich = all.size() >= few,
                                    .sharpness = tuning.sharpness,
                                    .middle = tuning.middle,
                                    .sure_from = tuning.sure_from,
                                    .examples = static_cast<std::uint32_t>(all.size())});
}

}  // namespace lianxin::likeness
