#include "platform/http/server.h"

#include <doctest/doctest.h>

#include <chrono>
#include <cstdlib>
#include <thread>

#include "platform/http/stream.h"
#include "tests/support/http_client.h"
#include "tests/support/test_database.h"

namespace lianxin::http {
namespace {

const access::Verb anybody{.name = "test.open", .open_to_anybody = true};

void mount(Router& r) {
  r.plain("/plain", [](const Request&) { return ok("{\"ok\":true}"); });
  r.get("/echo/{word}", anybody, [](Call<db::Reader>& call) -> Result<Reply> {
    Reply reply = ok("{\"word\":\"" + std::string(call.param("word")) + "\"}");
    reply.headers.push_back({"x-note", "a\r\nset-cookie: stolen=1"});
    return reply;
  });
  r.get("/heavy", anybody, [](Call<db::Reader>&) -> Result<Reply> { return ok("{\"heavy\":true}"); }, {.weight = Weight::heavy});
  r.get("/large", anybody, [](Call<db::Reader>&) -> Result<Reply> { return ok(std::string(5'000'000, 'x')); });
  r.post("/size", anybody, [](Call<db::Writer>& call) -> Result<Reply> { return ok(std::to_string(call.request.body.size())); },
         {.max_body_bytes = 1000});
  r.work(Method::post, "/slow", anybody, [](Call<db::Store>&) -> Result<Reply> {
    std::this_thread::sleep_for(std::chrono::milliseconds(300));
    return ok("\"slept\"");
  });
  r.get("/stream", anybody, [](Call<db::Reader>&) -> Result<Reply> {
    Reply reply{.content_type = "text/event-stream", .stream = std::make_shared<Stream>()};
    std::thread([stream = reply.stream] {
      for (int i = 0; i < 3; ++i) {
        std::this_thread::sleep_for(std::chrono::milliseconds(30));
        stream->push("data: " + std::to_string(i) + "\n\n");
      }
      stream->close();
    }).detach();
    return reply;
  });
  r.get("/late-end", anybody, [](Call<db::Reader>&) -> Result<Reply> {
    Reply reply{.content_type = "text/event-stream", .stream = std::make_shared<Stream>()};
    std::thread([stream = reply.stream] {
      stream->push("data: all\n\n");
      std::this_thread::sleep_for(std::chrono::milliseconds(80));  // everything is written by then
      stream->close();
    }).detach();
    return reply;
  });
}

struct Running {
  explicit Running(ServerOptions options = {}) {
    mount(router);
    dispatcher = std::make_unique<Dispatcher>(router, *database, DispatchOptions{.limits = {}});
    options.port = 0;
    options.hosts = {"localhost", "127.0.0.1", "[::1]"};
    server = std::make_unique<Server>(*dispatcher, options);
    const auto started = server->start();
    REQUIRE(started);
    port = *started;
  }
  ~Running() {
    server->stop();
    database->drain();
    dispatcher.reset();
  }
  // What comes back for these bytes on a connection of its own.
  std::string raw(std::string_view bytes, int wait_ms = 400) const { return testing::HttpClient(port).raw(bytes, wait_ms); }

  test::TestDatabase database;
  Router router;
  std::unique_ptr<Dispatcher> dispatcher;
  std::unique_ptr<Server> server;
  int port = 0;
};

int count_of(std::string_view text, std::string_view word) {
  int out = 0;
  for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) ++out;
  return out;
}

const std::string host = "Host: localhost\r\n";

TEST_CASE("what strangers may send, and what they are told") {
  const Running running({.max_header_bytes = 4096, .max_target_bytes = 1000, .header_ms = 500, .body_ms = 500, .idle_ms = 800});
  struct Row {
    const char* what;
    std::string bytes;
    int answers;         // how many status lines come back
    std::string begins;  // the first
  };
  const std::string long_word(1200, 'a');
  const Row rows[] = {
      {"plain", "GET /plain HTTP/1.1\r\n" + host + "\r\n", 1, "HTTP/1.1 200 OK"},
      {"two pipelined", "GET /plain HTTP/1.1\r\n" + host + "\r\nGET /echo/b HTTP/1.1\r\n" + host + "\r\n", 2, "HTTP/1.1 200 OK"},
      {"pipelined with a body between", "POST /size HTTP/1.1\r\n" + host + "Content-Type: application/json\r\nContent-Length: 3\r\n\r\n123GET /plain HTTP/1.1\r\n" + host + "\r\n", 2,
       "HTTP/1.1 200 OK"},
      {"head", "HEAD /plain HTTP/1.1\r\n" + host + "\r\n", 1, "HTTP/1.1 200 OK"},
      {"HTTP/1.0", "GET /plain HTTP/1.0\r\n" + host + "\r\n", 1, "HTTP/1.1 200 OK"},
      {"no Host", "GET /plain HTTP/1.1\r\n\r\n", 1, "HTTP/1.1 400"},
      {"two Hosts", "GET /plain HTTP/1.1\r\n" + host + host + "\r\n", 1, "HTTP/1.1 400"},
      {"another's Host", "GET /plain HTTP/1.1\r\nHost: evil.example\r\n\r\n", 1, "HTTP/1.1 421"},
      {"Host with a port", "GET /plain HTTP/1.1\r\nHost: LOCALHOST:8311\r\n\r\n", 1, "HTTP/1.1 200 OK"},
      {"IPv6 Host", "GET /plain HTTP/1.1\r\nHost: [::1]:8311\r\n\r\n", 1, "HTTP/1.1 200 OK"},
      {"not HTTP", "hello\r\n\r\n", 1, "HTTP/1.1 400"},
      {"TLS to a plain port", std::string("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n", 15), 1, "HTTP/1.1 400"},
      {"HTTP/2 preface", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 1, "HTTP/1.1 505"},
      {"absolute form", "GET http://localhost/plain HTTP/1.1\r\n" + host + "\r\n", 1, "HTTP/1.1 400"},
      {"climbing path", "GET /../etc/passwd HTTP/1.1\r\n" + host + "\r\n", 1, "HTTP/1.1 400"},
      {"bad encoding", "GET /%zz HTTP/1.1\r\n" + host + "\r\n", 1, "HTTP/1.1 400"},
      {"long target", "GET /" + long_word + " HTTP/1.1\r\n" + host + "\r\n", 1, "HTTP/1.1 414"},
      {"large header", "GET /plain HTTP/1.1\r\n" + host + "X: " + std::string(5000, 'x') + "\r\n\r\n", 1, "HTTP/1.1 431"},
      {"endless header", "GET /plain HTTP/1.1\r\n" + host + "X: " + std::string(200'000, 'x'), 1, "HTTP/1.1 431"},
      {"many headers", "GET /plain HTTP/1.1\r\n" + host + [] { std::string s; for (int i = 0; i < 1000; ++i) s += "A: b\r\n"; return s; }() + "\r\n", 1, "HTTP/1.1 431"},
      {"half a header, then nothing", "GET /plain HTTP/1.1\r\nHos", 1, "HTTP/1.1 408"},
      {"half a body, then nothing", "POST /size HTTP/1.1\r\n" + host + "Content-Type: application/json\r\nContent-Length: 10\r\n\r\n123", 1, "HTTP/1.1 408"},
      {"nothing at all", "", 0, ""},
      {"body too large", "POST /size HTTP/1.1\r\n" + host + "Content-Length: 1001\r\n\r\n" + std::string(1001, 'x'), 1, "HTTP/1.1 413"},
      {"chunked body too large", "POST /size HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\n\r\n3e9\r\n" + std::string(1001, 'x') + "\r\n0\r\n\r\n", 1, "HTTP/1.1 413"},
      {"chunked", "POST /size HTTP/1.1\r\n" + host + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n", 1, "HTTP/1.1 200 OK"},
      {"bad chunk", "POST /size HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n0\r\n\r\n", 1, "HTTP/1.1 400"},
      {"both lengths", "POST /size HTTP/1.1\r\n" + host + "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /plain HTTP/1.1\r\n" + host + "\r\n", 1, "HTTP/1.1 400"},
      {"both lengths, turned", "POST /size HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n0\r\n\r\nGET /plain HTTP/1.1\r\n" + host + "\r\n", 1, "HTTP/1.1 400"},
      {"two lengths", "POST /size HTTP/1.1\r\n" + host + "Content-Length: 3\r\nContent-Length: 4\r\n\r\nabcd", 1, "HTTP/1.1 400"},
      {"negative length", "POST /size HTTP/1.1\r\n" + host + "Content-Length: -3\r\n\r\nabc", 1, "HTTP/1.1 400"},
      {"unknown coding", "POST /size HTTP/1.1\r\n" + host + "Transfer-Encoding: gzip\r\n\r\nabc", 1, "HTTP/1.1 400"},
      {"coding hidden by a second", "POST /size HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n", 1, "HTTP/1.1 400"},
      {"blank before the colon", "GET /plain HTTP/1.1\r\n" + host + "X : y\r\n\r\n", 1, "HTTP/1.1 400"},
      {"NUL in a header", std::string("GET /plain HTTP/1.1\r\nHost: localhost\r\nX: a\0b\r\n\r\n", 49), 1, "HTTP/1.1 400"},
      {"unknown expectation", "POST /size HTTP/1.1\r\n" + host + "Expect: tea\r\nContent-Length: 3\r\n\r\nabc", 1, "HTTP/1.1 417"},
      {"100-continue for too much", "POST /size HTTP/1.1\r\n" + host + "Expect: 100-continue\r\nContent-Length: 5000\r\n\r\n", 1, "HTTP/1.1 413"},
      {"unknown method", "BREW /plain HTTP/1.1\r\n" + host + "\r\n", 1, "HTTP/1.1 405"},
      {"no content type", "POST /size HTTP/1.1\r\n" + host + "Content-Length: 2\r\n\r\n{}", 1, "HTTP/1.1 415"},
      {"unknown path", "GET /nothing HTTP/1.1\r\n" + host + "\r\n", 1, "HTTP/1.1 404"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    const std::string answer = running.raw(row.bytes, row.answers == 1 && row.begins == "HTTP/1.1 408" ? 1500 : 250);
    CHECK(count_of(answer, "HTTP/1.1 ") == row.answers);
    CHECK(answer.substr(0, row.begins.size()) == row.begins);
    if (row.begins.starts_with("HTTP/1.1 4") || row.begins.starts_with("HTTP/1.1 5")) CHECK(answer.find("application/problem+json") != std::string::npos);
  }
  CHECK(testing::HttpClient(running.port).get("/plain").status == 200);  // and it still lives
}

TEST_CASE("answers are whole, and headers cannot be smuggled into them") {
  const Running running;
  testing::HttpClient client(running.port);
  const auto echo = client.get("/echo/%E6%9D%91");
  CHECK(echo.status == 200);
  CHECK(echo.body == R"({"word":"村"})");
  CHECK(echo.header("set-cookie").empty());
  CHECK(echo.header("x-content-type-options") == "nosniff");
  CHECK(echo.header("content-security-policy").find("default-src 'self'") == 0);
  CHECK(echo.header("content-security-policy").find("unsafe") == std::string::npos);
  CHECK(echo.header("x-request-id").size() == 16);
  CHECK(echo.header("cache-control") == "no-store");
  CHECK(client.get("/heavy").body == "{\"heavy\":true}");
  CHECK(client.get("/large").body.size() == 5'000'000);
  CHECK(client.post("/size", "[1,2]").body == "5");
  const std::string head = running.raw("HEAD /large HTTP/1.1\r\n" + host + "Connection: close\r\n\r\n");
  CHECK(head.find("content-length: 5000000") != std::string::npos);
  CHECK(head.ends_with("\r\n\r\n"));
  const std::string closed = running.raw("GET /plain HTTP/1.1\r\n" + host + "Connection: close\r\n\r\nGET /plain HTTP/1.1\r\n" + host + "\r\n");
  CHECK(count_of(closed, "HTTP/1.1 ") == 1);
  const std::string expecting = running.raw("POST /size HTTP/1.1\r\n" + host + "Content-Type: application/json\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
  CHECK(expecting == "HTTP/1.1 100 Continue\r\n\r\n");
}

TEST_CASE("a stream sends what is pushed, and ends") {
  const Running running;
  const std::string answer = running.raw("GET /stream HTTP/1.1\r\n" + host + "\r\n", 1000);
  CHECK(answer.find("transfer-encoding: chunked") != std::string::npos);
  for (const char* word : {"data: 0", "data: 1", "data: 2"}) CHECK(answer.find(word) != std::string::npos);
  CHECK(answer.ends_with("0\r\n\r\n"));
  CHECK(running.raw("GET /late-end HTTP/1.1\r\n" + host + "\r\n", 1000).ends_with("data: all\n\n\r\n0\r\n\r\n"));
  const std::string old = running.raw("GET /stream HTTP/1.0\r\n" + host + "\r\n", 1000);
  CHECK(old.find("chunked") == std::string::npos);
  CHECK(old.ends_with("data: 2\n\n"));
}

TEST_CASE("many clients at once, each with its own answer") {
  const Running running({.threads = 2});
  std::vector<std::thread> threads;
  std::atomic<int> good = 0;
  for (int t = 0; t < 8; ++t) {
    threads.emplace_back([&, t] {
      testing::HttpClient client(running.port);
      for (int i = 0; i < 100; ++i) {
        const std::string word = std::to_string(t * 1000 + i);
        if (client.get("/echo/" + word).body == "{\"word\":\"" + word + "\"}") ++good;
        if (client.post("/size", "[" + word + "]").body == std::to_string(word.size() + 2)) ++good;
        if (client.get("/heavy").status == 200) ++good;
      }
    });
  }
  for (auto& thread : threads) thread.join();
  CHECK(good == 2400);
}

TEST_CASE("at the end, a request under way is answered and no new one is taken") {
  Running running;
  testing::HttpClient idle(running.port);
  CHECK(idle.get("/plain").status == 200);
  testing::HttpAnswer answer;
  std::thread client([&] { answer = testing::HttpClient(running.port).post("/slow", "{}"); });
  std::this_thread::sleep_for(std::chrono::milliseconds(100));
  const auto began = std::chrono::steady_clock::now();
  running.server->stop();
  client.join();
  CHECK(answer.status == 200);
  CHECK(answer.header("connection") == "close");
  CHECK(std::chrono::steady_clock::now() - began < std::chrono::seconds(2));
  CHECK_THROWS(testing::HttpClient(running.port).get("/plain"));
}

TEST_CASE("more connections than allowed are sent away; a taken port is said so") {
  Running running({.max_connections = 3});
  std::vector<std::unique_ptr<testing::HttpClient>> clients;
  for (int i = 0; i < 3; ++i) {
    clients.push_back(std::make_unique<testing::HttpClient>(running.port));
    CHECK(clients.back()->get("/plain").status == 200);
  }
  CHECK(running.raw("").starts_with("HTTP/1.1 503"));
  clients.clear();
  std::this_thread::sleep_for(std::chrono::milliseconds(600));
  CHECK(testing::HttpClient(running.port).get("/plain").status == 200);
  Server second(*running.dispatcher, {.port = running.port});
  const auto started = second.start();
  REQUIRE_FALSE(started);
  CHECK(started.error().key == "base.listen");
}

}  // namespace
}  // namespace lianxin::http
