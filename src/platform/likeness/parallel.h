// Work that several threads share.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace lianxin::likeness {

// Calls work(begin, end) for pieces of 0 … count-1, each once, on so many threads (this one among them), in no order. What one
// throws is thrown here, when all have ended.
template <class Work>
void in_pieces(unsigned threads, std::size_t count, std::size_t piece, Work work) {
  std::atomic<std::size_t> next = 0;
  std::exception_ptr failed;
  std::mutex failing;
  const auto take = [&] {
    try {
      for (;;) {
        const auto begin = next.fetch_add(piece, std::memory_order_relaxed);
        if (begin >= count) return;
        work(begin, std::min(count, begin + piece));
      }
    } catch (...) {
      const std::scoped_lock lock(failing);
      failed = std::current_exception();
      next = count;
    }
  };
  {
    std::vector<std::jthread> others;
    for (unsigned i = 1; i < threads && i * piece < count; ++i) others.emplace_back(take);
    take();
  }
  if (failed) std::rethrow_exception(failed);
}

}  // namespace lianxin::likeness
