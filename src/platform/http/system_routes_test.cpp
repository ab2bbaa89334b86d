#include "platform/http/system_routes.h"

#include <doctest/doctest.h>

#include "platform/http/event_stream.h"
#include "tests/support/http_scenarios.h"
#include "tests/support/test_database.h"

namespace lianxin::http {
namespace {

TEST_CASE("the server tells about itself") {
  test::TestDatabase database;
  Metrics metrics;
  std::vector<std::string> pending;
  bool away = false;
  SystemFacts facts{.version = "1.2.3", .pending = [&]() -> Result<std::vector<std::string>> {
                      if (away) return fail(Code::unavailable, "base.store_away");
                      return pending;
                    }};
  test::InProcessServer server(*database, {{.name = "system", .mount = [&](Router& r) { mount_system(r, metrics, facts); }}});
  server.play({{"", "GET", "/healthz", "", 200, {"ok", "1.2.3"}},
               {"", "GET", "/readyz", "", 200, {"ok"}},
               {"", "GET", "/metrics", "", 200, {}},
               {"", "GET", "/api/v1/ping", "", 200, {"true"}},
               {"", "GET", "/api/openapi.json", "", 200, {"\"openapi\":\"3.1.0\"", "/api/v1/ping"}}});
  pending = {"20261122_1_tickets"};
  server.play({{"", "GET", "/readyz", "", 503, {"base.migrations_pending"}}});
  away = true;
  server.play({{"", "GET", "/readyz", "", 503, {"base.store_away"}}, {"", "GET", "/healthz", "", 200}});
  CHECK(server.send({.path = "/api/v1/ping"}).content().size() == 599);
}

TEST_CASE("the stream's route wants an account") {
  test::TestDatabase database;
  EventHub hub({});
  test::InProcessServer server(*database, {{.name = "stream", .mount = [&](Router& r) { hub.mount(r); }}});
  server.let_in("bao", {.account = {named_uuid("bao")}, .name = "包玉兰"});
  server.play({{"", "GET", "/api/v1/stream", "", 401}, {"bao", "GET", "/api/v1/stream", "", 200}});
  CHECK(hub.open_streams() == 1);
}

}  // namespace
}  // namespace lianxin::http
