// What the pairs of characters of a text weigh among the texts of a deployment.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "platform/likeness/cleaned.h"

namespace lianxin::likeness {

struct Weighed {
  std::uint32_t term = 0;
  float weight = 0;
};
// Sorted by term, of length 1; empty for a text of which nothing is known.
using Profile = std::vector<Weighed>;

// 0 … 1: the sum over shared terms, of which each gives at most `most_of_term`: a name alone, however rare, is not enough.
float likeness(const Profile&, const Profile&, float most_of_term);
// What one shared term gives at most, when the shorter of two profiles has so many terms: where there are few, each counts for more.
float most_of_one(float most_of_term, std::size_t fewest_terms);
// The heaviest `count` terms, sorted by term, length 1.
Profile trimmed_profile(std::vector<Weighed>, std::size_t count);

// A text's characters that can be about something.
struct Matter {
  std::vector<char32_t> title{};
  std::vector<char32_t> text{};
};
Matter matter_of(std::string_view title, std::string_view text);
Matter matter_of(const Cleaned& title, const Cleaned& text);

struct ProfileOptions {
  float title_share = 0.4F;     // of the title in the sum; the text has the rest
  std::size_t terms = 400;      // the heaviest are kept
  // How much of its weight a pair loses when its neighbour already says that it comes. The six characters of an estate's name
  // are then one piece of news, not five, and do not drown what is said about it.
  float redundancy = 0.4F;
};

class TermWeights {
 public:
  // `texts`: about how many will be counted; decides the room taken (0.3 to 80 MB).
  explicit TermWeights(std::size_t texts);
  // Counts one text more. Profiles made before stay as they are.
  void count(const Matter&);
  // What another counted as well. REQUIRES: made for as many texts.
  void add(const TermWeights&);
  Profile profile(const Matter&, const ProfileOptions& = {}) const;
  // The term of two characters, as it stands in profiles.
  std::uint32_t pair_at(char32_t, char32_t) const;
  std::size_t counted() const { return counted_; }
  // 0 for a pair that every text has; the larger, the fewer have it.
  float rarity(char32_t, char32_t) const;

 private:
  std::vector<Weighed> weigh(const std::vector<char32_t>&, float share, float redundancy) const;

  int pair_bits_;
  int triple_bits_;
  std::vector<std::uint32_t> pairs_{};    // texts that have it, by bucket
  std::vector<std::uint32_t> triples_{};
  std::size_t counted_ = 0;
};

}  // namespace lianxin::likeness
