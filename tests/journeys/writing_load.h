// WritingLoad: clients that register requests as fast as they are answered, and remember what was acknowledged.
#pragma once

#include <atomic>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace lianxin::journeys {

class WritingLoad {
 public:
  WritingLoad(int port, std::string token, int clients);
  ~WritingLoad() { stop(); }
  WritingLoad(const WritingLoad&) = delete;
  WritingLoad& operator=(const WritingLoad&) = delete;

  // Ends when the present request is answered or its connection is gone.
  void stop();
  // Ids of requests whose registration was answered with 201.
  std::vector<std::string> acknowledged() const;
  std::vector<std::string> sent() const;
  int unavailable() const { return unavailable_; }
  // An answer that is neither 201 nor 503; empty: none.
  std::string surprise() const;

 private:
  void write(int client);
  int port_;
  std::string token_;
  std::atomic<bool> stopping_{false};
  std::atomic<int> unavailable_{0};
  mutable std::mutex mutex_;
  std::vector<std::string> sent_;
  std::vector<std::string> acknowledged_;
  std::string surprise_;
  std::vector<std::thread> clients_;
};

}  // namespace lianxin::journeys
