#include "platform/http/message.h"

#include "platform/http/url.h"

namespace lianxin::http {

std::string_view Request::header(std::string_view name) const {
  for (const Header& header : headers) {
    if (header.name == name) return header.value;
  }
  return {};
}

std::optional<std::string> Request::parameter(std::string_view name) const {
  std::string_view rest = query;
  while (!rest.empty()) {
    const std::size_t end = rest.find('&');
    const std::string_view pair = rest.substr(0, end);
    rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
    const std::size_t equals = pair.find('=');
    const auto key = percent_decoded(pair.substr(0, equals), true);
    if (!key || *key != name) continue;
    // Badly encoded reads as empty: the rules of the field refuse that where it matters.
    return percent_decoded(equals == std::string_view::npos ? std::string_view{} : pair.substr(equals + 1), true).value_or("");
  }
  return std::nullopt;
}

std::string_view name_of(Method method) {
  switch (method) {
    case Method::get: return "GET";
    case Method::head: return "HEAD";
    case Method::post: return "POST";
    case Method::put: return "PUT";
    case Method::patch: return "PATCH";
    case Method::del: return "DELETE";
    case Method::options: return "OPTIONS";
    case Method::other: break;
  }
  return "OTHER";
}

Method method_from(std::string_view name) {
  for (const Method method : {Method::get, Method::head, Method::post, Method::put, Method::patch, Method::del, Method::options}) {
    if (name == name_of(method)) return method;
  }
  return Method::other;
}

}  // namespace lianxin::http
