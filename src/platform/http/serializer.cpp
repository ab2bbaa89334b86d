#include "platform/http/serializer.h"

#include <array>
#include <charconv>
#include <ctime>

#include "platform/http/stream.h"

namespace lianxin::http {

namespace {

// What every answer carries: the pages load nothing from elsewhere and are framed by nobody else.
constexpr std::string_view always =
    "x-content-type-options: nosniff\r\n"
    "referrer-policy: same-origin\r\n"
    "content-security-policy: default-src 'self'; img-src 'self' data: blob:; style-src 'self'; "
    "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'\r\n"
    "cross-origin-opener-policy: same-origin\r\n";

std::string_view reason_of(int status) {
  switch (status) {
    case 200: return "OK";
    case 201: return "Created";
    case 202: return "Accepted";
    case 204: return "No Content";
    case 206: return "Partial Content";
    case 301: return "Moved Permanently";
    case 302: return "Found";
    case 303: return "See Other";
    case 304: return "Not Modified";
    case 307: return "Temporary Redirect";
    case 308: return "Permanent Redirect";
    case 400: return "Bad Request";
    case 401: return "Unauthorized";
    case 403: return "Forbidden";
    case 404: return "Not Found";
    case 405: return "Method Not Allowed";
    case 408: return "Request Timeout";
    case 409: return "Conflict";
    case 411: return "Length Required";
    case 412: return "Precondition Failed";
    case 413: return "Content Too Large";
    case 414: return "URI Too Long";
    case 415: return "Unsupported Media Type";
    case 417: return "Expectation Failed";
    case 421: return "Misdirected Request";
    case 422: return "Unprocessable Content";
    case 429: return "Too Many Requests";
    case 431: return "Request Header Fields Too Large";
    case 500: return "Internal Server Error";
    case 501: return "Not Implemented";
    case 503: return "Service Unavailable";
    case 505: return "HTTP Version Not Supported";
    default: return "Status";
  }
}

void append_number(std::string& out, std::size_t number) {
  std::array<char, 24> digits{};
  out.append(digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr);
}

// RFC 9110 §6.6.1, made once a second on each thread.
std::string_view date_now() {
  thread_local std::time_t made_at = 0;
  thread_local std::string text;
  const std::time_t now = std::time(nullptr);
  if (now != made_at) {
    std::tm parts{};
    gmtime_r(&now, &parts);
    std::array<char, 40> out{};
    text.assign(out.data(), std::strftime(out.data(), out.size(), "%a, %d %b %Y %H:%M:%S GMT", &parts));
    made_at = now;
  }
  return text;
}

// A value cannot begin a header of its own.
void append_value(std::string& out, std::string_view value) {
  for (const char c : value) out += static_cast<unsigned char>(c) < 0x20 || c == 0x7f ? ' ' : c;
}

}  // namespace

bool has_body(int status) { return status >= 200 && status != 204 && status != 304; }

std::string head_of(const Reply& reply, const WireOptions& options) {
  std::string out;
  out.reserve(768 + (reply.content().size() < 16 * 1024 ? reply.content().size() : 0));
  out += "HTTP/1.1 ";
  append_number(out, static_cast<std::size_t>(reply.status));
  out += ' ';
  out += reason_of(reply.status);
  out += "\r\n";
  if (reply.stream) {
    if (!options.http_1_0) out += "transfer-encoding: chunked\r\n";
  } else if (has_body(reply.status)) {
    out += "content-length: ";
    append_number(out, reply.content().size());
    out += "\r\n";
  }
  if (!reply.content_type.empty() && has_body(reply.status)) {
    out += "content-type: ";
    append_value(out, reply.content_type);
    out += "\r\n";
  }
  for (const Header& header : reply.headers) {
    out += header.name;
    out += ": ";
    append_value(out, header.value);
    out += "\r\n";
  }
  out += "date: ";
  out += date_now();
  out += "\r\n";
  out += always;
  if (options.https) out += "strict-transport-security: max-age=31536000\r\n";
  if (!options.keep_alive) out += "connection: close\r\n";
  else if (options.http_1_0) out += "connection: keep-alive\r\n";
  out += "\r\n";
  return out;
}

std::string chunk_of(std::string_view bytes) {
  std::array<char, 24> digits{};
  std::string out(digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), bytes.size(), 16).ptr);
  out += "\r\n";
  out += bytes;
  out += "\r\n";
  return out;
}

}  // namespace lianxin::http
