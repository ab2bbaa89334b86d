#include "platform/http/pages.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "base/text.h"

namespace lianxin::http {

namespace {

std::string_view type_of(std::string_view path) {
  static constexpr std::pair<std::string_view, std::string_view> types[] = {
      {".html", "text/html; charset=utf-8"}, {".js", "text/javascript; charset=utf-8"}, {".css", "text/css; charset=utf-8"},
      {".json", "application/json; charset=utf-8"}, {".webmanifest", "application/manifest+json"}, {".svg", "image/svg+xml"},
      {".png", "image/png"}, {".ico", "image/x-icon"}, {".woff2", "font/woff2"}, {".txt", "text/plain; charset=utf-8"}};
  for (const auto& [ending, type] : types) {
    if (path.ends_with(ending)) return type;
  }
  return "application/octet-stream";
}

// RFC 9110 §12.5.3, as far as browsers go: a coding named and not refused with q=0.
bool takes(std::string_view accept_encoding, std::string_view coding) {
  for (std::string_view item : split(accept_encoding, ',')) {
    const std::size_t semicolon = item.find(';');
    if (trimmed(item.substr(0, semicolon)) != coding) continue;
    const std::string_view quality = semicolon == std::string_view::npos ? std::string_view{} : trimmed(item.substr(semicolon + 1));
    return quality != "q=0" && quality != "q=0.0" && quality != "q=0.00" && quality != "q=0.000";
  }
  return false;
}

bool is_within(std::string_view path, std::string_view folder) {
  return path == folder || (path.starts_with(folder) && path.size() > folder.size() && path[folder.size()] == '/');
}

std::string_view entry_of(std::string_view path) {
  if (is_within(path, "/field")) return "field/index.html";
  // /k: where the QR code of a contact card leads; its code is the fragment, which never comes here.
  if (is_within(path, "/portal") || path == "/k") return "portal/index.html";
  return "index.html";
}

Reply reply_with(const EmbeddedFile& file, const Request& request) {
  Reply reply{.content_type = std::string(type_of(file.path))};
  std::string etag(file.etag);
  reply.lasting_body = file.content;
  const auto encode = [&](std::string_view bytes, std::string_view coding, std::string_view mark) {
    reply.lasting_body = bytes;
    reply.headers.push_back({"content-encoding", std::string(coding)});
    etag.insert(etag.size() - 1, mark);
  };
  const std::string_view accepted = request.header("accept-encoding");
  if (!file.brotli.empty() && takes(accepted, "br")) encode(file.brotli, "br", "-br");
  else if (!file.gzip.empty() && takes(accepted, "gzip")) encode(file.gzip, "gzip", "-gz");
  if (!file.brotli.empty() || !file.gzip.empty()) reply.headers.push_back({"vary", "accept-encoding"});
  // Names below assets/ carry a digest of their content.
  const bool immutable = file.path.starts_with("assets/");
  reply.headers.push_back({"cache-control", immutable ? "public, max-age=31536000, immutable" : "no-cache"});
  const std::string_view known = request.header("if-none-match");
  reply.headers.push_back({"etag", etag});
  if (known == "*" || (!known.empty() && known.find(etag) != std::string_view::npos)) {
    reply.status = 304;
    reply.lasting_body = {};
    std::erase_if(reply.headers, [](const Header& header) { return header.name == "content-encoding"; });
  }
  return reply;
}

}  // namespace

std::optional<Reply> page_for(std::span<const EmbeddedFile> files, const Request& request) {
  const std::string_view path = request.path;
  for (const std::string_view taken : {"/api", "/open311", "/metrics", "/healthz", "/readyz"}) {
    if (is_within(path, taken)) return std::nullopt;
  }
  if (const EmbeddedFile* file = find_embedded(files, path.substr(1))) return reply_with(*file, request);
  const std::string_view last = path.substr(path.rfind('/') + 1);
  if (is_within(path, "/assets") || last.find('.') != std::string_view::npos) return std::nullopt;
  const EmbeddedFile* entry = find_embedded(files, entry_of(path));
  if (!entry) return std::nullopt;
  return reply_with(*entry, request);
}

}  // namespace lianxin::http
