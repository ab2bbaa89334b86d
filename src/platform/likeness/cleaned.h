// A text as the analysis sees it: folded characters in runs. What people wrote is never changed; this is a view of it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace lianxin::likeness {

// Stands between two runs of characters: no n-gram reaches over it.
constexpr char32_t gap = 0;

// A word of a text that was cut into words by blanks.
struct Word {
  std::size_t begin = 0;
  std::size_t length = 0;  // 1 to 6 characters
};

struct Cleaned {
  // Letters, digits and Chinese characters: traditional folded to simplified, full width to half, lower case. Runs are parted by
  // one `gap`; blanks inside a run, which a line break or a word cutter left, are dropped; none at either end.
  std::vector<char32_t> characters{};
  std::vector<Word> words{};      // between two blanks or a blank and an end of the run; empty for a text without blanks
  std::size_t broken_bytes = 0;   // not UTF-8; each parts two runs
  std::size_t masked_numbers = 0; // telephone, identity and card numbers, 7 digits and more: a gap each
};

// Any bytes; reads at most `max_bytes` of them. Greetings and thanks at the ends of runs are cut.
Cleaned cleaned(std::string_view text, std::size_t max_bytes = 1 << 20);
// The characters as UTF-8, runs parted by one blank.
std::string shown(const std::vector<char32_t>& characters);

}  // namespace lianxin::likeness
