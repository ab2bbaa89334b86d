// lianxin classifier train, lianxin classifier evaluate, lianxin group
#pragma once

#include <cstdint>
#include <string>

namespace lianxin::app {

// FILE: TSV with a first line that names the columns label, title and text (title may be missing).
int train_classifier(const std::string& model, const std::string& file);
// With `folds` the model is left alone: trained anew on all folds but one, judged on that one, each in turn.
int evaluate_classifier(const std::string& model, const std::string& file, std::uint32_t folds);

struct GroupFiles {
  std::string texts{};     // TSV with the columns id and text, perhaps title and place
  std::string must{};      // TSV without a first line, two ids a line; empty: none. The same for must_not
  std::string must_not{};
  std::string places{};    // TSV with the columns code and name: divisions, which are then read from the words of texts without a place
};
// Prints id and group, a tab between: a group bears the id of its first text, a text alone its own. The file is read as it goes:
// a million texts take less memory than the file is large.
int group_texts(const GroupFiles&);

}  // namespace lianxin::app
