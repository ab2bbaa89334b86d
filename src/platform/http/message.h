// Request and Reply: plain values, nothing of the HTTP library.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace lianxin::http {

enum class Method { get, head, post, put, patch, del, options, other };
std::string_view name_of(Method);          // "GET"
Method method_from(std::string_view name);

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

class Stream;  // stream.h: a body without an end

struct Reply {
  int status = 200;
  std::string body{};
  std::string content_type = "application/json; charset=utf-8";
  std::vector<Header> headers{};
  std::string_view lasting_body{};        // instead of `body`: bytes that live as long as the program (embedded files)
  std::shared_ptr<Stream> stream{};       // what is pushed later follows the body, until it is closed

  std::string_view content() const { return lasting_body.empty() ? std::string_view(body) : lasting_body; }
};

enum class Language { zh, en };

}  // namespace lianxin::http
