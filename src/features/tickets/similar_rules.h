// Which requests speak of the same thing: by the two-character words their texts share, rare ones counting more, and by
// place, category and day. Only a hint: people decide what belongs together (4.41).
#pragma once

#include <string>
#include <vector>

#include "base/moment.h"
#include "features/tickets/vocabulary.h"

namespace lianxin::tickets {

// What is compared of a request.
struct Likeness {
  std::vector<std::string> terms{};  // search terms of title and text, in their order
  std::string place{};               // code
  std::string category{};            // empty: not sorted yet
  Moment said_at{};
};

// Why two requests are taken for alike.
struct SimilarBecause {
  std::size_t at = 0;  // in the list of candidates
  bool same_place = false;
  bool same_category = false;
  std::vector<std::string> words{};  // that both say, as the first says them, the most telling first, at most three
  int days_apart = 0;
};

// The most alike first, at most `limit`. Alike are two that share words beyond those that many candidates use; one
// shared word is enough when place and category are the same.
std::vector<SimilarBecause> most_similar(const Likeness& to, const std::vector<Likeness>& candidates, std::size_t limit);

}  // namespace lianxin::tickets
