#include "platform/db/write_queue.h"

#include <exception>

namespace lianxin::db {
namespace {

Error unavailable(std::string_view key) {
  Error error = fail(Code::unavailable, key);
  error.retry_after_s = 1;
  return error;
}

}  // namespace

void WriteQueue::push(Store::WriteWork work, Store::Done done) {
  std::string_view refused;
  {
    const std::lock_guard lock(mutex_);
    if (closed_) {
      refused = "base.store_away";
    } else if (queue_.size() >= limit_) {
      refused = "base.store_busy";
    } else {
      queue_.push_back({std::move(work), std::move(done)});
      metrics_->queued_writes.store(static_cast<std::int64_t>(queue_.size()), std::memory_order_relaxed);
    }
  }
  if (refused.empty()) {
    filled_.notify_one();
    return;
  }
  metrics_->failed_writes.fetch_add(1, std::memory_order_relaxed);
  done(unavailable(refused));
}

bool WriteQueue::wait() {
  std::unique_lock lock(mutex_);
  filled_.wait(lock, [&] { return closed_ || !queue_.empty(); });
  return !queue_.empty();
}

std::optional<QueuedWrite> WriteQueue::pop() {
  const std::lock_guard lock(mutex_);
  if (queue_.empty()) return std::nullopt;
  QueuedWrite first = std::move(queue_.front());
  queue_.pop_front();
  ++under_way_;
  metrics_->queued_writes.store(static_cast<std::int64_t>(queue_.size()), std::memory_order_relaxed);
  return first;
}

bool WriteQueue::is_empty() {
  const std::lock_guard lock(mutex_);
  return queue_.empty();
}

void WriteQueue::finished(std::size_t count) {
  const std::lock_guard lock(mutex_);
  under_way_ -= count;
  if (under_way_ == 0 && queue_.empty()) idle_.notify_all();
}

void WriteQueue::drain() {
  std::unique_lock lock(mutex_);
  idle_.wait(lock, [&] { return under_way_ == 0 && queue_.empty(); });
  closed_ = true;
  filled_.notify_all();
}

Result<void> guarded(const std::function<Result<void>()>& work) {
  try {
    return work();
  } catch (const std::exception& thrown) {
    Error error = fail(Code::internal, "base.internal");
    error.detail = thrown.what();
    return error;
  } catch (...) {
    return fail(Code::internal, "base.internal");
  }
}

}  // namespace lianxin::db
