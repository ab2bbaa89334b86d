// Counts terms 0 … size-1 of one text after the other, without hashing: nothing a writer does makes it slow.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace lianxin::likeness {

class Tally {
 public:
  void begin(std::size_t size) {
    for (const auto term : met_) counts_[term] = 0;
    met_.clear();
    if (counts_.size() < size) counts_.resize(size, 0);
  }
  void add(std::uint32_t term, float weight) {
    if (counts_[term] == 0) met_.push_back(term);
    counts_[term] += weight;
  }
  // In the order of their first meeting.
  const std::vector<std::uint32_t>& met() const { return met_; }
  float of(std::uint32_t term) const { return counts_[term]; }

 private:
  std::vector<float> counts_{};
  std::vector<std::uint32_t> met_{};
};

}  // namespace lianxin::likeness
