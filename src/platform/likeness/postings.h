// By term: the groups whose centre it is among the heaviest of. Takes room for the terms that were met only.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace lianxin::likeness {

class Postings {
 public:
  // A term of more groups than that tells them not apart: it is no longer asked for.
  explicit Postings(std::size_t longest) : longest_(longest) {}

  // Once for a group, however often it is called.
  void add(std::uint32_t term, std::uint32_t group);
  // The same for a group that was never added before.
  void add_new(std::uint32_t term, std::uint32_t group);
  // Empty for a term that was not met or that too many groups have.
  std::span<const std::uint32_t> of(std::uint32_t term) const;
  void clear();

 private:
  static constexpr std::uint32_t none = 0xFFFFFFFF;
  std::size_t slot_of(std::uint32_t term) const;
  void grow();
  std::vector<std::uint32_t>& list_of(std::uint32_t term);

  std::size_t longest_;
  std::vector<std::uint32_t> slots_{};  // index of the list
  std::vector<std::uint32_t> terms_{};  // of each list
  std::vector<std::vector<std::uint32_t>> lists_{};
};

}  // namespace lianxin::likeness
