#include "platform/http/batch.h"

#include <boost/describe.hpp>
#include <condition_variable>
#include <exception>
#include <mutex>

#include "platform/http/url.h"
#include "platform/json/json.h"
#include "platform/logging/logging.h"

namespace lianxin::http {
namespace {

constexpr std::size_t longest_path = 300;
constexpr std::size_t max_batch_bytes = 8 * 1024 * 1024;

enum class Change { POST, PUT, PATCH, DELETE_ };
BOOST_DESCRIBE_ENUM(Change, POST, PUT, PATCH, DELETE_)

struct Operation {
  Change method{};
  std::string path;
  std::optional<std::string> if_match{};
  std::optional<json::Raw> body{};
};
BOOST_DESCRIBE_STRUCT(Operation, (), (method, path, if_match, body))

struct Batch {
  std::vector<Operation> operations;
};
BOOST_DESCRIBE_STRUCT(Batch, (), (operations))

struct Outcome {
  int status = 0;
  json::Raw body{};
};
BOOST_DESCRIBE_STRUCT(Outcome, (), (status, body))

struct Outcomes {
  std::vector<Outcome> results;
};
BOOST_DESCRIBE_STRUCT(Outcomes, (), (results))

Method method_of(Change change) {
  switch (change) {
    case Change::POST: return Method::post;
    case Change::PUT: return Method::put;
    case Change::PATCH: return Method::patch;
    case Change::DELETE_: return Method::del;
  }
  return Method::other;
}

// One operation on its way: everything its handler looks at lives here.
struct Item {
  Request request{};
  const Route* route = nullptr;
  Params params{};
  Reply reply{};
};

// The outer request's credentials and language, the operation's own content.
Request request_of(const Request& outer, const Operation& operation, Target target) {
  Request out{.method = method_of(operation.method), .path = std::move(target.path), .query = std::move(target.query),
              .remote_address = outer.remote_address};
  for (const char* name : {"cookie", "authorization", "accept-language", "user-agent"})
    if (const auto value = outer.header(name); !value.empty()) out.headers.push_back({name, std::string(value)});
  if (operation.if_match) out.headers.push_back({"if-match", *operation.if_match});
  if (operation.body) {
    out.headers.push_back({"content-type", "application/json"});
    out.body = operation.body->text;
  }
  return out;
}

// Finds the route; an error is the operation's answer.
Result<void> prepare(const Router& router, const CallBase& call, const Operation& operation, Item& item) {
  auto target = operation.path.size() <= longest_path ? read_target(operation.path) : std::nullopt;
  if (!target || !operation.path.starts_with("/api/v1/")) return fail(Code::malformed, "base.bad_path");
  item.request = request_of(call.request, operation, std::move(*target));
  auto match = router.match(item.request.method, item.request.path);
  if (!match.path_known) return fail(Code::not_found, "base.not_found");
  if (!match.route) return fail(Code::malformed, "base.method");
  const Route& route = *match.route;
  if (!route.write || route.prepare || route.options.traceless || !route.options.rate.empty()) return fail(Code::malformed, "base.batch_not_here");
  if (item.request.body.size() > route.options.max_body_bytes)
    return fail(Code::too_large, "base.too_large", {{"max", std::to_string(route.options.max_body_bytes)}});
  if (!access::may_somewhere(call.doing.by, route.verb)) return fail(Code::forbidden, "base.forbidden");
  item.route = &route;
  item.params = std::move(match.params);
  return {};
}

Result<Reply> answer(const Item& item, const CallBase& outer, db::Writer& writer) {
  std::string what = "unknown exception";
  try {
    Call<db::Writer> call{{item.request, item.params, outer.doing, outer.language}, writer};
    return item.route->write(call);
  } catch (const std::exception& e) {
    what = e.what();
  } catch (...) {
  }
  Error out = fail(Code::internal, "base.internal");
  out.detail = what;
  return out;
}

void settle(Item& item, const Error& error, const CallBase& call) {
  if (error.code == Code::internal)
    log::error("operation of a batch failed", {{"id", call.doing.request_id}, {"key", error.key}, {"detail", error.detail}});
  item.reply = problem(error, call.language, call.doing.request_id);
}

// Waits for what was queued.
class Pending {
 public:
  void add() {
    const std::lock_guard lock(mutex_);
    ++count_;
  }
  void done() {
    const std::lock_guard lock(mutex_);
    if (--count_ == 0) all_done_.notify_all();
  }
  void wait() {
    std::unique_lock lock(mutex_);
    all_done_.wait(lock, [this] { return count_ == 0; });
  }

 private:
  std::mutex mutex_;
  std::condition_variable all_done_;
  int count_ = 0;
};

void run(db::Store& store, const CallBase& call, std::vector<Item>& items) {
  // One writer takes its queue in order, so all can wait there together and share commits. Several connections do not:
  // there each waits for the one before, for it may build on it.
  const bool in_order = store.dialect() == db::Dialect::sqlite;
  Pending pending;
  for (Item& item : items) {
    if (item.route == nullptr) continue;
    pending.add();
    store.write(
        [&item, &call](db::Writer& writer) -> Result<void> {
          item.reply = TRY(answer(item, call, writer));
          return {};
        },
        [&item, &call, &pending](Result<void> done) {
          if (!done) settle(item, done.error(), call);
          pending.done();
        });
    if (!in_order) pending.wait();
  }
  pending.wait();
}

Outcome outcome_of(Reply& reply) {
  Outcome out{.status = reply.status};
  if (!reply.body.empty() && (reply.content_type.starts_with("application/json") || reply.content_type.starts_with("application/problem+json")))
    out.body.text = std::move(reply.body);
  return out;
}

Result<Reply> handle(const Router& router, Call<db::Store>& call) {
  const auto batch = TRY(json::read<Batch>(call.request.body, {.max_depth = 20}));
  if (batch.operations.empty() || batch.operations.size() > most_operations)
    return invalid_field("operations", "base.batch_size", {{"max", std::to_string(most_operations)}});
  std::vector<Item> items(batch.operations.size());
  for (std::size_t i = 0; i < items.size(); ++i)
    if (const auto ready = prepare(router, call, batch.operations[i], items[i]); !ready) settle(items[i], ready.error(), call);
  run(call.db, call, items);
  Outcomes out;
  for (Item& item : items) out.results.push_back(outcome_of(item.reply));
  return ok(json::write(out));
}

}  // namespace

const access::Verb& batch_verb() {
  static const access::Verb verb{.name = "batch.send", .of_every_account = true};
  return verb;
}

void mount_batch(Router& router) {
  const Router* const routes = &router;
  const access::Verb& verb = batch_verb();
  router.work(Method::post, "/api/v1/batch", verb, [routes](Call<db::Store>& call) { return handle(*routes, call); },
              {.max_body_bytes = max_batch_bytes});
}

}  // namespace lianxin::http
