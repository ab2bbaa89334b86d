#include "tests/support/http_client.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <stdexcept>

namespace lianxin::testing {
namespace {

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return out;
}

void send_all(int socket, std::string_view bytes) {
  while (!bytes.empty()) {
    const auto n = ::send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (n <= 0) throw std::runtime_error("the connection broke while sending");
    bytes.remove_prefix(static_cast<std::size_t>(n));
  }
}

HttpAnswer parse_head(std::string_view head) {
  HttpAnswer answer;
  answer.status = std::stoi(std::string(head.substr(9, 3)));
  for (auto at = head.find("\r\n"); at != std::string_view::npos;) {
    const auto end = head.find("\r\n", at + 2);
    const auto line = head.substr(at + 2, end == std::string_view::npos ? end : end - at - 2);
    const auto colon = line.find(':');
    if (colon != std::string_view::npos)
      answer.headers.emplace(lower(line.substr(0, colon)), std::string(line.substr(colon + 2)));
    at = end;
  }
  return answer;
}

// The value of "name":"…" in a flat answer; enough for tokens, which hold no escapes.
std::string text_of(std::string_view json, std::string_view name) {
  const std::string key = "\"" + std::string(name) + "\":\"";
  const auto at = json.find(key);
  if (at == std::string_view::npos) return {};
  const auto begin = at + key.size();
  return std::string(json.substr(begin, json.find('"', begin) - begin));
}

}  // namespace

std::string HttpAnswer::header(const std::string& name) const {
  const auto found = headers.find(name);
  return found == headers.end() ? std::string() : found->second;
}

HttpClient::~HttpClient() { disconnect(); }

void HttpClient::connect() {
  if (socket_ >= 0) return;
  socket_ = socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  address.sin_port = htons(static_cast<std::uint16_t>(port_));
  const timeval patience{30, 0};
  setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  const int on = 1;
  setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  if (::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) {
    disconnect();
    throw std::runtime_error("nobody listens on port " + std::to_string(port_));
  }
}

void HttpClient::disconnect() {
  if (socket_ >= 0) close(socket_);
  socket_ = -1;
  buffer_.clear();
}

bool HttpClient::fill() {
  std::array<char, 65536> part{};
  const auto n = recv(socket_, part.data(), part.size(), 0);
  if (n <= 0) return false;
  buffer_.append(part.data(), static_cast<std::size_t>(n));
  return true;
}

HttpAnswer HttpClient::receive(bool head) {
  std::size_t end = 0;
  while ((end = buffer_.find("\r\n\r\n")) == std::string::npos)
    if (!fill()) throw std::runtime_error("the connection broke while receiving");
  HttpAnswer answer = parse_head(std::string_view(buffer_).substr(0, end));
  buffer_.erase(0, end + 4);
  const std::string length = answer.header("content-length");
  const std::size_t size = head || length.empty() ? 0 : std::stoul(length);
  while (buffer_.size() < size)
    if (!fill()) throw std::runtime_error("the connection broke while receiving");
  answer.body = buffer_.substr(0, size);
  buffer_.erase(0, size);
  if (lower(answer.header("connection")) == "close") disconnect();
  return answer;
}

HttpAnswer HttpClient::send(std::string_view method, std::string_view path, std::string_view body,
                            const HttpHeaders& more) {
  connect();
  std::string request = std::string(method) + ' ' + std::string(path) + " HTTP/1.1\r\nHost: 127.0.0.1:" +
                        std::to_string(port_) + "\r\n";
  const auto add = [&request](std::string_view name, std::string_view value) {
    request.append(name).append(": ").append(value).append("\r\n");
  };
  const auto given = [&more](std::string_view name) {
    return std::any_of(more.begin(), more.end(), [&](const auto& h) { return lower(h.first) == name; });
  };
  if (!cookie_.empty() && !given("cookie")) add("Cookie", cookie_);
  if (!csrf_.empty() && method != "GET" && !given("x-csrf-token")) add("X-CSRF-Token", csrf_);
  if (!bearer_.empty() && !given("authorization")) add("Authorization", "Bearer " + bearer_);
  if (!body.empty() && !given("content-type")) add("Content-Type", "application/json");
  for (const auto& [name, value] : more) add(name, value);
  if (!body.empty() || method != "GET") add("Content-Length", std::to_string(body.size()));
  request.append("\r\n").append(body);
  send_all(socket_, request);
  return receive(method == "HEAD");
}

void HttpClient::sign_in(std::string_view account, std::string_view password) {
  cookie_.clear();
  csrf_.clear();
  const auto answer = post("/api/v1/session", "{\"account\":\"" + std::string(account) + "\",\"password\":\"" +
                                                  std::string(password) + "\"}");
  if (answer.status != 200 && answer.status != 201)
    throw std::runtime_error("sign-in refused: " + std::to_string(answer.status) + " " + answer.body);
  const std::string set = answer.header("set-cookie");
  cookie_ = set.substr(0, set.find(';'));
  csrf_ = text_of(answer.body, "csrf_token");
}

std::string HttpClient::raw(std::string_view bytes, int wait_ms) {
  disconnect();
  connect();
  ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
  std::string all;
  pollfd waiting{socket_, POLLIN, 0};
  while (poll(&waiting, 1, wait_ms) > 0) {
    if (!fill()) break;
    all += buffer_;
    buffer_.clear();
  }
  disconnect();
  return all;
}

}  // namespace lianxin::testing
