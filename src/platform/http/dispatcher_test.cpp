#include "platform/http/dispatcher.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <stdexcept>

#include "tests/support/http_scenarios.h"
#include "tests/support/test_database.h"

namespace lianxin::http {
namespace {

const access::Verb open_verb{.name = "note.open", .open_to_anybody = true};
const access::Verb read_verb{.name = "note.read", .roles = {Role::office, Role::auditor}};
const access::Verb write_verb{.name = "note.write", .roles = {Role::office}};

Result<Reply> who_am_i(Call<db::Reader>& call) { return ok("{\"name\":\"" + call.doing.by.name + "\"}"); }

Result<Reply> write_note(Call<db::Writer>& call) {
  TRY(call.db.run("insert into notes (words) values ($1)", {call.request.body}));
  if (call.request.body.find("fail") != std::string::npos) return fail(Code::conflict, "note.refused");
  if (call.request.body.find("throw") != std::string::npos) throw std::runtime_error("secret");
  return created("{}", "/notes/1");
}

Result<Reply> count_notes(Call<db::Reader>& call) {
  return ok(std::to_string(TRY(call.db.integer("select count(*) from notes", {}))));
}

Feature notes() {
  return {.name = "notes", .mount = [](Router& r) {
            r.get("/open", open_verb, who_am_i);
            r.get("/notes", read_verb, count_notes, {.weight = Weight::heavy});
            r.get("/notes/{id}", read_verb, [](Call<db::Reader>& call) -> Result<Reply> {
              const auto id = TRY(call.id_param<UnitId>("id"));
              return ok("\"" + to_text(id) + "\"");
            });
            r.post("/notes", write_verb, write_note, {.max_body_bytes = 100});
            r.post("/open/notes", open_verb, [](Call<db::Writer>& call) -> Result<Reply> { return ok("{\"by\":\"" + call.doing.by.name + "\"}"); },
                   {.rate = "public_submit"});
            r.get("/traceless", open_verb, who_am_i, {.traceless = true});
            r.ask("/notes/search", read_verb, count_notes);
            r.get("/throws", open_verb, [](Call<db::Reader>&) -> Result<Reply> { throw std::runtime_error("secret"); });
            r.work(Method::post, "/work", write_verb, [](Call<db::Store>& call) -> Result<Reply> {
              const auto all = TRY(call.db.reading([](db::Reader& reader) { return reader.integer("select count(*) from notes", {}); }));
              TRY(call.db.transact([](db::Writer& w) { return w.run("insert into notes (words) values ('worked')", {}); }));
              return ok(std::to_string(all));
            });
            r.prepared<int>(
                Method::post, "/prepared", open_verb,
                [](db::Store&, const CallBase& call) -> Result<int> {
                  if (call.request.body == "{}") return fail(Code::unauthenticated, "base.unauthenticated");
                  return static_cast<int>(call.request.body.size());
                },
                [](Call<db::Writer>&, const int& size) -> Result<Reply> { return ok(std::to_string(size)); });
            r.stepwise<std::string, std::int64_t>(
                Method::post, "/steps", write_verb,
                [](Call<db::Reader>& call) -> Result<std::string> {
                  if (call.request.body == "refuse") return fail(Code::conflict, "note.refused");
                  return call.request.body + std::to_string(TRY(call.db.integer("select count(*) from notes", {})));
                },
                [](Call<db::Writer>& call, std::string looked) -> Result<std::int64_t> {
                  TRY(call.db.run("insert into notes (words) values ($1)", {looked}));
                  if (looked.starts_with("fail")) return fail(Code::conflict, "note.refused");
                  if (looked.starts_with("throw")) throw std::runtime_error("secret");
                  return static_cast<std::int64_t>(looked.size());
                },
                [](Call<db::Reader>& call, const std::int64_t& size) -> Result<Reply> {
                  return ok(std::to_string(size) + " of " + std::to_string(TRY(call.db.integer("select count(*) from notes", {}))));
                });
            r.plain("/plain", [](const Request&) { return ok("{\"plain\":true}"); });
          }};
}

struct House {
  explicit House(db::Store& store, Limits limits = {}) : server(store, {notes()}, std::move(limits)) {
    server.skip_contract();
    REQUIRE(store.transact([](db::Writer& w) { return w.run("create table notes (words text not null)", {}); }));
    const auto account = [](const char* name, std::vector<Grant> grants) {
      return access::AccountView{.account = {named_uuid(name)}, .person = {named_uuid(name)}, .name = name, .grants = std::move(grants)};
    };
    server.let_in("bao", account("包玉兰", {{.role = Role::office, .reach = Reach::subtree, .places = {"1", "2"}}}));
    server.let_in("auditor", account("审计", {{.role = Role::auditor, .reach = Reach::subtree, .places = {"1", "2"}}}));
    server.let_in("nobody", account("无权", {}));
  }
  test::InProcessServer server;
};

TEST_CASE("a request is answered by who asks, what and how") {
  test::with_each_store("dispatcher", [](db::Store& store) {
    House house(store);
    const std::string id = to_text(named_uuid("x"));
    house.server.play({
        {"", "GET", "/plain", "", 200, {"plain"}},
        {"", "HEAD", "/plain", "", 200},
        {"", "GET", "/nothing", "", 404, {"base.not_found"}},
        {"", "DELETE", "/notes", "", 405, {"\"status\":405"}},
        {"", "GET", "/open", "", 200, {"\"name\":\"\""}},
        {"bao", "GET", "/open", "", 200, {"包玉兰"}},
        {"", "GET", "/notes", "", 401, {"请先登录", "request_id"}},
        {"nobody", "GET", "/notes", "", 403, {"base.forbidden"}},
        {"auditor", "GET", "/notes", "", 200, {"0"}},
        {"auditor", "POST", "/notes", "{}", 403, {"base.forbidden"}},
        {"", "POST", "/notes", "{}", 401, {"base.unauthenticated"}},
        {"bao", "POST", "/notes", "{}", 201},
        {"bao", "GET", "/notes", "", 200, {"1"}},
        {"bao", "POST", "/notes/search", "{}", 200, {"1"}},
        {"bao", "POST", "/notes", "fail", 409, {"note.refused"}},
        {"bao", "POST", "/notes", "throw", 500, {"base.internal"}, {"secret"}},
        {"bao", "GET", "/notes", "", 200, {"1"}},
        {"", "GET", "/throws", "", 500, {"base.internal"}, {"secret"}},
        {"bao", "POST", "/notes", std::string(101, 'x'), 413, {"100"}},
        {"bao", "POST", "/notes", "{}", 415, {"base.unsupported"}, {}, {{"content-type", "text/plain"}}},
        {"bao", "POST", "/notes", "{}", 415, {"base.encoding"}, {}, {{"content-encoding", "gzip"}}},
        {"bao", "POST", "/notes", "{}", 201, {}, {}, {{"content-type", "application/json; charset=utf-8"}}},
        {"bao", "GET", "/notes/42", "", 404, {"base.not_found"}},
        {"bao", "GET", "/notes/" + id, "", 200, {id}},
        {"bao", "POST", "/work", "{}", 200, {"2"}},
        {"bao", "GET", "/notes", "", 200, {"3"}},
        {"", "POST", "/steps", "{}", 401, {"base.unauthenticated"}},
        {"nobody", "POST", "/steps", "{}", 403, {"base.forbidden"}},
        {"bao", "POST", "/steps", "refuse", 409, {"note.refused"}},
        {"bao", "POST", "/steps", "fail", 409, {"note.refused"}},
        {"bao", "POST", "/steps", "throw", 500, {"base.internal"}, {"secret"}},
        {"bao", "GET", "/notes", "", 200, {"3"}},
        {"bao", "POST", "/steps", "{}", 200, {"3 of 4"}},
        {"", "POST", "/prepared", "{\"a\":1}", 200, {"7"}},
        {"", "POST", "/prepared", "{}", 401},
        {"bao", "GET", "/nothing", "", 404, {"Not found"}, {}, {{"accept-language", "en"}}},
    });
  });
}

TEST_CASE("a change by cookie needs the page's own header") {
  test::TestDatabase database;
  House house(*database);
  house.server.play({
      {"bao", "POST", "/notes", "{}", 403, {"base.csrf"}, {}, {{"x-csrf-token", "guess"}}},
      {"bao", "GET", "/notes", "", 200, {"0"}, {}, {{"x-csrf-token", "guess"}}},
      // Open to anybody: then it is anybody who asks.
      {"bao", "POST", "/open/notes", "{}", 200, {"\"by\":\"\""}, {}, {{"x-csrf-token", "guess"}}},
      {"bao", "POST", "/open/notes", "{}", 200, {"包玉兰"}},
  });
}

TEST_CASE("tokens act for their account, without a CSRF header, until they are revoked") {
  test::TestDatabase database;
  House house(*database);
  auto token = database->transact([&](db::Writer& w) { return access::create_token(w, {named_uuid("包玉兰")}, "t", house.server.now(), std::nullopt); });
  REQUIRE(token);
  const std::vector<Header> bearer{{"authorization", "Bearer " + token->token}};
  house.server.play({{"", "POST", "/notes", "{}", 201, {}, {}, bearer},
                     {"", "GET", "/open", "", 200, {"包玉兰"}, {}, bearer},
                     {"", "GET", "/notes", "", 401, {}, {}, {{"authorization", "Bearer lx_wrong"}}},
                     {"", "GET", "/notes", "", 401, {}, {}, {{"cookie", "lianxin_session=wrong"}}}});
  REQUIRE(database->transact([&](db::Writer& w) { return access::revoke_token(w, token->id); }));
  house.server.play({{"", "GET", "/notes", "", 401, {}, {}, bearer}});
}

TEST_CASE("E3: where nothing is to be traced, whoever is signed in is nobody") {
  test::TestDatabase database;
  House house(*database);
  house.server.play({{"bao", "GET", "/open", "", 200, {"包玉兰"}}, {"bao", "GET", "/traceless", "", 200, {"\"name\":\"\""}}});
  const auto used = [&] { return *database->reading([](db::Reader& r) { return r.integer("select max(seen_at) from access_sessions", {}); }); };
  const auto before = used();
  house.server.set_now(house.server.now() + ms_per_hour);
  house.server.play({{"bao", "GET", "/traceless", "", 200}});
  CHECK(used() == before);
  house.server.play({{"bao", "GET", "/open", "", 200}});
  database->drain();
  CHECK(used() > before);
}

TEST_CASE("a session ends by itself") {
  test::TestDatabase database;
  House house(*database);
  house.server.play({{"bao", "GET", "/notes", "", 200}});
  house.server.set_now(house.server.now() + access::session_idle_ms + 1);
  house.server.play({{"bao", "GET", "/notes", "", 401}});
}

TEST_CASE("too many are told when to come again") {
  test::TestDatabase database;
  House house(*database, {{"public_submit", {.per_minute = 2, .burst = 2}}, {"session", {.per_minute = 60, .burst = 3}}});
  house.server.play({{"", "POST", "/open/notes", "{}", 200}, {"", "POST", "/open/notes", "{}", 200}, {"", "POST", "/open/notes", "{}", 429, {"30"}},
                     {"bao", "GET", "/notes", "", 200}, {"bao", "GET", "/notes", "", 200}, {"bao", "GET", "/notes", "", 200}, {"bao", "GET", "/notes", "", 429},
                     {"auditor", "GET", "/notes", "", 200}});
  const Reply reply = house.server.send({"", "POST", "/open/notes", "{}"});
  CHECK(std::ranges::find(reply.headers, "retry-after", &Header::name)->value == "30");
  house.server.set_now(house.server.now() + 30'000);
  house.server.play({{"", "POST", "/open/notes", "{}", 200}});
}

TEST_CASE("measures are by route, not by path") {
  test::TestDatabase database;
  Router router;
  notes().mount(router);
  Metrics metrics;
  metrics.gauge("lianxin_answer", "help", [] { return 42.0; });
  Dispatcher dispatcher(router, *database, {.limits = {}, .reader_threads = 1, .metrics = &metrics});
  CHECK(dispatcher.answer({.path = "/plain"}).status == 200);
  CHECK(dispatcher.answer({.path = "/notes/7"}).status == 401);
  CHECK(dispatcher.answer({.path = "/notes/8"}).status == 401);
  CHECK(dispatcher.answer({.path = "/anything/else"}).status == 404);
  CHECK(dispatcher.body_limit(Method::post, "/notes") == 100);
  const std::string text = metrics.text();
  for (const char* line : {R"(lianxin_http_requests_total{method="GET",route="/notes/{id}",status="401"} 2)", R"(status="404"} 1)", "lianxin_answer 42", "_bucket"}) {
    CAPTURE(line);
    CHECK(text.find(line) != std::string::npos);
  }
  CHECK(text.find("/notes/7") == std::string::npos);
}

}  // namespace
}  // namespace lianxin::http
