// Invented names for the demonstration, the same for the same seed.
#pragma once

#include <cstdint>
#include <string>

namespace lianxin::people {

// SplitMix64 (Steele, Lea, Flood 2014): the same numbers on every machine.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next();
  // 0 … below - 1. REQUIRES: below > 0.
  std::size_t roll(std::size_t below) { return static_cast<std::size_t>(next() % below); }

 private:
  std::uint64_t state_;
};

// Han names with a surname, Mongolian given names without one, and a few with a middle dot, as the region has them.
std::string invented_name(Dice&);

}  // namespace lianxin::people
