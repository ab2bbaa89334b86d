// Serving: the whole server, from the open installation to the end.
#pragma once

#include <functional>
#include <memory>

#include "app/installation.h"

namespace lianxin::app {

class Serving {
 public:
  explicit Serving(Installation&);
  ~Serving();  // stops
  Serving(const Serving&) = delete;
  Serving& operator=(const Serving&) = delete;

  // Answers from now on; gives the port.
  Result<int> start();
  // Requests under way are answered, queued writes are written, jobs come to their end.
  void stop();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// Starts, says so with `ready(address)`, and returns after SIGTERM or SIGINT when all is done.
Result<void> serve_until_told(Installation&, const std::function<void(const std::string& address)>& ready);

}  // namespace lianxin::app
