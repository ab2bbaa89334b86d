#include "platform/http/metrics.h"

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

#include <array>
#include <atomic>
#include <deque>
#include <mutex>
#include <vector>

namespace lianxin::http {

class Metrics::Route {
 public:
  using Counters = prometheus::Family<prometheus::Counter>;
  Route(Counters& counters, std::string method, std::string route, prometheus::Histogram& seconds)
      : counters_(&counters), method_(std::move(method)), route_(std::move(route)), seconds_(&seconds) {}

  void observe(int status, double seconds) {
    seconds_->Observe(seconds);
    auto& slot = by_status_[status >= 100 && status < 600 ? static_cast<std::size_t>(status - 100) : 400];
    prometheus::Counter* counter = slot.load(std::memory_order_acquire);
    if (!counter) {
      // The family gives the same counter for the same labels, so two threads may both come here.
      counter = &counters_->Add({{"method", method_}, {"route", route_}, {"status", std::to_string(status)}});
      slot.store(counter, std::memory_order_release);
    }
    counter->Increment();
  }

 private:
  Counters* counters_;
  std::string method_;
  std::string route_;
  prometheus::Histogram* seconds_;
  std::array<std::atomic<prometheus::Counter*>, 500> by_status_{};
};

struct Metrics::State {
  struct Read {
    prometheus::Gauge* gauge;
    std::function<double()> value;
  };
  prometheus::Registry registry;
  prometheus::Family<prometheus::Counter>* requests = nullptr;
  prometheus::Family<prometheus::Histogram>* seconds = nullptr;
  std::mutex mutex;
  std::deque<Route> routes;
  std::vector<Read> gauges;
};

Metrics::Metrics() : state_(std::make_unique<State>()) {
  state_->requests = &prometheus::BuildCounter().Name("lianxin_http_requests_total").Help("Requests by route and status").Register(state_->registry);
  state_->seconds = &prometheus::BuildHistogram().Name("lianxin_http_request_seconds").Help("Time from the request to its answer").Register(state_->registry);
}

Metrics::~Metrics() = default;

Metrics::Route& Metrics::route(std::string_view method, std::string_view route) {
  static const prometheus::Histogram::BucketBoundaries bounds{0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 2, 10};
  const std::lock_guard lock(state_->mutex);
  const prometheus::Labels labels{{"method", std::string(method)}, {"route", std::string(route)}};
  auto& seconds = state_->seconds->Add(labels, bounds);
  return state_->routes.emplace_back(*state_->requests, std::string(method), std::string(route), seconds);
}

void Metrics::observe(Route& route, int status, double seconds) { route.observe(status, seconds); }

void Metrics::gauge(std::string_view name, std::string_view help, std::function<double()> read) {
  const std::lock_guard lock(state_->mutex);
  auto& family = prometheus::BuildGauge().Name(std::string(name)).Help(std::string(help)).Register(state_->registry);
  state_->gauges.push_back({&family.Add({}), std::move(read)});
}

std::string Metrics::text() {
  const std::lock_guard lock(state_->mutex);
  for (const auto& read : state_->gauges) read.gauge->Set(read.value());
  return prometheus::TextSerializer().Serialize(state_->registry.Collect());
}

}  // namespace lianxin::http
