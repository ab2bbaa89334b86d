// WriteQueue: works waiting for a writing thread, in order, with a bound.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <optional>

#include "platform/db/store.h"

namespace lianxin::db {

struct QueuedWrite {
  Store::WriteWork work;
  Store::Done done;
};

class WriteQueue {
 public:
  WriteQueue(std::size_t limit, StoreMetrics& metrics) : limit_(limit), metrics_(&metrics) {}

  // Refuses at once, on the caller's thread, with unavailable "base.store_busy" (full) or "base.store_away" (closed).
  void push(Store::WriteWork work, Store::Done done);
  // Waits for a work without taking it; false when closed and empty.
  bool wait();
  std::optional<QueuedWrite> pop();
  bool is_empty();
  // Every popped work must be answered and then counted off here.
  void finished(std::size_t count);
  // Waits until nothing is queued or under way, then refuses new works.
  void drain();

 private:
  const std::size_t limit_;
  StoreMetrics* metrics_;
  std::mutex mutex_;
  std::condition_variable filled_;
  std::condition_variable idle_;
  std::deque<QueuedWrite> queue_;
  std::size_t under_way_ = 0;
  bool closed_ = false;
};

// Runs a work; what it throws becomes an internal error.
Result<void> guarded(const std::function<Result<void>()>& work);

}  // namespace lianxin::db
