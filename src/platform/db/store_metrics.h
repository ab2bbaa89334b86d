// StoreMetrics: what a store counts for /metrics. Read at any time from any thread.
#pragma once

#include <atomic>
#include <cstdint>

namespace lianxin::db {

struct StoreMetrics {
  std::atomic<std::int64_t> reads{0};
  std::atomic<std::int64_t> writes{0};          // works committed
  std::atomic<std::int64_t> failed_writes{0};   // works answered with an error, refused ones too
  std::atomic<std::int64_t> commits{0};         // transactions: writes / commits is the mean size of a group
  std::atomic<std::int64_t> retries{0};         // works run again after a serialization failure
  std::atomic<std::int64_t> largest_group{0};
  std::atomic<std::int64_t> queued_writes{0};   // now
  std::atomic<std::int64_t> search_faults{0};   // groups whose search index had to be fed later
};

}  // namespace lianxin::db
