#include <algorithm>
#include <cstring>

#include "platform/expressions/evaluate.h"

namespace lianxin::expressions {

constexpr std::size_t smallest_block = 4'096;

std::string_view Scratch::keep(std::string_view text) {
  if (text.empty()) return {};
  if (blocks_.empty() || blocks_.back().size - used_ < text.size()) {
    const std::size_t size = std::max(smallest_block, text.size());
    blocks_.push_back({std::make_unique<char[]>(size), size});
    used_ = 0;
  }
  char* at = blocks_.back().bytes.get() + used_;
  std::memcpy(at, text.data(), text.size());
  used_ += text.size();
  return {at, text.size()};
}

void Scratch::go_back(Mark mark) {
  if (blocks_.size() > mark.blocks) blocks_.resize(mark.blocks);
  used_ = mark.used;
}

}  // namespace lianxin::expressions
