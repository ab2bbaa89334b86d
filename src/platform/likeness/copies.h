// Finds texts that are copies of each other: re-typed, shortened, shuffled, with other names. MinHash over stretches of three
// characters (Broder 1997), found again by bands. Its likeness estimates the share of stretches two texts have in common.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "platform/likeness/cleaned.h"

namespace lianxin::likeness {

constexpr std::size_t signature_length = 64;
constexpr double copy_from = 0.5;  // likeness of a copy

struct Signature {
  std::array<std::uint16_t, signature_length> values{};
  bool is_empty = true;  // a text without any character: like nothing
  friend bool operator==(const Signature&, const Signature&) = default;
};

// 0 … 1.
double likeness_of(const Signature&, const Signature&);

// Makes signatures; those of different seeds cannot be compared. A seed nobody outside knows keeps away texts written to collide.
class Signer {
 public:
  explicit Signer(std::uint64_t seed);
  Signature sign(std::string_view title, std::string_view text) const;
  Signature sign(const Cleaned& title, const Cleaned& text) const;

 private:
  std::uint64_t seed_;
  std::array<std::uint32_t, signature_length> factors_{};
  std::array<std::uint32_t, signature_length> offsets_{};
};

struct Match {
  std::uint32_t number = 0;  // in the order of adding
  double likeness = 0;
};

// A standing index; adding and asking take the same time however large it is and however many copies of one text it holds.
class CopyIndex {
 public:
  explicit CopyIndex(std::uint64_t seed);
  // Its number: 0, 1, 2 …; at most 2^32 - 2.
  std::uint32_t add(const Signature&);
  std::size_t size() const { return signatures_.size(); }
  const Signature& at(std::uint32_t number) const { return signatures_[number]; }
  // The likest with at least `least`, the likest first, then the older; at most `count`. Of more than 32 texts that share a
  // band with the question only the newest 32 are looked at.
  std::vector<Match> find(const Signature&, double least = copy_from, std::size_t count = 10) const;

 private:
  struct Slot { std::uint32_t newest = none; };
  static constexpr std::uint32_t none = 0xFFFFFFFF;
  static constexpr std::size_t bands = 16;
  static constexpr std::size_t rows = signature_length / bands;

  std::uint64_t key_of(const Signature&, std::size_t band) const;
  void grow();
  void enter(std::uint32_t number);

  std::uint64_t seed_;
  std::vector<Signature> signatures_{};
  std::vector<Slot> slots_{};           // by hashed band key; texts in one slot are chained by older_
  std::vector<std::uint32_t> older_{};  // bands × texts
};

struct TitledText {
  std::string_view title;
  std::string_view text;
};
// A group number for each text: equal for copies. Each is compared with the first of a group, never chained from copy to copy.
std::vector<std::uint32_t> copy_groups(std::span<const TitledText>, std::uint64_t seed, double least = copy_from);

}  // namespace lianxin::likeness
