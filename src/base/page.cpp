#include "base/page.h"

#include <array>

namespace lianxin {
namespace {

constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

std::string encoded(std::string_view bytes) {
  std::string out;
  std::uint32_t bits = 0;
  int held = 0;
  for (const char c : bytes) {
    bits = bits << 8 | static_cast<unsigned char>(c);
    for (held += 8; held >= 6; held -= 6) out += alphabet[bits >> (held - 6) & 63U];
  }
  if (held > 0) out += alphabet[bits << (6 - held) & 63U];
  return out;
}

std::optional<std::string> decoded(std::string_view text) {
  std::string out;
  std::uint32_t bits = 0;
  int held = 0;
  for (const char c : text) {
    const auto value = alphabet.find(c);
    if (value == std::string_view::npos) return std::nullopt;
    bits = bits << 6 | static_cast<std::uint32_t>(value);
    held += 6;
    if (held >= 8) {
      held -= 8;
      out += static_cast<char>(static_cast<unsigned char>(bits >> held & 0xFFU));
    }
  }
  return out;
}

}  // namespace

std::string make_cursor(const std::vector<std::string>& fields) {
  std::string joined;
  for (const auto& field : fields) {
    joined += std::to_string(field.size());
    joined += ':';
    joined += field;
  }
  return encoded(joined);
}

std::optional<std::vector<std::string>> read_cursor(std::string_view cursor, std::size_t count) {
  if (cursor.size() > 2048) return std::nullopt;
  const auto joined = decoded(cursor);
  if (!joined) return std::nullopt;
  std::vector<std::string> fields;
  std::string_view rest = *joined;
  while (!rest.empty()) {
    const auto colon = rest.find(':');
    if (colon == std::string_view::npos || colon == 0 || colon > 4) return std::nullopt;
    std::size_t size = 0;
    for (const char c : rest.substr(0, colon)) {
      if (c < '0' || c > '9') return std::nullopt;
      size = size * 10 + static_cast<std::size_t>(c - '0');
    }
    rest.remove_prefix(colon + 1);
    if (size > rest.size()) return std::nullopt;
    fields.emplace_back(rest.substr(0, size));
    rest.remove_prefix(size);
  }
  if (fields.size() != count) return std::nullopt;
  return fields;
}

}  // namespace lianxin
