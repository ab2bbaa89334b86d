// Hashes of n-grams: the same on every machine, because model files hold them.
#pragma once

#include <cstddef>
#include <cstdint>

namespace lianxin::likeness {

constexpr std::uint64_t mixed(std::uint64_t x) {
  x ^= x >> 32;
  x *= 0xd6e8feb86659fd93U;
  x ^= x >> 32;
  x *= 0xd6e8feb86659fd93U;
  return x ^ (x >> 32);
}
// The n-gram `before` with one character more; 0 begins one.
constexpr std::uint64_t longer(std::uint64_t before, char32_t c) {
  return mixed(before + (static_cast<std::uint64_t>(c) + 1) * 0x9e3779b97f4a7c15U);
}

// Numbers that look random and come out the same each time.
class Sequence {
 public:
  explicit constexpr Sequence(std::uint64_t seed) : at_(seed) {}
  constexpr std::uint64_t next() { return mixed(at_ += 0x9e3779b97f4a7c15U); }
  constexpr std::size_t below(std::size_t count) { return static_cast<std::size_t>(next() % count); }

 private:
  std::uint64_t at_;
};

}  // namespace lianxin::likeness
