// All texts of a deployment in memory: whether a new one is a copy and to which group it belongs is told in well under a
// millisecond, however many stand there. What it tells of a text depends on those before it only.
#pragma once

#include <memory>
#include <optional>
#include <string_view>

#include "platform/likeness/copies.h"
#include "platform/likeness/grouping.h"

namespace lianxin::likeness {

struct StandingText {
  std::string_view title;
  std::string_view text;
  std::string_view place;  // as in Grouper::add
};

class StandingTexts {
 public:
  // `weights`: with the texts counted that are going to stand.
  StandingTexts(std::uint64_t seed, std::unique_ptr<TermWeights> weights);

  struct Placed {
    std::optional<std::uint32_t> copy_of{};  // the first of its copies
    std::uint32_t group = 0;                 // the oldest text of its group
  };
  // Numbered 0, 1, 2 … in the order of adding. A new text: it is counted as well.
  Placed add(const StandingText&);
  // While an index is made anew: it was counted before.
  Placed add_counted(const StandingText&);
  void restore(const StandingText&, const Placed&);

  // As Grouper.
  void must(TextPair pair) { grouper_.must(pair); }
  void must_not(TextPair pair) { grouper_.must_not(pair); }
  void join(TextPair pair) { grouper_.join(pair); }
  void part(std::uint32_t text, const StandingText& words) { grouper_.part(text, words.title, words.text, words.place); }
  bool are_together(TextPair pair) const { return grouper_.are_together(pair); }
  void merge() { grouper_.merge(); }
  std::vector<std::uint32_t> groups() const { return grouper_.groups(); }
  std::size_t size() const { return grouper_.texts(); }

 private:
  std::optional<std::uint32_t> copy_of(const StandingText&);

  std::unique_ptr<TermWeights> weights_;
  Signer signer_;
  CopyIndex firsts_;
  std::vector<std::uint32_t> text_of_first_{};
  Grouper grouper_;
};

}  // namespace lianxin::likeness
