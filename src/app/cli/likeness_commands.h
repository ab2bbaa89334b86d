// lianxin classifier train, lianxin classifier evaluate, lianxin group
#pragma once

#include <cstdint>
#include <string>

namespace lianxin::app {

// FILE: TSV with a first line that names the columns label, title and text (title may be missing).
int train_classifier(const std::string& model, const std::string& file);
// With `folds` the model is left alone: trained anew on all folds but one, judged on that one, each in turn.
int evaluate_classifier(const std::string& model, const std::string& file, std::uint32_t folds);

// FILE: TSV with the columns id and text, perhaps title and place. Prints id and group, a tab between: a group bears the id of its
// first text, a text alone its own. `must`, `must_not`: TSV files without a first line, two ids a line; empty: none.
int group_texts(const std::string& file, const std::string& must, const std::string& must_not);

}  // namespace lianxin::app
