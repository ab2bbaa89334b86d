// Serializer: a reply as the bytes of HTTP/1.1.
#pragma once

#include <string>
#include <string_view>

#include "platform/http/message.h"

namespace lianxin::http {

struct WireOptions {
  bool keep_alive = true;
  bool http_1_0 = false;
  bool head_only = false;  // HEAD
  bool https = false;      // the public address is https: strict transport security
};

// Status line and headers, up to and with the empty line. A stream is announced as chunked.
std::string head_of(const Reply&, const WireOptions&);
// Whether a body may follow this status.
bool has_body(int status);
// One chunk of a chunked body; `last_chunk` ends it.
std::string chunk_of(std::string_view bytes);
constexpr std::string_view last_chunk = "0\r\n\r\n";
constexpr std::string_view continue_line = "HTTP/1.1 100 Continue\r\n\r\n";

}  // namespace lianxin::http
