#include "platform/likeness/evaluation.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "base/text.h"
#include "platform/likeness/hashing.h"

namespace lianxin::likeness {
namespace {

constexpr std::size_t bins = 15;
constexpr double high_precision = 0.98;

double ratio(double part, double whole) { return whole > 0 ? part / whole : 0; }

}  // namespace

void Scorer::add(const Classifier& classifier, const Example& example) {
  const auto judgement = classifier.judge(example.title, example.text);
  const auto& labels = classifier.labels();
  Answer answer;
  answer.label = std::string(trimmed(example.label));
  answer.given = labels[judgement.best];
  answer.probability = double{judgement.probabilities[judgement.best]};
  answer.is_second = labels[judgement.second] == answer.label;
  answer.is_known = std::find(labels.begin(), labels.end(), answer.label) != labels.end();
  answer.is_sure = judgement.is_sure;
  answers_.push_back(std::move(answer));
}

Figures Scorer::figures() const {
  Figures out;
  struct Counts { double right = 0, given = 0, had = 0; };
  std::map<std::string, Counts> classes;
  struct Bin { double count = 0, right = 0, probability = 0; };
  std::array<Bin, bins> bin{};
  std::vector<std::pair<double, bool>> ranked;
  double right = 0;
  double second = 0;
  double sure = 0;
  double sure_right = 0;
  for (const auto& answer : answers_) {
    const bool is_right = answer.label == answer.given;
    ++classes[answer.label].had;
    ++classes[answer.given].given;
    if (is_right) ++classes[answer.label].right;
    right += is_right;
    second += answer.is_second;
    sure += answer.is_sure;
    sure_right += answer.is_sure && is_right;
    out.unknown += !answer.is_known;
    auto& at = bin[std::min(bins - 1, static_cast<std::size_t>(answer.probability * double{bins}))];
    ++at.count;
    at.right += is_right;
    at.probability += answer.probability;
    ranked.emplace_back(answer.probability, is_right);
  }
  const auto all = static_cast<double>(answers_.size());
  out.examples = answers_.size();
  out.accuracy = ratio(right, all);
  out.top2_accuracy = ratio(right + second, all);
  out.sure = ratio(sure, all);
  out.precision_of_sure = ratio(sure_right, sure);
  for (const auto& each : bin) out.calibration_error += ratio(std::abs(each.right - each.probability), all);
  std::sort(ranked.begin(), ranked.end(), std::greater<>());
  double so_far = 0;
  for (std::size_t i = 0; i < ranked.size(); ++i) {
    so_far += ranked[i].second;
    if (so_far >= high_precision * static_cast<double>(i + 1)) out.answered_at_98 = static_cast<double>(i + 1) / all;
  }
  for (const auto& [label, counts] : classes) {
    if (counts.had == 0) continue;
    out.classes.push_back({label, static_cast<std::size_t>(counts.had), ratio(counts.right, counts.given), ratio(counts.right, counts.had),
                           ratio(2 * counts.right, counts.given + counts.had)});
    out.macro_f1 += out.classes.back().f1;
  }
  out.macro_f1 = ratio(out.macro_f1, static_cast<double>(out.classes.size()));
  return out;
}

std::vector<std::uint32_t> folds_of(std::span<const Example> examples, std::span<const std::uint32_t> copies, std::uint32_t folds, std::uint64_t seed) {
  std::map<std::uint32_t, std::vector<std::uint32_t>> groups;
  for (std::uint32_t i = 0; i < examples.size(); ++i) groups[copies.empty() ? i : copies[i]].push_back(i);
  std::vector<std::vector<std::uint32_t>> order;
  for (auto& [number, members] : groups) order.push_back(std::move(members));
  Sequence numbers(seed);
  for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[numbers.below(i)]);
  std::stable_sort(order.begin(), order.end(), [](const auto& a, const auto& b) { return a.size() > b.size(); });
  std::map<std::string, std::vector<std::size_t>, std::less<>> filled;  // by label: examples of each fold
  std::vector<std::uint32_t> out(examples.size());
  for (const auto& members : order) {
    auto& counts = filled.try_emplace(examples[members.front()].label, std::vector<std::size_t>(folds)).first->second;
    const auto fold = std::min_element(counts.begin(), counts.end()) - counts.begin();
    counts[static_cast<std::size_t>(fold)] += members.size();
    for (const auto member : members) out[member] = static_cast<std::uint32_t>(fold);
  }
  return out;
}

Result<Figures> cross_validate(std::span<const Example> examples, std::span<const std::uint32_t> copies, std::uint32_t folds,
                               const TrainingOptions& options) {
  const auto fold_of = folds_of(examples, copies, folds, options.seed);
  Scorer scorer;
  for (std::uint32_t fold = 0; fold < folds; ++fold) {
    std::vector<Example> learning;
    std::vector<std::uint32_t> their_copies;
    for (std::size_t i = 0; i < examples.size(); ++i) {
      if (fold_of[i] == fold) continue;
      learning.push_back(examples[i]);
      their_copies.push_back(copies.empty() ? static_cast<std::uint32_t>(i) : copies[i]);
    }
    const auto classifier = TRY(train(learning, their_copies, options));
    for (std::size_t i = 0; i < examples.size(); ++i) {
      if (fold_of[i] == fold && !is_blank(examples[i].label)) scorer.add(classifier, examples[i]);
    }
  }
  return scorer.figures();
}

}  // namespace lianxin::likeness
