// BackgroundSink: lines are gathered in memory and written by a thread of their own, so that logging never holds a
// request up and does not wake another thread with every line.
#pragma once

#include <spdlog/sinks/base_sink.h>

#include <condition_variable>
#include <cstdio>
#include <mutex>
#include <string>
#include <thread>

namespace lianxin::log {

class BackgroundSink final : public spdlog::sinks::base_sink<std::mutex> {
 public:
  // Bytes that may wait for a file that does not take them; further lines are dropped and counted in a line of their own.
  static constexpr std::size_t max_waiting_bytes = 1024 * 1024;

  explicit BackgroundSink(std::FILE* file);
  ~BackgroundSink() override;
  BackgroundSink(const BackgroundSink&) = delete;
  BackgroundSink& operator=(const BackgroundSink&) = delete;

  // Waits until what is there is written, at most `most_ms`.
  void settle(int most_ms = 2000);

 protected:
  void sink_it_(const spdlog::details::log_msg& message) override;
  void flush_() override;  // asks the thread to write soon; does not wait

 private:
  void serve();

  std::FILE* file_;
  std::mutex gate_;
  std::condition_variable wake_;
  std::condition_variable written_;
  std::string waiting_;
  std::size_t dropped_ = 0;
  bool urgent_ = false;
  bool writing_ = false;
  bool ends_ = false;
  std::thread thread_;
};

}  // namespace lianxin::log
