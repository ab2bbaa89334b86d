#include "bench/http_load.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <stdexcept>
#include <string_view>

namespace lianxin::bench {
namespace {

using Clock = std::chrono::steady_clock;

struct Connection {
  int socket = -1;
  std::string in{};
  Clock::time_point sent_at{};
};

int connect_to(int port) {
  const int s = socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  if (connect(s, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) throw std::runtime_error("cannot connect");
  const int on = 1;
  setsockopt(s, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  return s;
}

// Bytes of the first whole answer in `in`, 0 while it is incomplete.
std::size_t whole_answer(std::string_view in) {
  const auto end = in.find("\r\n\r\n");
  if (end == std::string_view::npos) return 0;
  std::size_t size = 0;
  for (const std::string_view name : {"Content-Length: ", "content-length: "}) {
    const auto at = in.substr(0, end).find(name);
    if (at != std::string_view::npos) std::from_chars(in.data() + at + name.size(), in.data() + end, size);
  }
  return in.size() >= end + 4 + size ? end + 4 + size : 0;
}

class Load {
 public:
  Load(int port, int connections, std::int64_t requests, const NextRequest& next, std::string* failure)
      : requests_(requests), next_(next), failure_(failure), poll_(epoll_create1(0)), connections_(static_cast<std::size_t>(connections)) {
    for (std::size_t i = 0; i < connections_.size(); ++i) {
      connections_[i].socket = connect_to(port);
      epoll_event event{};
      event.events = EPOLLIN;
      event.data.u64 = i;
      epoll_ctl(poll_, EPOLL_CTL_ADD, connections_[i].socket, &event);
    }
    latencies_.reserve(static_cast<std::size_t>(requests));
  }
  ~Load() {
    for (const auto& c : connections_) close(c.socket);
    close(poll_);
  }
  Load(const Load&) = delete;
  Load& operator=(const Load&) = delete;

  LoadResult run() {
    const auto begin = Clock::now();
    for (auto& c : connections_) send_next(c);
    std::array<epoll_event, 64> events{};
    while (result_.answered < requests_) {
      const int n = epoll_wait(poll_, events.data(), static_cast<int>(events.size()), 30'000);
      if (n <= 0) throw std::runtime_error("the server has not answered for 30 s");
      for (int i = 0; i < n; ++i) receive(connections_[events[static_cast<std::size_t>(i)].data.u64]);
    }
    result_.seconds = std::chrono::duration<double>(Clock::now() - begin).count();
    std::sort(latencies_.begin(), latencies_.end());
    result_.p50_ms = latencies_[latencies_.size() / 2];
    result_.p99_ms = latencies_[latencies_.size() * 99 / 100];
    return result_;
  }

 private:
  void send_next(Connection& c) {
    if (sent_ >= requests_) return;
    const std::string request = next_(sent_++);
    c.sent_at = Clock::now();
    if (send(c.socket, request.data(), request.size(), MSG_NOSIGNAL) != static_cast<ssize_t>(request.size()))
      throw std::runtime_error("cannot send");
  }

  void receive(Connection& c) {
    std::array<char, 65536> part{};
    const auto n = recv(c.socket, part.data(), part.size(), 0);
    if (n <= 0) throw std::runtime_error("the server closed a connection");
    c.in.append(part.data(), static_cast<std::size_t>(n));
    const std::size_t size = whole_answer(c.in);
    if (size == 0) return;
    latencies_.push_back(std::chrono::duration<double, std::milli>(Clock::now() - c.sent_at).count());
    ++result_.answered;
    if (c.in[9] != '2') {
      if (result_.failed++ == 0 && failure_ != nullptr) *failure_ = c.in.substr(0, size);
    }
    c.in.erase(0, size);
    send_next(c);
  }

  std::int64_t requests_;
  std::int64_t sent_ = 0;
  const NextRequest& next_;
  std::string* failure_;
  int poll_;
  std::vector<Connection> connections_;
  std::vector<double> latencies_{};
  LoadResult result_{};
};

}  // namespace

std::string make_request(const std::string& method, const std::string& path, int port, const std::string& token,
                         const std::string& body) {
  std::string request = method + ' ' + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(port) + "\r\n";
  if (!token.empty()) request += "Authorization: Bearer " + token + "\r\n";
  if (!body.empty()) request += "Content-Type: application/json\r\nContent-Length: " + std::to_string(body.size()) + "\r\n";
  return request + "\r\n" + body;
}

LoadResult run_load(int port, int connections, std::int64_t requests, const NextRequest& next, std::string* first_failure) {
  return Load(port, connections, requests, next, first_failure).run();
}

}  // namespace lianxin::bench
