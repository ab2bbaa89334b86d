// Workers: a few threads with a bounded queue.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace lianxin::http {

class Workers {
 public:
  // Without threads the work is done on the caller's.
  Workers(int threads, std::size_t max_queued);
  ~Workers();  // finishes what is queued
  Workers(const Workers&) = delete;
  Workers& operator=(const Workers&) = delete;

  // False when the queue is full: the work will not be done.
  bool post(std::function<void()> work);

 private:
  void run();
  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<std::function<void()>> queue_;
  std::size_t max_queued_;
  bool ending_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace lianxin::http
