#include "platform/http/pages.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>

namespace lianxin::http {
namespace {

constexpr std::array<EmbeddedFile, 7> files = {{
    {"assets/app-1a2b.js", "code", "gz", "br", "\"js\""},
    {"favicon.ico", "icon", {}, {}, "\"ico\""},
    {"field/app.webmanifest", "manifest", {}, {}, "\"m\""},
    {"field/index.html", "field page", "gz", {}, "\"f\""},
    {"field/worker.js", "worker", {}, {}, "\"w\""},
    {"index.html", "desk page", "gz", "br", "\"d\""},
    {"portal/index.html", "portal page", {}, {}, "\"p\""},
}};

Reply fetch(std::string path, std::vector<Header> headers = {}) {
  const auto page = page_for(files, {.path = std::move(path), .headers = std::move(headers)});
  return page ? *page : Reply{.status = 404};
}

std::string header_of(const Reply& reply, std::string_view name) {
  const auto found = std::ranges::find(reply.headers, name, &Header::name);
  return found == reply.headers.end() ? "" : found->value;
}

TEST_CASE("each path gets its file or its entry") {
  struct Row {
    const char* path;
    int status;
    std::string_view content;
  };
  const Row rows[] = {{"/", 200, "desk page"},       {"/tickets/42", 200, "desk page"},   {"/field", 200, "field page"},   {"/field/", 200, "field page"},
                      {"/field/diary", 200, "field page"}, {"/fields", 200, "desk page"}, {"/portal", 200, "portal page"}, {"/k", 200, "portal page"}, {"/kk", 200, "desk page"}, {"/portal/follow/LX-1", 200, "portal page"},
                      {"/favicon.ico", 200, "icon"}, {"/field/worker.js", 200, "worker"}, {"/field/app.webmanifest", 200, "manifest"}, {"/assets/app-1a2b.js", 200, "code"}, {"/assets/app-old.js", 404, ""}, {"/missing.png", 404, ""},
                      {"/api/v1/x", 404, ""},        {"/api", 404, ""},                   {"/metrics", 404, ""},           {"/assets", 404, ""}};
  for (const Row& row : rows) {
    CAPTURE(row.path);
    const Reply reply = fetch(row.path);
    CHECK(reply.status == row.status);
    CHECK(reply.content() == row.content);
  }
  CHECK_FALSE(page_for({}, {.path = "/"}).has_value());
}

TEST_CASE("what is packed goes out packed to who takes it, each form with its own tag") {
  struct Row {
    const char *accepted, *content, *coding, *etag;
  };
  const Row rows[] = {{"", "desk page", "", "\"d\""}, {"gzip", "gz", "gzip", "\"d-gz\""}, {"gzip, deflate, br", "br", "br", "\"d-br\""},
                      {"br;q=0, gzip", "gz", "gzip", "\"d-gz\""}, {"brotli", "desk page", "", "\"d\""}};
  for (const Row& row : rows) {
    CAPTURE(row.accepted);
    const Reply reply = fetch("/", {{"accept-encoding", row.accepted}});
    CHECK(reply.content() == row.content);
    CHECK(header_of(reply, "content-encoding") == row.coding);
    CHECK(header_of(reply, "etag") == row.etag);
    CHECK(header_of(reply, "vary") == "accept-encoding");
    const Reply known = fetch("/", {{"accept-encoding", row.accepted}, {"if-none-match", row.etag}});
    CHECK(known.status == 304);
    CHECK(known.content().empty());
  }
  CHECK(fetch("/", {{"if-none-match", "\"old\""}}).status == 200);
  CHECK(header_of(fetch("/"), "cache-control") == "no-cache");
  CHECK(header_of(fetch("/assets/app-1a2b.js"), "cache-control").find("immutable") != std::string::npos);
  CHECK(fetch("/assets/app-1a2b.js").content_type.starts_with("text/javascript"));
  // A phone's worker is asked for anew each time, or no later version ever reached the phone.
  CHECK(header_of(fetch("/field/worker.js"), "cache-control") == "no-cache");
  CHECK(fetch("/field/worker.js").content_type.starts_with("text/javascript"));
  CHECK(fetch("/field/app.webmanifest").content_type == "application/manifest+json");
}

}  // namespace
}  // namespace lianxin::http
