#include "platform/http/url.h"

#include "base/text.h"

namespace lianxin::http {

namespace {

int digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

}  // namespace

std::optional<std::string> percent_decoded(std::string_view text, bool plus_is_blank) {
  std::string out;
  out.reserve(text.size());
  bool ascii = true;
  for (std::size_t at = 0; at < text.size(); ++at) {
    char c = text[at];
    if (c == '%') {
      if (text.size() - at < 3) return std::nullopt;
      const int high = digit(text[at + 1]);
      const int low = digit(text[at + 2]);
      if (high < 0 || low < 0) return std::nullopt;
      c = static_cast<char>(high * 16 + low);
      at += 2;
    } else if (c == '+' && plus_is_blank) {
      c = ' ';
    }
    if (c == '\0') return std::nullopt;
    ascii = ascii && static_cast<unsigned char>(c) < 0x80;
    out += c;
  }
  if (!ascii && !is_valid_text(out)) return std::nullopt;
  return out;
}

std::string percent_encoded(std::string_view text) {
  static constexpr char digits[] = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
                       c == '_' || c == '~';
    if (plain) {
      out += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      out += '%';
      out += digits[byte >> 4];
      out += digits[byte & 15];
    }
  }
  return out;
}

std::optional<Target> read_target(std::string_view target) {
  if (target.empty() || target.front() != '/') return std::nullopt;
  const std::size_t question = target.find('?');
  const std::string_view raw = target.substr(0, question);
  for (const char c : target) {
    if (static_cast<unsigned char>(c) <= 0x20 || c == '#' || c == 0x7f) return std::nullopt;
  }
  for (const std::string_view encoded : {"%2f", "%2F", "%5c", "%5C", "\\"}) {
    if (raw.find(encoded) != std::string_view::npos) return std::nullopt;
  }
  auto path = percent_decoded(raw);
  if (!path) return std::nullopt;
  for (const std::string_view segment : split(*path, '/')) {
    if (segment == "..") return std::nullopt;
  }
  return Target{std::move(*path), question == std::string_view::npos ? "" : std::string(target.substr(question + 1))};
}

}  // namespace lianxin::http
