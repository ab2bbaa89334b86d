#include "platform/http/rate_limits.h"

#include <algorithm>
#include <cmath>
#include <functional>

namespace lianxin::http {

namespace {
constexpr std::int64_t forget_after_ms = 10 * ms_per_minute;  // longer than any bucket takes to fill
}

int RateLimits::take(std::string_view bucket, std::string_view key, Moment now) {
  const auto found = limits_.find(bucket);
  if (found == limits_.end()) return 0;
  const RateLimit& limit = found->second;
  std::string name(bucket);
  name += ' ';
  name += key;
  Shard& shard = shards_[std::hash<std::string>{}(name) % shards_.size()];
  const std::lock_guard lock(shard.mutex);
  if (now.ms - shard.swept_ms > ms_per_minute || shard.buckets.size() >= most_per_shard) sweep(shard, now.ms);
  const auto [at, fresh] = shard.buckets.try_emplace(std::move(name), Bucket{limit.burst, now.ms});
  Bucket& b = at->second;
  const auto passed_ms = static_cast<double>(std::max<std::int64_t>(0, now.ms - b.at_ms));
  b.left = std::min(limit.burst, b.left + passed_ms * limit.per_minute / 60'000.0);
  b.at_ms = now.ms;
  if (b.left >= 1) {
    b.left -= 1;
    return 0;
  }
  return std::max(1, static_cast<int>(std::ceil((1 - b.left) * 60.0 / limit.per_minute)));
}

void RateLimits::sweep(Shard& shard, std::int64_t now_ms) {
  std::erase_if(shard.buckets, [&](const auto& entry) { return now_ms - entry.second.at_ms > forget_after_ms; });
  // Still too many: somebody makes up keys. Forgetting all of them costs a burst, keeping them costs the memory.
  if (shard.buckets.size() >= most_per_shard) shard.buckets.clear();
  shard.swept_ms = now_ms;
}

std::size_t RateLimits::size() const {
  std::size_t out = 0;
  for (const Shard& shard : shards_) {
    const std::lock_guard lock(shard.mutex);
    out += shard.buckets.size();
  }
  return out;
}

}  // namespace lianxin::http
