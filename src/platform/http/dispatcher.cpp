#include "platform/http/dispatcher.h"

#include <algorithm>
#include <chrono>
#include <future>
#include <utility>

#include "platform/access/sessions.h"
#include "platform/crypto/digest.h"
#include "platform/http/request_id.h"
#include "platform/http/texts.h"
#include "platform/logging/logging.h"

namespace lianxin::http {

struct Dispatcher::Exchange {
  Request request;
  Send send;
  std::chrono::steady_clock::time_point began = std::chrono::steady_clock::now();
  const Route* route = nullptr;
  Params params{};
  Doing doing{};
  Language language = Language::zh;
  std::string_view session{};  // credentials, parts of the request
  std::string_view token{};
  bool touch_due = false;
  std::shared_ptr<const void> prepared{};
  Step step{};  // of a route in steps: what the one before left
  Metrics::Route* metrics = nullptr;

  template <class Db>
  Call<Db> call(Db& db) const { return {{request, params, doing, language, prepared}, db}; }
};

namespace {

constexpr std::size_t small_body = 64 * 1024;

bool is_reading(Method method) { return method == Method::get || method == Method::head; }

Error busy() {
  Error out = fail(Code::unavailable, "base.busy");
  out.retry_after_s = 2;
  return out;
}

// A handler's exception is a fault of ours, and ends the request, not the server.
template <class F>
auto guarded(F&& f) -> decltype(f()) {
  std::string what = "unknown exception";
  try {
    return f();
  } catch (const std::exception& e) {
    what = e.what();
  } catch (...) {
  }
  Error out = fail(Code::internal, "base.internal");
  out.detail = what;
  return out;
}

bool is_json(std::string_view content_type) {
  const std::string_view type = content_type.substr(0, content_type.find(';'));
  return type == "application/json" || type == "application/json ";
}

}  // namespace

Limits default_limits() {
  return {{"login", {.per_minute = 60, .burst = 120}}, {"public_submit", {.per_minute = 20, .burst = 40}},
          {"public_code", {.per_minute = 60, .burst = 120}}, {"public_words", {.per_minute = 60, .burst = 120}},
          {"session", {.per_minute = 6000, .burst = 2000}}};
}

Dispatcher::Dispatcher(const Router& router, db::Store& store, DispatchOptions options)
    : router_(router), store_(store), options_(std::move(options)), limits_(options_.limits),
      readers_(options_.reader_threads, 1024), passwords_(options_.password_threads, 64), works_(options_.work_threads, 16) {
  if (!options_.metrics) return;
  for (const Route& route : router_.routes()) route_metrics_.push_back(&options_.metrics->route(name_of(route.method), route.pattern));
  pages_metrics_ = &options_.metrics->route("GET", "pages");
  unmatched_metrics_ = &options_.metrics->route("any", "unmatched");
}

Dispatcher::~Dispatcher() = default;

std::size_t Dispatcher::body_limit(Method method, std::string_view path) const {
  const auto match = router_.match(method, path);
  return match.route ? match.route->options.max_body_bytes : small_body;
}

Reply Dispatcher::answer(Request request) {
  std::promise<Reply> promise;
  auto reply = promise.get_future();
  handle(std::move(request), [&](Reply r) { promise.set_value(std::move(r)); });
  return reply.get();
}

void Dispatcher::handle(Request request, Send send) {
  const auto x = std::make_shared<Exchange>(Exchange{.request = std::move(request), .send = std::move(send)});
  x->metrics = unmatched_metrics_;
  x->language = language_of(x->request.header("accept-language"));
  x->doing.now = options_.clock();
  x->doing.zone = options_.zone;
  x->doing.request_id = new_request_id();
  auto done = guarded([&]() -> Result<Reply> {
    if (auto reply = answer_at_the_door(*x)) return std::move(*reply);
    return Reply{.status = 0};
  });
  if (!done || done->status != 0) return finish(*x, std::move(done));
  if (x->route->read) return read(x);
  change(x);
}

std::optional<Reply> Dispatcher::answer_at_the_door(Exchange& x) {
  const auto refuse = [&](const Error& error) { return failure(x, error); };
  auto match = router_.match(x.request.method, x.request.path);
  if (!match.path_known && options_.pages && is_reading(x.request.method)) {
    x.metrics = pages_metrics_;
    if (auto page = options_.pages(x.request)) return page;
  }
  if (!match.path_known) return refuse(fail(Code::not_found, "base.not_found"));
  if (!match.route) {
    Reply reply = problem(fail(Code::malformed, "base.method"), x.language, x.doing.request_id, 405);
    reply.headers.push_back({"allow", match.allowed});
    return reply;
  }
  x.route = match.route;
  x.params = std::move(match.params);
  if (!route_metrics_.empty()) x.metrics = route_metrics_[static_cast<std::size_t>(x.route - router_.routes().data())];
  if (x.route->plain) return x.route->plain(x.request);
  x.session = cookie_of(x.request, access::session_cookie);
  if (const std::string_view authorization = x.request.header("authorization"); authorization.starts_with("Bearer ")) {
    x.token = authorization.substr(7);
    x.session = {};
  }
  if (x.route->options.traceless) x.session = x.token = {};
  if (const auto error = over_limit(x)) return refuse(*error);
  if (const auto error = refuse_body(x)) return refuse(*error);
  return std::nullopt;
}

std::optional<Error> Dispatcher::over_limit(const Exchange& x) {
  int wait_s = 0;
  if (!x.route->options.rate.empty()) wait_s = limits_.take(x.route->options.rate, x.request.remote_address, x.doing.now);
  if (wait_s == 0 && !x.session.empty()) wait_s = limits_.take("session", x.session, x.doing.now);
  if (wait_s == 0) return std::nullopt;
  Error out = fail(Code::limited, "base.limited", {{"seconds", std::to_string(wait_s)}});
  out.retry_after_s = wait_s;
  return out;
}

std::optional<Error> Dispatcher::refuse_body(const Exchange& x) const {
  const Request& request = x.request;
  const RouteOptions& options = x.route->options;
  if (request.body.size() > options.max_body_bytes) {
    return fail(Code::too_large, "base.too_large", {{"max", std::to_string(options.max_body_bytes)}});
  }
  const std::string_view encoding = request.header("content-encoding");
  if (!encoding.empty() && encoding != "identity") return fail(Code::unsupported, "base.encoding");
  if (!request.body.empty() && options.json_body && !is_json(request.header("content-type"))) {
    return fail(Code::unsupported, "base.unsupported");
  }
  return std::nullopt;
}

Result<void> Dispatcher::identify(const db::Reader& reader, Exchange& x) {
  bool checked = true;  // the page itself sent the change, not another site through the browser
  x.doing.by = Actor{};
  if (!x.token.empty()) {
    if (auto found = TRY(access::find_token(reader, x.token, x.doing.now))) {
      x.doing.by = std::move(found->actor);
      x.touch_due = found->touch_due;
    }
  } else if (!x.session.empty()) {
    if (auto found = TRY(access::find_session(reader, x.session, x.doing.now))) {
      x.doing.by = std::move(found->actor);
      x.touch_due = found->touch_due;
      checked = is_reading(x.request.method) || crypto::equal_in_constant_time(x.request.header("x-csrf-token"), found->csrf_token);
    }
  }
  if (!checked) {
    if (!x.route->verb.open_to_anybody) return fail(Code::forbidden, "base.csrf");
    x.doing.by = Actor{};
  }
  return admit(x);
}

Result<void> Dispatcher::admit(const Exchange& x) const {
  if (access::may_somewhere(x.doing.by, x.route->verb)) return {};
  if (x.doing.by.kind == Actor::Kind::anybody) return fail(Code::unauthenticated, "base.unauthenticated");
  return fail(Code::forbidden, "base.forbidden");
}

void Dispatcher::read(const Held& x) {
  const auto run = [this, x] {
    auto reply = guarded([&] {
      return store_.reading([&](db::Reader& reader) {
        return guarded([&]() -> Result<Reply> {
          TRY(identify(reader, *x));
          auto call = x->call(reader);
          return x->route->read(call);
        });
      });
    });
    finish(*x, std::move(reply));
  };
  if (x->route->options.weight == Weight::light && store_.reads_locally()) run();
  else on(readers_, x, run);
}

void Dispatcher::change(const Held& x) {
  const auto next = [this, x] {
    if (x->route->work) return work(x);
    if (x->route->prepare) return prepare_and_write(x);
    if (x->route->steps) return change_in_steps(x);
    write(x);
  };
  const bool unknown = x->token.empty() && x->session.empty();
  const auto run = [this, x, unknown, next] {
    const auto known = guarded([&]() -> Result<void> {
      if (unknown && !x->route->steps) return admit(*x);
      return store_.read([&](db::Reader& reader) -> Result<void> {
        TRY(unknown ? admit(*x) : identify(reader, *x));
        if (x->route->steps) {
          auto call = x->call(reader);
          x->step = TRY(x->route->steps->look(call));
        }
        return {};
      });
    });
    if (known) next();
    else finish(*x, known.error());
  };
  if ((unknown && !x->route->steps) || store_.reads_locally()) run();
  else on(readers_, x, run);
}

void Dispatcher::change_in_steps(const Held& x) {
  const auto left = std::make_shared<Step>();
  auto work = [x, left](db::Writer& writer) -> Result<void> {
    auto done = guarded([&] {
      auto call = x->call(writer);
      return x->route->steps->change(call, x->step);
    });
    if (!done) return std::move(done).error();
    *left = std::move(*done);
    return {};
  };
  store_.write(std::move(work), [this, x, left](Result<void> done) {
    if (!done) return finish(*x, std::move(done).error());
    const auto answer = [this, x, left] {
      finish(*x, guarded([&] {
               return store_.reading([&](db::Reader& reader) {
                 auto call = x->call(reader);
                 return x->route->steps->answer(call, *left);
               });
             }));
    };
    if (!readers_.post(answer)) answer();  // what was done is always told
  });
}

void Dispatcher::prepare_and_write(const Held& x) {
  on(passwords_, x, [this, x] {
    auto prepared = guarded([&] { return x->route->prepare(store_, x->call(store_)); });
    if (!prepared) return finish(*x, std::move(prepared).error());
    x->prepared = std::move(*prepared);
    write(x);
  });
}

void Dispatcher::write(const Held& x) {
  const auto reply = std::make_shared<std::optional<Reply>>();
  auto work = [x, reply](db::Writer& writer) -> Result<void> {
    reply->reset();
    auto answer = guarded([&] {
      auto call = x->call(writer);
      return x->route->write(call);
    });
    if (!answer) return std::move(answer).error();
    *reply = std::move(*answer);
    return {};
  };
  store_.write(std::move(work), [this, x, reply](Result<void> done) {
    if (done) finish(*x, std::move(**reply));
    else finish(*x, std::move(done).error());
  });
}

void Dispatcher::work(const Held& x) {
  on(works_, x, [this, x] {
    finish(*x, guarded([&] {
             auto call = x->call(store_);
             return x->route->work(call);
           }));
  });
}

void Dispatcher::on(Workers& workers, const Held& x, std::function<void()> work) {
  if (!workers.post(std::move(work))) finish(*x, busy());
}

Reply Dispatcher::failure(const Exchange& x, const Error& error) const {
  if (!x.route || !x.route->options.failure) return problem(error, x.language, x.doing.request_id);
  return x.route->options.failure(error, {x.request, x.params, x.doing, x.language, {}});
}

void Dispatcher::touch(const Exchange& x) {
  const auto ignore = [](const Result<void>&) {};
  const Moment now = x.doing.now;
  if (!x.token.empty()) {
    store_.write([token = std::string(x.token), now](db::Writer& w) { return access::touch_token(w, token, now); }, ignore);
  } else {
    store_.write([session = std::string(x.session), now](db::Writer& w) { return access::touch_session(w, session, now); }, ignore);
  }
}

void Dispatcher::finish(Exchange& x, Result<Reply> result) {
  if (!result && result.error().code == Code::internal) {
    const Error& error = result.error();
    log::error("request failed", {{"id", x.doing.request_id}, {"key", error.key}, {"detail", error.detail}});
  }
  Reply reply = result ? std::move(*result) : failure(x, result.error());
  const auto took = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - x.began).count();
  if (x.metrics) Metrics::observe(*x.metrics, reply.status, static_cast<double>(took) * 1e-6);
  const bool traceless = x.route && x.route->options.traceless;
  if (!traceless && log::is_on(log::Level::info)) {
    log::info("request", {{"id", x.doing.request_id}, {"method", name_of(x.request.method)},
                          {"route", x.route ? std::string_view(x.route->pattern) : "-"}, {"status", reply.status}, {"us", took}});
  }
  reply.headers.push_back({"x-request-id", x.doing.request_id});
  const bool keeps = std::ranges::find(reply.headers, "cache-control", &Header::name) != reply.headers.end();
  if (!keeps) reply.headers.push_back({"cache-control", "no-store"});
  if (x.touch_due) touch(x);
  x.send(std::move(reply));
}

}  // namespace lianxin::http
