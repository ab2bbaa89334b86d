// How good a classifier is: on examples it has not seen.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "platform/likeness/classifier.h"

namespace lianxin::likeness {

struct ClassFigures {
  std::string label;
  std::size_t examples = 0;
  double precision = 0;
  double recall = 0;
  double f1 = 0;
};

struct Figures {
  std::vector<ClassFigures> classes{};
  std::size_t examples = 0;
  std::size_t unknown = 0;        // with a label the classifier does not know: a fault each
  double accuracy = 0;
  double macro_f1 = 0;            // mean over the classes that have examples
  double top2_accuracy = 0;       // the label is among the two likeliest
  double calibration_error = 0;   // expected: mean distance of probability and precision, in 15 bins of equal width
  double answered_at_98 = 0;      // largest share answered, the likeliest first, with precision 0.98
  double sure = 0;                // share the classifier calls sure
  double precision_of_sure = 0;
};

// Collects answers; also of several classifiers, as in cross-validation.
class Scorer {
 public:
  void add(const Classifier&, const Example&);
  Figures figures() const;

 private:
  struct Answer {
    std::string label, given;
    double probability = 0;
    bool is_second = false;  // the label was the second guess
    bool is_known = false;
    bool is_sure = false;
  };
  std::vector<Answer> answers_{};
};

// A fold 0 … folds-1 for each example; copies stay together, classes are spread evenly; the same for the same seed.
std::vector<std::uint32_t> folds_of(std::span<const Example>, std::span<const std::uint32_t> copies, std::uint32_t folds, std::uint64_t seed = 1);
// Trains on all folds but one and judges that one, each in turn. Errors of train.
Result<Figures> cross_validate(std::span<const Example>, std::span<const std::uint32_t> copies, std::uint32_t folds, const TrainingOptions& = {});

}  // namespace lianxin::likeness
