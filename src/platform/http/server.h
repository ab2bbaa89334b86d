// Server: listens, reads requests, hands them to the dispatcher, writes the answers. Limits everything a stranger can send.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "platform/http/dispatcher.h"

namespace lianxin::http {

struct ServerOptions {
  std::string address = "127.0.0.1";
  int port = 8311;                   // 0: any free one
  int threads = 2;
  std::vector<std::string> hosts{};  // names in Host that are answered, without port; empty: any
  bool trust_forwarded = false;      // behind a proxy of ours: the last address of X-Forwarded-For is the client's
  bool https = false;                // the public address is https
  int max_connections = 2000;
  std::size_t max_header_bytes = 16 * 1024;
  std::size_t max_target_bytes = 4 * 1024;
  int header_ms = 10'000;  // from a request's first byte to the end of its header
  int body_ms = 60'000;    // from there to the end of its body
  int idle_ms = 75'000;    // between requests
  int write_ms = 30'000;   // for the client to take what was written
  int drain_ms = 10'000;   // at the end, for requests under way
};

class Server {
 public:
  Server(Dispatcher&, ServerOptions);
  ~Server();  // stops
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  // Begins to answer, on threads of its own; gives the port. unavailable "base.listen" {address, why}.
  Result<int> start();
  // No new requests; those under way are answered; then the threads end.
  void stop();
  int connections() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace lianxin::http
