// Scenarios: requests against features in process, through the dispatcher the server uses, without a socket. Every answer is
// held against docs/openapi.yaml.
//
//   test::InProcessServer server(database.store(), {tickets::feature(deployment)});
//   server.let_in("bao", {.account = bao, .name = "包玉兰", .unit = water, .grants = {…}});
//   server.play({{"bao", "GET", "/api/v1/tickets", "", 200, {"items"}}, {"", "GET", "/api/v1/tickets", "", 401}});
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "platform/access/sessions.h"
#include "platform/feature/feature.h"
#include "platform/http/dispatcher.h"

namespace lianxin::test {

struct Scenario {
  std::string who{};  // a name given to let_in; empty: nobody signed in
  std::string method = "GET";
  std::string path{};  // with query
  std::string body{};
  int status = 200;
  std::vector<std::string> must_contain{};
  std::vector<std::string> must_not_contain{};
  std::vector<http::Header> headers{};  // names in lower case
};

class InProcessServer {
 public:
  // With limits the rate limits work as in the server; without, there are none.
  InProcessServer(db::Store&, std::vector<Feature> features, http::Limits limits = {});

  // Makes the account known to the door and signs it in.
  void let_in(const std::string& who, const access::AccountView&);
  // Signs in an account the features have made.
  void sign_in(const std::string& who, AccountId);
  // The clock stands still until it is moved.
  void set_now(Moment now) { now_ = now; }
  Moment now() const { return now_; }

  // Content type and CSRF header are added unless given; contract faults fail the running test.
  http::Reply send(const Scenario&);
  // Checks status and words of each, in order.
  void play(const std::vector<Scenario>&);
  // For answers the contract does not describe (routes made up by a test).
  void skip_contract() { contract_ = false; }

  http::Router& router() { return router_; }

 private:
  struct Signed {
    std::string cookie;
    std::string csrf;
  };
  http::Dispatcher& dispatcher();
  void hold_against_contract(const Scenario&, const http::Reply&) const;

  db::Store& store_;
  http::Limits limits_;
  std::vector<Feature> features_;
  http::Router router_;
  std::unique_ptr<http::Dispatcher> dispatcher_;  // made at the first request, when all routes are there
  std::map<std::string, Signed> signed_in_;
  Moment now_ = *parse_moment("2026-11-23T09:00:00+08:00");  // a Monday
  bool contract_ = true;
};

}  // namespace lianxin::test
