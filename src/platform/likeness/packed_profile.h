// Profiles as they are kept: four bytes a term. A million of them stand in memory.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "platform/likeness/term_weights.h"

namespace lianxin::likeness {

// term << 8 | code of the weight, in the order of the terms. Weights are kept to 1.6 of 100; what weighs less than 2^-12 as that.
using PackedProfile = std::vector<std::uint32_t>;

constexpr std::uint32_t term_of(std::uint32_t packed) { return packed >> 8; }
float weight_of(std::uint32_t packed);

PackedProfile packed(const Profile&);
Profile unpacked(std::span<const std::uint32_t>);

bool has_term(std::span<const std::uint32_t>, std::uint32_t term);

// One profile compared with many: its terms lie open, so that each comparison reads the other one only.
class Asking {
 public:
  void begin(const Profile&);
  // As likeness() of the two profiles.
  bool has(std::uint32_t term) const;
  float likeness_to(std::span<const std::uint32_t> other, float most_of_term) const;

 private:
  struct Slot {
    std::uint32_t term = 0xFFFFFFFF;
    float weight = 0;
  };
  std::vector<Slot> slots_{};
  std::vector<std::uint32_t> filled_{};
  std::size_t terms_ = 0;
};

}  // namespace lianxin::likeness
