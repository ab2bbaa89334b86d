#include "platform/http/stream.h"

#include <utility>

namespace lianxin::http {

bool Stream::push(std::string_view bytes) {
  const std::lock_guard lock(mutex_);
  if (closed_) return false;
  if (waiting_.size() + bytes.size() > max_waiting_bytes) closed_ = true;
  else waiting_ += bytes;
  if (wake_) wake_();
  return !closed_;
}

void Stream::close() {
  const std::lock_guard lock(mutex_);
  if (std::exchange(closed_, true)) return;
  if (wake_) wake_();
}

bool Stream::is_closed() const {
  const std::lock_guard lock(mutex_);
  return closed_;
}

std::string Stream::take() {
  const std::lock_guard lock(mutex_);
  return std::exchange(waiting_, {});
}

void Stream::on_wake(std::function<void()> wake) {
  const std::lock_guard lock(mutex_);
  wake_ = std::move(wake);
  if (wake_ && (closed_ || !waiting_.empty())) wake_();
}

}  // namespace lianxin::http
