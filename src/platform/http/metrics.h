// Metrics: what the server counts, in the Prometheus text format. Everything may be called from any thread.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace lianxin::http {

class Metrics {
 public:
  class Route;  // counters of one route
  Metrics();
  ~Metrics();
  Metrics(const Metrics&) = delete;
  Metrics& operator=(const Metrics&) = delete;

  // Lives as long as the metrics. `route` is the pattern, never a path: labels must stay few.
  Route& route(std::string_view method, std::string_view route);
  static void observe(Route&, int status, double seconds);
  // `read` is called when somebody asks for the text.
  void gauge(std::string_view name, std::string_view help, std::function<double()> read);
  std::string text();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace lianxin::http
