// http_load: a closed loop of clients on loopback, bounded in count: each of `connections` sends a request, waits for
// its answer, sends the next, until `requests` are answered. One thread, epoll.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace lianxin::bench {

struct LoadResult {
  double seconds = 0;
  std::int64_t answered = 0;
  std::int64_t failed = 0;  // status outside 200…299
  double p50_ms = 0;
  double p99_ms = 0;
  double rate() const { return static_cast<double>(answered) / seconds; }
};

// A whole HTTP request, e.g. from make_request.
using NextRequest = std::function<std::string(std::int64_t number)>;

std::string make_request(const std::string& method, const std::string& path, int port, const std::string& token,
                         const std::string& body = {});
// Throws std::runtime_error when a connection breaks. `first_failure` gets the first answer that failed.
LoadResult run_load(int port, int connections, std::int64_t requests, const NextRequest& next,
                    std::string* first_failure = nullptr);

}  // namespace lianxin::bench
