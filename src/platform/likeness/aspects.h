// What kind of trouble a text tells of: noise, smoke, parking … One place has many troubles, and its name must not make them one.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace lianxin::likeness {

constexpr std::size_t aspect_count = 48;
// A bit for each kind of trouble whose words stand there; 0 where none does.
using Aspects = std::uint64_t;

Aspects aspects_of(const std::vector<char32_t>& characters);

// How many texts of a group tell of each. One text takes no more room than its bits.
class AspectTally {
 public:
  AspectTally() = default;
  explicit AspectTally(Aspects aspects) { add(aspects); }

  void add(Aspects);
  void add(const AspectTally&);
  bool is_told() const { return one_ != 0 || many_; }
  // Of the texts that tell of any.
  float share(std::size_t kind) const;
  friend float agreement(const AspectTally&, const AspectTally&);

 private:
  struct Many {
    std::array<std::uint32_t, aspect_count> texts{};
    std::uint32_t told = 0;
    void add(Aspects);
  };
  Aspects one_ = 0;               // while only one text tells of any
  std::unique_ptr<Many> many_{};
};

// 0 … 1: the largest share both have of one kind; 1 where either tells of none.
float agreement(const AspectTally&, const AspectTally&);

}  // namespace lianxin::likeness
