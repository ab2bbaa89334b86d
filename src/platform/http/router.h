// Router: what answers which path. The permission is an argument, so it cannot be forgotten; the handler's parameter
// says Reader or Writer, so a GET cannot write.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "platform/access/access.h"
#include "platform/db/store.h"
#include "platform/http/call.h"

namespace lianxin::http {

using ReadHandler = std::function<Result<Reply>(Call<db::Reader>&)>;
using WriteHandler = std::function<Result<Reply>(Call<db::Writer>&)>;
// Has the store itself and a thread of its own: for long work (importing a file). It opens its transactions with
// store.reading and store.transact. unavailable "base.busy" when too many wait.
using WorkHandler = std::function<Result<Reply>(Call<db::Store>&)>;
// Neither reads nor writes: health, fixed answers. Called on the network thread.
using PlainHandler = std::function<Reply(const Request&)>;
// How a route tells that it failed, where people read the answer as a page; else it is a problem of RFC 9457. Also called
// for what is refused before the handler: rate limits, sizes. Reads nothing stored.
using FailureHandler = std::function<Reply(const Error&, const CallBase&)>;
// Goes before a write when something slow must hold neither a connection nor the writer: a password's hash takes 25 ms.
// Runs on the password pool (unavailable "base.busy" when that is full), after the checks of route and session; reads
// through the store by itself. Its error is the answer; its value goes to the handler.
template <class T>
using Prepare = std::function<Result<T>(db::Store&, const CallBase&)>;
template <class T>
using PreparedHandler = std::function<Result<Reply>(Call<db::Writer>&, const T&)>;
// A change in three steps, of which only the second holds the writer: what can be looked at before its turn (a moment old when
// the change comes: what must still be so is asked again there), the change, and its answer, made of what is committed.
template <class Looked>
using Look = std::function<Result<Looked>(Call<db::Reader>&)>;
template <class Looked, class Done>
using Change = std::function<Result<Done>(Call<db::Writer>&, Looked)>;
template <class Done>
using Answer = std::function<Result<Reply>(Call<db::Reader>&, const Done&)>;

enum class Weight {
  light,  // a few keyed reads: may be answered on the network thread
  heavy,  // lists, searches, counts: on a reader's thread
};

struct RouteOptions {
  Weight weight = Weight::light;
  std::size_t max_body_bytes = 256 * 1024;
  std::string_view rate{};  // name of a rate-limit bucket ("public_submit", "login"); empty: none
  bool json_body = true;    // 415 unless application/json (when there is a body)
  // Whoever asks is nobody, also with a session or a token, and no line of the log tells that it was asked (E3).
  bool traceless = false;
  FailureHandler failure{};
};

using Step = std::shared_ptr<void>;  // what a step leaves for the next
struct Steps {
  std::function<Result<Step>(Call<db::Reader>&)> look{};
  std::function<Result<Step>(Call<db::Writer>&, const Step&)> change{};  // may come again with the same: it leaves it as it is
  std::function<Result<Reply>(Call<db::Reader>&, const Step&)> answer{};
};

struct Route {
  Method method{};
  std::string pattern;  // "/api/v1/tickets/{id}/commands"
  access::Verb verb;
  RouteOptions options{};
  ReadHandler read{};  // one of the four is there
  WriteHandler write{};
  PlainHandler plain{};
  WorkHandler work{};
  std::function<Result<std::shared_ptr<const void>>(db::Store&, const CallBase&)> prepare{};
  std::optional<Steps> steps{};  // beside `write`, which does the three in one transaction, as a part of a batch
};

class Router {
 public:
  void get(std::string_view pattern, const access::Verb&, ReadHandler, RouteOptions = {});
  void post(std::string_view pattern, const access::Verb&, WriteHandler, RouteOptions = {});
  void put(std::string_view pattern, const access::Verb&, WriteHandler, RouteOptions = {});
  void patch(std::string_view pattern, const access::Verb&, WriteHandler, RouteOptions = {});
  void del(std::string_view pattern, const access::Verb&, WriteHandler, RouteOptions = {});
  // POST that only reads (a search with a body, a dry run, following by code).
  void ask(std::string_view pattern, const access::Verb&, ReadHandler, RouteOptions = {});
  void work(Method, std::string_view pattern, const access::Verb&, WorkHandler, RouteOptions = {});
  void plain(std::string_view pattern, PlainHandler);
  // POST or PATCH with work before the transaction; may not be part of a batch.
  template <class T>
  void prepared(Method method, std::string_view pattern, const access::Verb& verb, Prepare<T> prepare, PreparedHandler<T> handler,
                RouteOptions options = {}) {
    Route route{.method = method, .pattern = std::string(pattern), .verb = verb, .options = options};
    route.prepare = [prepare = std::move(prepare)](db::Store& store,
                                                   const CallBase& call) -> Result<std::shared_ptr<const void>> {
      auto value = prepare(store, call);
      if (!value) return std::move(value).error();
      return std::shared_ptr<const void>(std::make_shared<const T>(std::move(*value)));
    };
    route.write = [handler = std::move(handler)](Call<db::Writer>& call) {
      return handler(call, *static_cast<const T*>(call.prepared.get()));
    };
    add(std::move(route));
  }

  template <class Looked, class Done>
  void stepwise(Method method, std::string_view pattern, const access::Verb& verb, Look<Looked> look, Change<Looked, Done> change, Answer<Done> answer,
                RouteOptions options = {}) {
    Steps steps;
    steps.look = [look = std::move(look)](Call<db::Reader>& call) -> Result<Step> {
      auto value = look(call);
      if (!value) return std::move(value).error();
      return Step(std::make_shared<Looked>(std::move(*value)));
    };
    steps.change = [change = std::move(change)](Call<db::Writer>& call, const Step& looked) -> Result<Step> {
      auto value = change(call, *static_cast<const Looked*>(looked.get()));
      if (!value) return std::move(value).error();
      return Step(std::make_shared<Done>(std::move(*value)));
    };
    steps.answer = [answer = std::move(answer)](Call<db::Reader>& call, const Step& done) { return answer(call, *static_cast<const Done*>(done.get())); };
    add_stepwise({.method = method, .pattern = std::string(pattern), .verb = verb, .options = options}, std::move(steps));
  }

  struct Match {
    const Route* route = nullptr;
    Params params{};
    bool path_known = false;  // the path exists with another method: 405
    std::string allowed{};    // for Allow:
  };
  // A fixed segment goes before a {parameter}; HEAD is answered by GET's route.
  Match match(Method, std::string_view path) const;
  const std::vector<Route>& routes() const { return routes_; }

 private:
  struct Node {
    std::map<std::string, std::size_t, std::less<>> fixed;
    std::size_t parameter = 0;                           // the node below {…}; 0: none
    std::vector<std::pair<Method, std::size_t>> routes;  // ending here
  };
  void add(Route);
  void add_stepwise(Route, Steps);
  std::size_t descend(std::string_view pattern);
  const Node* find(std::size_t node, std::string_view rest, std::vector<std::string_view>& values) const;

  std::vector<Route> routes_;
  std::vector<Node> nodes_ = std::vector<Node>(1);
};

}  // namespace lianxin::http
