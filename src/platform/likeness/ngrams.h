// Characters, pairs, triples and words of characters as numbers.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "platform/likeness/cleaned.h"
#include "platform/likeness/hashing.h"

namespace lianxin::likeness {

constexpr int bucket_bits = 20;
constexpr std::uint32_t buckets = 1U << bucket_bits;

constexpr std::uint64_t word_mark = 0x776f7264;
constexpr std::size_t lent = 20;  // characters

constexpr std::uint32_t bucket_of(std::uint64_t hash) { return static_cast<std::uint32_t>(hash >> (64 - bucket_bits)); }

// What stands in a title says more, and other things, than what stands in a text: its terms are counted a second time as terms of
// their own (Daumé: Frustratingly Easy Domain Adaptation, ACL 2007).
constexpr std::uint64_t anywhere = 0;
constexpr std::uint64_t in_title = 0x1000;

// Calls use(bucket, begin, length) for each character, each pair and triple within a run, and each whole word where blanks part words.
// `has_triples`: false leaves them out.
template <class Use>
void each_gram(const Cleaned& cleaned, std::uint64_t where, bool has_triples, Use use) {
  const auto& text = cleaned.characters;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == gap) continue;
    const auto one = longer(where, text[i]);
    use(bucket_of(one), i, std::size_t{1});
    if (i + 1 >= text.size() || text[i + 1] == gap) continue;
    const auto two = longer(one, text[i + 1]);
    use(bucket_of(two), i, std::size_t{2});
    if (has_triples && i + 2 < text.size() && text[i + 2] != gap) use(bucket_of(longer(two, text[i + 2])), i, std::size_t{3});
  }
  for (const auto& word : cleaned.words) {
    std::uint64_t hash = word_mark + where;
    for (std::size_t i = 0; i < word.length; ++i) hash = longer(hash, text[word.begin + i]);
    use(bucket_of(hash), word.begin, word.length);
  }
}

// Calls use(part, where, weight) for the title, twice, and for the text; a text without a title lends its first characters.
template <class Use>
void each_part(const Cleaned& title, const Cleaned& text, float title_weight, Use use) {
  const auto use_title = [&](const Cleaned& part) {
    use(part, anywhere, title_weight);
    use(part, in_title, 1.0F);
  };
  if (title.characters.empty()) {
    Cleaned head;
    head.characters.assign(text.characters.begin(), text.characters.begin() + static_cast<std::ptrdiff_t>(std::min(lent, text.characters.size())));
    for (const auto& word : text.words) {
      if (word.begin + word.length <= head.characters.size()) head.words.push_back(word);
    }
    use_title(head);
  } else {
    use_title(title);
  }
  use(text, anywhere, 1.0F);
}
template <class Use>
void each_part(std::string_view title, std::string_view text, float title_weight, Use use) {
  each_part(cleaned(title), cleaned(text), title_weight, use);
}

}  // namespace lianxin::likeness
