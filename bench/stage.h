// Stage: the demonstration prefecture in a folder of its own, with an API token, and the real server on it.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "bench/http_load.h"
#include "tests/support/server_process.h"

namespace lianxin::bench {

class Stage {
 public:
  // Seeds the prefecture (without tickets when `tickets` is 0) and makes a token for an account; the prefecture's office unless
  // another is told. `flags`: further ones of `lianxin demo`; a large one takes some minutes.
  explicit Stage(const std::string& name, int tickets = 0, const std::string& account = "wulan", const std::vector<std::string>& flags = {});
  ~Stage();
  Stage(const Stage&) = delete;
  Stage& operator=(const Stage&) = delete;

  // From now on by a token of this account.
  void act_as(const std::string& account);
  void start(std::vector<std::string> flags = {});
  void stop();
  testing::ServerProcess& server() { return *server_; }
  const std::string& token() const { return token_; }
  const std::string& folder() const { return folder_; }
  std::string database() const { return folder_ + "/stage.db"; }

  std::string request(const std::string& method, const std::string& path, const std::string& body = {}) const;
  // The answer's body; throws when it is not 2xx.
  std::string fetch(const std::string& path) const;
  // POST /api/v1/tickets with an id and words of its own.
  std::string create_request(std::int64_t number) const;
  LoadResult load(int connections, std::int64_t requests, const NextRequest& next) const;

 private:
  std::string folder_;
  std::string token_{};
  std::unique_ptr<testing::ServerProcess> server_{};
};

struct Measured {
  LoadResult load;
  double cpu_us = 0;  // of the server, a request
};
// Closed loop with the server's CPU time around it.
Measured measure(const Stage&, testing::ServerProcess&, int connections, std::int64_t requests, const NextRequest&);

// "name … value unit", aligned.
void print_figure(const std::string& name, double value, const std::string& unit);
// "name … ratio (target …)"; a missed target is marked.
void print_ratio(const std::string& name, double ratio, double at_least);
// LIANXIN_BENCH_SCALE=0.1 makes everything ten times shorter; default 1.
std::int64_t scaled(std::int64_t count);

}  // namespace lianxin::bench
