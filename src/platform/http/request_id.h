// Request ids: 16 hexadecimal digits, different within one installation; in the log, in problem bodies, in the journal.
#pragma once

#include <atomic>
#include <cstdint>
#include <string>

#include "base/id.h"

namespace lianxin::http {

inline std::string new_request_id() {
  // A random beginning and steps of an odd constant: no system call and no lock for each request.
  static std::atomic<std::uint64_t> next = [] {
    std::uint64_t seed = 0;
    for (const std::uint8_t byte : new_uuid(now_from_system_clock()).bytes) seed = seed * 257 + byte;
    return seed;
  }();
  const std::uint64_t id = next.fetch_add(0x9e3779b97f4a7c15, std::memory_order_relaxed);
  static constexpr char digits[] = "0123456789abcdef";
  std::string out(16, '0');
  for (std::size_t at = 0; at < 16; ++at) out[at] = digits[(id >> (60 - 4 * at)) & 15];
  return out;
}

}  // namespace lianxin::http
