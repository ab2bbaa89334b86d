// Puts a text into one of the classes it was taught: a linear machine for each class over hashed characters, pairs and
// triples of them, each weighted by how much more often the class has it (Wang, Manning: Baselines and Bigrams, ACL 2012).
// Knows nothing of tickets; docs/decisions/0041 tells how the method was chosen and what it reaches.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "platform/likeness/cleaned.h"

namespace lianxin::likeness {

struct Example {
  std::string label;
  std::string title;
  std::string text;
};

// The probabilities that scores of all labels stand for.
std::vector<float> probabilities_of(std::vector<float> scores, float sharpness, float middle);

struct Judgement {
  std::vector<float> probabilities{};  // of each label, together 1
  std::uint32_t best = 0;              // index of the likeliest label
  std::uint32_t second = 0;            // and of the next; equal to `best` never
  bool is_sure = false;                // false: a person should decide
};

struct TrainingOptions {
  double cost = 2;                // of a fault; larger fits closer
  float title_weight = 2;         // a character of the title counts as so many of the text
  double wanted_precision = 0.95; // of the answers it calls sure
  std::uint64_t seed = 1;
};

// What a model file holds. Terms are numbered by the rank of their bucket among those heard in training.
struct ClassifierParts {
  std::vector<std::string> labels{};
  std::vector<std::uint64_t> met{};    // a bit for each bucket that is a term
  std::vector<float> rarity{};         // of each term: its inverse document frequency
  std::vector<float> weights{};        // terms × labels
  std::vector<float> biases{};         // a label each
  float title_weight = 2;
  bool is_rich = true;                 // learned triples and the title's own terms too; of few examples it does not
  float sharpness = 1;                 // probability: share of sigmoid(sharpness × (score - middle)), tuned on texts held back
  float middle = 0;
  float sure_from = 1;                 // least probability of a sure answer
  std::uint32_t examples = 0;          // it was trained on
};

class Classifier {
 public:
  explicit Classifier(ClassifierParts);  // REQUIRES: parts that fit each other (train, read_classifier)

  const std::vector<std::string>& labels() const { return parts_.labels; }
  const ClassifierParts& parts() const { return parts_; }
  // Any text, also an empty one: then every label is as likely as its share was.
  Judgement judge(std::string_view title, std::string_view text) const;
  Judgement judge(const Cleaned& title, const Cleaned& text) const;
  // At most `count` stretches of the text's own (folded) characters that spoke most for the label, the strongest first.
  std::vector<std::string> reasons(std::string_view title, std::string_view text, std::uint32_t label, std::size_t count = 5) const;

 private:
  // The term of a bucket, or -1.
  std::int32_t term_of(std::uint32_t bucket) const;
  std::vector<float> scores(const Cleaned& title, const Cleaned& text) const;

  ClassifierParts parts_;
  std::vector<std::uint32_t> before_{};  // terms before each word of parts_.met
};

// Learns from the examples whose label isn't blank. `copies`: a number for each example, equal for copies of one text, which
// must not stand on both sides when the probabilities are tuned; empty: each its own.
// Errors: invalid "likeness.no_examples"; "likeness.one_label" {label}; "likeness.too_many_labels" {max}.
Result<Classifier> train(std::span<const Example>, std::span<const std::uint32_t> copies = {}, const TrainingOptions& = {});

}  // namespace lianxin::likeness
