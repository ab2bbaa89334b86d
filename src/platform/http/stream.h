// Stream: a body without an end, pushed by any thread, taken by the server's.
#pragma once

#include <functional>
#include <mutex>
#include <string>
#include <string_view>

namespace lianxin::http {

class Stream {
 public:
  // Bytes that may wait for a slow reader; more closes the stream.
  static constexpr std::size_t max_waiting_bytes = 256 * 1024;

  // False when the stream is closed.
  bool push(std::string_view bytes);
  void close();
  bool is_closed() const;

  // Of the server: what waits, and who is to be told when something comes.
  std::string take();
  void on_wake(std::function<void()> wake);

 private:
  mutable std::mutex mutex_;
  std::string waiting_;
  std::function<void()> wake_;
  bool closed_ = false;
};

}  // namespace lianxin::http
