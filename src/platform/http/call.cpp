#include "platform/http/call.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "base/bad_cursor.h"
#include "base/text.h"
#include "platform/http/texts.h"
#include "platform/json/json.h"

namespace lianxin::http {

namespace {

template <class T>
std::optional<T> whole_number(std::string_view text) {
  T out{};
  const auto [end, ec] = std::from_chars(text.data(), text.data() + text.size(), out);
  if (ec != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return out;
}

void write_errors(std::string& out, const Error& error, Language language) {
  out += ",\"errors\":[";
  for (bool first = true; const FieldFault& fault : error.fields) {
    if (!std::exchange(first, false)) out += ',';
    out += "{\"field\":";
    json::write_text(out, fault.field);
    out += ",\"code\":";
    json::write_text(out, fault.key);
    out += ",\"message\":";
    json::write_text(out, translated(fault.key, fault.args, language));
    out += '}';
  }
  out += ']';
}

std::string_view title_key(Code code) {
  switch (code) {
    case Code::malformed: return "base.title.malformed";
    case Code::unauthenticated: return "base.title.unauthenticated";
    case Code::forbidden: return "base.title.forbidden";
    case Code::not_found: return "base.title.not_found";
    case Code::conflict: return "base.title.conflict";
    case Code::stale: return "base.title.stale";
    case Code::too_large: return "base.title.too_large";
    case Code::unsupported: return "base.title.unsupported";
    case Code::invalid: return "base.title.invalid";
    case Code::limited: return "base.title.limited";
    case Code::internal: return "base.title.internal";
    case Code::unavailable: return "base.title.unavailable";
  }
  return "base.title.internal";
}

}  // namespace

std::string_view cookie_of(const Request& request, std::string_view name) {
  for (std::string_view pair : split(request.header("cookie"), ';')) {
    pair = trimmed(pair);
    if (pair.size() > name.size() && pair.starts_with(name) && pair[name.size()] == '=') return pair.substr(name.size() + 1);
  }
  return {};
}

std::string_view CallBase::param(std::string_view name) const {
  for (const auto& [key, value] : params) {
    if (key == name) return value;
  }
  return {};
}

Result<PageRequest> CallBase::page() const {
  PageRequest out;
  std::vector<FieldFault> faults;
  if (const auto limit = request.parameter("limit")) {
    const auto number = whole_number<int>(*limit);
    if (number && *number >= 1 && *number <= max_page_limit) out.limit = *number;
    else faults.push_back({"limit", "base.page_limit", {{"max", std::to_string(max_page_limit)}}});
  }
  if (auto cursor = request.parameter("cursor")) {
    if (cursor->size() > 400) return bad_cursor();
    out.cursor = std::move(*cursor);
  }
  if (const auto count = request.parameter("count")) {
    if (*count == "exact") out.with_total = true;
    else faults.push_back({"count", "base.json_not_one_of", {{"allowed", "exact"}}});
  }
  if (!faults.empty()) return invalid(std::move(faults));
  return out;
}

Result<std::optional<std::int64_t>> CallBase::if_match() const {
  const std::string_view text = request.header("if-match");
  if (text.empty()) return std::optional<std::int64_t>{};
  if (text.size() >= 3 && text.size() <= 20 && text.front() == '"' && text.back() == '"') {
    const auto version = whole_number<std::int64_t>(text.substr(1, text.size() - 2));
    if (version && *version >= 0) return version;
  }
  return fail(Code::malformed, "base.if_match");
}

int status_of(Code code) {
  switch (code) {
    case Code::malformed: return 400;
    case Code::unauthenticated: return 401;
    case Code::forbidden: return 403;
    case Code::not_found: return 404;
    case Code::conflict: return 409;
    case Code::stale: return 412;
    case Code::too_large: return 413;
    case Code::unsupported: return 415;
    case Code::invalid: return 422;
    case Code::limited: return 429;
    case Code::internal: return 500;
    case Code::unavailable: return 503;
  }
  return 500;
}

Reply problem(const Error& error, Language language, std::string_view request_id, int status) {
  Reply out{.status = status != 0 ? status : status_of(error.code), .content_type = "application/problem+json"};
  // Faults of ours are told by their kind only.
  const bool ours = error.code == Code::internal;
  const std::string_view key = ours ? "base.internal" : std::string_view(error.key);
  out.body = "{\"type\":";
  json::write_text(out.body, "urn:lianxin:problem:" + std::string(key));
  out.body += ",\"title\":";
  json::write_text(out.body, translated(title_key(error.code), {}, language));
  out.body += ",\"status\":" + std::to_string(out.status) + ",\"detail\":";
  json::write_text(out.body, translated(key, ours ? std::vector<Arg>{} : error.args, language));
  if (!request_id.empty()) {
    out.body += ",\"request_id\":";
    json::write_text(out.body, request_id);
  }
  if (!error.fields.empty()) write_errors(out.body, error, language);
  if (!error.current.empty()) {
    if (const auto current = json::parse(error.current)) {
      const json::Node* version = current->root().find("version");
      if (version && version->kind() == json::Kind::integer) {
        out.body += ",\"current_version\":" + std::string(version->text());
        out.headers.push_back({"etag", '"' + std::string(version->text()) + '"'});
      }
      out.body += ",\"current\":" + error.current;
    }
  }
  out.body += '}';
  const bool later = error.code == Code::limited || error.code == Code::unavailable;
  if (later) out.headers.push_back({"retry-after", std::to_string(std::max(1, error.retry_after_s))});
  if (error.code == Code::unauthenticated) out.headers.push_back({"www-authenticate", "Bearer"});
  return out;
}

Reply ok(std::string json) { return {.body = std::move(json)}; }

Reply created(std::string json, std::string_view location) {
  return {.status = 201, .body = std::move(json), .headers = {{"location", std::string(location)}}};
}

Reply no_content() { return {.status = 204, .content_type = ""}; }

Reply html(std::string text) { return {.body = std::move(text), .content_type = "text/html; charset=utf-8"}; }

}  // namespace lianxin::http
