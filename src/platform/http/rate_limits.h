// RateLimits: token buckets in memory, one for each (bucket, key). For decency against floods, not for rights: each server
// process counts on its own.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/moment.h"

namespace lianxin::http {

struct RateLimit {
  double per_minute = 0;  // refilled evenly
  double burst = 0;       // at once
};

class RateLimits {
 public:
  explicit RateLimits(std::map<std::string, RateLimit, std::less<>> limits) : limits_(std::move(limits)) {}
  // 0 when it may pass, else the seconds to wait. A bucket without a limit always passes.
  int take(std::string_view bucket, std::string_view key, Moment now);
  std::size_t size() const;

 private:
  struct Bucket {
    double left = 0;
    std::int64_t at_ms = 0;
  };
  struct Shard {
    mutable std::mutex mutex;
    std::unordered_map<std::string, Bucket> buckets;
    std::int64_t swept_ms = 0;
  };
  static constexpr std::size_t most_per_shard = 20'000;
  static void sweep(Shard&, std::int64_t now_ms);
  std::map<std::string, RateLimit, std::less<>> limits_;
  std::array<Shard, 8> shards_;
};

}  // namespace lianxin::http
