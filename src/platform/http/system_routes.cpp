#include "platform/http/system_routes.h"

#include "platform/embedded/embedded.h"
#include "platform/json/from_yaml.h"
#include "platform/json/json.h"

namespace lianxin::http {

namespace {

// The fixed answer other routes are measured against: 599 bytes.
const std::string& ping_body() {
  static const std::string body = [] {
    std::string out = R"({"ok":true,"filler":")";
    out.append(599 - out.size() - 2, '.');
    return out + "\"}";
  }();
  return body;
}

std::string contract() {
  const EmbeddedFile* file = find_embedded(embedded_contract(), "openapi.yaml");
  if (!file) return "{}";
  auto json = json::from_yaml(file->content);
  return json ? std::move(*json) : "{}";
}

std::string health(std::string_view status, std::string_view version) {
  std::string out = "{\"status\":";
  json::write_text(out, status);
  out += ",\"version\":";
  json::write_text(out, version);
  return out + '}';
}

}  // namespace

void mount_system(Router& router, Metrics& metrics, SystemFacts facts) {
  router.plain("/api/v1/ping", [](const Request&) { return Reply{.lasting_body = ping_body()}; });
  router.plain("/healthz", [version = facts.version](const Request&) { return ok(health("ok", version)); });
  router.plain("/metrics", [&metrics](const Request&) {
    return Reply{.body = metrics.text(), .content_type = "text/plain; version=0.0.4; charset=utf-8"};
  });
  router.plain("/api/openapi.json", [](const Request&) {
    static const std::string text = contract();
    return Reply{.headers = {{"cache-control", "no-cache"}}, .lasting_body = text};
  });
  // Readiness asks the store: not on the network's thread.
  const access::Verb open{.name = "base.open", .open_to_anybody = true};
  router.work(
      Method::get, "/readyz", open,
      [facts = std::move(facts)](Call<db::Store>&) -> Result<Reply> {
        const auto pending = facts.pending();
        if (pending && pending->empty()) return ok(health("ok", facts.version));
        Error error = fail(Code::unavailable, pending ? "base.migrations_pending" : "base.store_away");
        error.retry_after_s = 5;
        return error;
      },
      {});
}

}  // namespace lianxin::http
