// lianxin classifier train, lianxin classifier evaluate, lianxin group
#pragma once

#include <cstdint>
#include <string>

namespace lianxin::app {

// FILE: TSV with a first line that names the columns label, title and text (title may be missing).
int train_classifier(const std::string& model, const std::string& file);
// With `folds` the model is left alone: trained anew on all folds but one, judged on that one, each in turn.
int evaluate_classifier(const std::string& model, const std::string& file, std::uint32_t folds);

}  // namespace lianxin::app
