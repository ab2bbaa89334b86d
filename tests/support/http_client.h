// HttpClient: a small blocking client on one kept-alive loopback connection, for journeys and benches.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace lianxin::testing {

struct HttpAnswer {
  int status = 0;
  std::multimap<std::string, std::string> headers{};  // names in lower case
  std::string body{};
  std::string header(const std::string& name) const;
};

using HttpHeaders = std::vector<std::pair<std::string, std::string>>;

class HttpClient {
 public:
  explicit HttpClient(int port) : port_(port) {}
  ~HttpClient();
  HttpClient(const HttpClient&) = delete;
  HttpClient& operator=(const HttpClient&) = delete;

  // Keeps cookies and the CSRF token of a sign-in for what follows. Throws std::runtime_error when the line breaks.
  HttpAnswer send(std::string_view method, std::string_view path, std::string_view body = {}, const HttpHeaders& more = {});
  HttpAnswer get(std::string_view path) { return send("GET", path); }
  HttpAnswer post(std::string_view path, std::string_view json) { return send("POST", path, json); }
  // POST /api/v1/session; throws when refused.
  void sign_in(std::string_view account, std::string_view password);
  void use_token(std::string token) { bearer_ = std::move(token); }
  // Bytes as they are, and whatever comes back until the server closes or nothing comes for `wait_ms`.
  std::string raw(std::string_view bytes, int wait_ms = 2000);

 private:
  void connect();
  void disconnect();
  HttpAnswer receive(bool head);
  bool fill();
  int port_;
  int socket_ = -1;
  std::string buffer_{};
  std::string cookie_{};
  std::string csrf_{};
  std::string bearer_{};
};

}  // namespace lianxin::testing
