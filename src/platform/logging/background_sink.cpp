#include "platform/logging/background_sink.h"

#include <chrono>
#include <utility>

namespace lianxin::log {
namespace {

constexpr auto writing_step = std::chrono::milliseconds(100);
constexpr std::size_t much = 64 * 1024;  // not waited for

}  // namespace

BackgroundSink::BackgroundSink(std::FILE* file) : file_(file), thread_([this] { serve(); }) {}

BackgroundSink::~BackgroundSink() {
  {
    const std::lock_guard lock(gate_);
    ends_ = true;
  }
  wake_.notify_one();
  thread_.join();
}

void BackgroundSink::sink_it_(const spdlog::details::log_msg& message) {
  spdlog::memory_buf_t line;
  formatter_->format(message, line);
  bool is_much = false;
  {
    const std::lock_guard lock(gate_);
    if (waiting_.size() + line.size() > max_waiting_bytes) {
      ++dropped_;
      return;
    }
    const bool was_much = waiting_.size() >= much;
    waiting_.append(line.data(), line.size());
    is_much = !was_much && waiting_.size() >= much;
    urgent_ |= is_much;
  }
  if (is_much) wake_.notify_one();
}

void BackgroundSink::flush_() {
  {
    const std::lock_guard lock(gate_);
    urgent_ = true;
  }
  wake_.notify_one();
}

void BackgroundSink::settle(int most_ms) {
  flush_();
  std::unique_lock lock(gate_);
  written_.wait_for(lock, std::chrono::milliseconds(most_ms), [&] { return waiting_.empty() && !writing_; });
}

void BackgroundSink::serve() {
  std::unique_lock lock(gate_);
  for (;;) {
    wake_.wait_for(lock, writing_step, [&] { return urgent_ || ends_; });
    urgent_ = false;
    if (!waiting_.empty()) {
      std::string lines = std::exchange(waiting_, {});
      if (const auto dropped = std::exchange(dropped_, 0); dropped > 0) {
        lines += "log lines dropped count=" + std::to_string(dropped) + "\n";
      }
      writing_ = true;
      lock.unlock();
      std::fwrite(lines.data(), 1, lines.size(), file_);
      std::fflush(file_);
      lock.lock();
      writing_ = false;
      written_.notify_all();
    }
    if (ends_ && waiting_.empty()) return;
  }
}

}  // namespace lianxin::log
