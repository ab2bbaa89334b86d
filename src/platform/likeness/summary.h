// What the texts of one group have in common, in their own words.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "platform/likeness/copies.h"
#include "platform/likeness/term_weights.h"

namespace lianxin::likeness {

struct Summary {
  std::vector<std::uint32_t> nearest_first{};  // the texts by their likeness to the middle of all
  // Stretches of 2 to 6 characters that at least two and two fifths of the texts say and few others do, the most telling first.
  std::vector<std::string> words{};
};

// `weights` have counted these texts and others. Words are looked for in the first 200 characters of the 40 nearest.
Summary summarised(std::span<const TitledText>, const TermWeights& weights, std::size_t most_words = 6);

}  // namespace lianxin::likeness
