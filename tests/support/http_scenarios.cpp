#include "tests/support/http_scenarios.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "platform/http/url.h"
#include "tests/support/openapi_check.h"

namespace lianxin::test {

InProcessServer::InProcessServer(db::Store& store, std::vector<Feature> features, http::Limits limits)
    : store_(store), limits_(std::move(limits)), features_(std::move(features)) {
  for (const Feature& feature : features_) {
    if (feature.mount) feature.mount(router_);
  }
}

http::Dispatcher& InProcessServer::dispatcher() {
  if (!dispatcher_) {
    http::DispatchOptions options{.limits = limits_, .reader_threads = 0, .password_threads = 0, .work_threads = 0, .clock = [this] { return now_; }};
    dispatcher_ = std::make_unique<http::Dispatcher>(router_, store_, std::move(options));
  }
  return *dispatcher_;
}

void InProcessServer::let_in(const std::string& who, const access::AccountView& account) {
  const auto put = store_.transact([&](db::Writer& w) { return access::put_account(w, account); });
  if (!put) throw std::runtime_error("let_in " + who + ": " + put.error().key + " " + put.error().detail);
  sign_in(who, account.account);
}

void InProcessServer::sign_in(const std::string& who, AccountId account) {
  auto session = store_.transact([&](db::Writer& w) { return access::begin_session(w, account, now_, "scenario"); });
  if (!session) throw std::runtime_error("sign_in " + who + ": " + session.error().key + " " + session.error().detail);
  signed_in_[who] = {std::string(access::session_cookie) + "=" + session->token, session->csrf_token};
}

http::Reply InProcessServer::send(const Scenario& s) {
  const auto target = http::read_target(s.path);
  if (!target) throw std::runtime_error("not a path: " + s.path);
  http::Request request{.method = http::method_from(s.method), .path = target->path, .query = target->query, .headers = s.headers,
                        .body = s.body, .remote_address = "127.0.0.1"};
  const auto add = [&](std::string name, std::string value) {
    if (request.header(name).empty()) request.headers.push_back({std::move(name), std::move(value)});
  };
  if (!s.who.empty()) {
    const auto found = signed_in_.find(s.who);
    if (found == signed_in_.end()) throw std::runtime_error("nobody was let in as " + s.who);
    add("cookie", found->second.cookie);
    if (s.method != "GET" && s.method != "HEAD") add("x-csrf-token", found->second.csrf);
  }
  if (!s.body.empty()) add("content-type", "application/json");
  http::Reply reply = dispatcher().answer(std::move(request));
  if (contract_) hold_against_contract(s, reply);
  return reply;
}

void InProcessServer::hold_against_contract(const Scenario& s, const http::Reply& reply) const {
  // A method or a path nobody offers cannot be in the document.
  const std::string path = http::read_target(s.path)->path;
  if (reply.status == 405 || !router_.match(http::method_from(s.method), path).path_known) return;
  for (const std::string& fault : OpenApiCheck::of_contract().faults(s.method, path, reply.status, reply.content_type, reply.content())) {
    FAIL_CHECK(s.method, " ", s.path, " ", reply.status, " is not what docs/openapi.yaml says: ", fault, "\n", reply.content());
  }
}

void InProcessServer::play(const std::vector<Scenario>& scenarios) {
  for (const Scenario& s : scenarios) {
    const http::Reply reply = send(s);
    INFO(s.who, " ", s.method, " ", s.path, " ", s.body, "\n", reply.content());
    CHECK(reply.status == s.status);
    for (const std::string& words : s.must_contain) {
      CAPTURE(words);
      CHECK(reply.content().find(words) != std::string_view::npos);
    }
    for (const std::string& words : s.must_not_contain) {
      CAPTURE(words);
      CHECK(reply.content().find(words) == std::string_view::npos);
    }
  }
}

}  // namespace lianxin::test
