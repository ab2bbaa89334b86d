#include "platform/http/router.h"

#include <doctest/doctest.h>

#include "platform/http/url.h"

namespace lianxin::http {
namespace {

const access::Verb read_verb{.name = "thing.read"};
const ReadHandler reads = [](Call<db::Reader>&) -> Result<Reply> { return ok("{}"); };
const WriteHandler writes = [](Call<db::Writer>&) -> Result<Reply> { return ok("{}"); };

Router sample() {
  Router r;
  r.get("/", read_verb, reads);
  r.get("/a", read_verb, reads);
  r.post("/a", read_verb, writes);
  r.get("/a/counts", read_verb, reads);
  r.get("/a/{id}", read_verb, reads);
  r.patch("/a/{id}", read_verb, writes);
  r.del("/a/{id}/b/{other_id}", read_verb, writes);
  r.get("/a/counts/c", read_verb, reads);
  r.get("/a/{id}/d", read_verb, reads);
  r.ask("/q", read_verb, reads);
  return r;
}

TEST_CASE("a path finds its route, its parameters and its methods") {
  struct Row {
    Method method;
    std::string_view path, pattern, params, allowed;
  };
  const Row rows[] = {
      {Method::get, "/", "/", "", "GET, HEAD"},
      {Method::get, "/a", "/a", "", "GET, HEAD, POST"},
      {Method::head, "/a", "/a", "", "GET, HEAD, POST"},
      {Method::post, "/a", "/a", "", "GET, HEAD, POST"},
      {Method::del, "/a", "", "", "GET, HEAD, POST"},
      {Method::get, "/a/counts", "/a/counts", "", "GET, HEAD"},
      {Method::patch, "/a/counts", "", "", "GET, HEAD"},
      {Method::get, "/a/7", "/a/{id}", "id=7", "GET, HEAD, PATCH"},
      {Method::get, "/a/村", "/a/{id}", "id=村", "GET, HEAD, PATCH"},
      {Method::del, "/a/7/b/8", "/a/{id}/b/{other_id}", "id=7 other_id=8", "DELETE"},
      {Method::get, "/a/counts/c", "/a/counts/c", "", "GET, HEAD"},
      {Method::get, "/a/counts/d", "/a/{id}/d", "id=counts", "GET, HEAD"},
      {Method::get, "/a/7/d", "/a/{id}/d", "id=7", "GET, HEAD"},
      {Method::post, "/q", "/q", "", "POST"},
      {Method::get, "/q", "", "", "POST"},
      {Method::options, "/q", "", "", "POST"},
      {Method::get, "/a/", "", "", ""},
      {Method::get, "/a//d", "", "", ""},
      {Method::get, "/A", "", "", ""},
      {Method::get, "/a/7/", "", "", ""},
      {Method::get, "", "", "", ""},
      {Method::get, "a", "", "", ""},
  };
  const Router router = sample();
  for (const Row& row : rows) {
    CAPTURE(row.path);
    const auto match = router.match(row.method, row.path);
    CHECK((match.route ? match.route->pattern : "") == row.pattern);
    std::string params;
    for (const auto& [name, value] : match.params) params += (params.empty() ? "" : " ") + name + "=" + value;
    CHECK(params == row.params);
    CHECK(match.allowed == row.allowed);
    CHECK(match.path_known == !row.allowed.empty());
  }
}

TEST_CASE("one path and method has one route") {
  Router r = sample();
  CHECK_THROWS(r.get("/a/{name}", read_verb, reads));
}

TEST_CASE("a target is decoded once, and what hides a path is refused") {
  struct Row {
    std::string_view target, path, query;
  };
  const Row good[] = {{"/", "/", ""}, {"/a?b=c&d", "/a", "b=c&d"}, {"/%E6%9D%91/%41", "/村/A", ""}, {"/a%2541", "/a%41", ""}, {"/a..b", "/a..b", ""}};
  for (const Row& row : good) {
    const auto target = read_target(row.target);
    REQUIRE(target);
    CHECK(target->path == row.path);
    CHECK(target->query == row.query);
  }
  for (const std::string_view bad : {"", "a", "*", "http://x/", "/a%", "/a%4", "/a%zz", "/a%00", "/a%ff", "/a%2fb", "/a%5Cb", "/a\\b", "/../a", "/a/..",
                                     "/%2e%2e/a", "/a b", "/a#b"}) {
    CAPTURE(bad);
    CHECK_FALSE(read_target(bad).has_value());
  }
  CHECK(percent_encoded("村 a/~") == "%E6%9D%91%20a%2F~");
  CHECK(percent_decoded("a+b%2B", true) == "a b+");
  CHECK(percent_decoded("a+b", false) == "a+b");
}

TEST_CASE("query parameters and headers") {
  const Request request{.query = "a=1&b=%E6%9D%91+x&a=2&empty&bad=%zz&=x", .headers = {{"accept", "x"}, {"cookie", "one=1; two=2;three"}}};
  CHECK(request.parameter("a") == "1");
  CHECK(request.parameter("b") == "村 x");
  CHECK(request.parameter("empty") == "");
  CHECK(request.parameter("bad") == "");
  CHECK_FALSE(request.parameter("c").has_value());
  CHECK(request.header("accept") == "x");
  CHECK(request.header("none").empty());
  CHECK(cookie_of(request, "two") == "2");
  CHECK(cookie_of(request, "tw").empty());
  CHECK(cookie_of(request, "three").empty());
}

}  // namespace
}  // namespace lianxin::http
