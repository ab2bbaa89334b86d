// Request and Reply: plain values, nothing of the HTTP library.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace lianxin::http {

enum class Method { get, head, post, put, patch, del, options, other };

struct Header {
  std::string name;  // lower case
  std::string value;
};

struct Request {
  Method method = Method::get;
  std::string path{};                 // decoded, without query
  std::string query{};                // raw
  std::vector<Header> headers{};
  std::string body{};
  std::string remote_address{};       // for rate limits only; never stored
  std::string_view header(std::string_view name) const;  // empty when missing
  // A decoded query parameter; nullopt when missing. The first one counts.
  std::optional<std::string> parameter(std::string_view name) const;
};

struct Reply {
  int status = 200;
  std::string body{};
  std::string content_type = "application/json; charset=utf-8";
  std::vector<Header> headers{};
};

enum class Language { zh, en };

}  // namespace lianxin::http
