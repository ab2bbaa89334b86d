// How what was found is shown and put in order. Values in, values out.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "features/search/hit.h"

namespace lianxin::search {

// Bytes [begin, end) of a text that were searched for; which of the words stands there.
struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t word = 0;
};

constexpr std::size_t shown_length = 90;   // characters of a text around the first hit
constexpr std::size_t shown_before = 24;   // of them before it, where the text begins earlier

// The whole text, cut at the hits; those that overlap are one. `spans` in the order of their beginnings.
std::vector<Piece> whole(std::string_view text, const std::vector<Span>& spans);
// Around the first hit, lines as blanks, with "…" where something was left out; the beginning of a text without one.
std::vector<Piece> around_first(std::string_view text, const std::vector<Span>& spans);

// What a hit weighs: each word once for the heading and up to three times for the text, less the longer the text is. The same words
// give the same number on every database.
std::int64_t score_of(const std::vector<Span>& in_heading, const std::vector<Span>& in_text, std::size_t length);

}  // namespace lianxin::search
