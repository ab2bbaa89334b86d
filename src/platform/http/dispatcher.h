// Dispatcher: takes a request through its route: rate limit, who asks, may they, in which transaction, and what is answered when
// something fails. Knows nothing of sockets: the server and the tests use the same one.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "platform/db/store.h"
#include "platform/http/metrics.h"
#include "platform/http/rate_limits.h"
#include "platform/http/router.h"
#include "platform/http/workers.h"

namespace lianxin::http {

using Limits = std::map<std::string, RateLimit, std::less<>>;
// "login", "public_submit", "public_code" and "public_words" by address, "session" by session. API tokens have no limit.
Limits default_limits();

struct DispatchOptions {
  Zone zone{};
  Limits limits = default_limits();
  // Threads for reading when it is not done on the caller's, for passwords, for long work. 0: on the caller's.
  int reader_threads = 2;
  int password_threads = 2;
  int work_threads = 2;
  std::function<Moment()> clock = now_from_system_clock;
  // What answers a GET that no route answers: the web pages.
  std::function<std::optional<Reply>(const Request&)> pages{};
  Metrics* metrics = nullptr;
};

class Dispatcher {
 public:
  using Send = std::function<void(Reply)>;

  // Router and store must outlive it; no more routes may be added.
  Dispatcher(const Router&, db::Store&, DispatchOptions);
  ~Dispatcher();  // finishes what is under way on its threads; drain the store before

  // `send` is called once, on any thread, possibly before this returns.
  void handle(Request, Send send);
  // The same, waiting.
  Reply answer(Request);
  // How long a body the request's route takes; a small default when there is none.
  std::size_t body_limit(Method, std::string_view path) const;

 private:
  struct Exchange;
  using Held = std::shared_ptr<Exchange>;
  // What can be said without knowing who asks.
  std::optional<Reply> answer_at_the_door(Exchange&);
  std::optional<Error> refuse_body(const Exchange&) const;
  std::optional<Error> over_limit(const Exchange&);
  Result<void> identify(const db::Reader&, Exchange&);
  Result<void> admit(const Exchange&) const;
  void read(const Held&);
  void change(const Held&);
  void prepare_and_write(const Held&);
  void write(const Held&);
  void change_in_steps(const Held&);
  void work(const Held&);
  void on(Workers&, const Held&, std::function<void()>);
  Reply failure(const Exchange&, const Error&) const;
  void touch(const Exchange&);
  void finish(Exchange&, Result<Reply>);

  const Router& router_;
  db::Store& store_;
  DispatchOptions options_;
  RateLimits limits_;
  std::vector<Metrics::Route*> route_metrics_;
  Metrics::Route* pages_metrics_ = nullptr;
  Metrics::Route* unmatched_metrics_ = nullptr;
  Workers readers_;
  Workers passwords_;
  Workers works_;
};

}  // namespace lianxin::http
