// Many texts, read piece by piece: a million of them need not lie in memory.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace lianxin::likeness {

struct SourceText {
  std::string_view title{};
  std::string_view text{};
  std::string_view place{};  // as in Grouper::add
};

class TextSource {
 public:
  virtual ~TextSource() = default;
  virtual std::size_t size() const = 0;
  // By any thread. What is given lives as long as `room` is left alone.
  virtual SourceText read(std::uint32_t number, std::string& room) const = 0;
};

}  // namespace lianxin::likeness
