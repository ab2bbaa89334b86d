// Digests and the spellings of bytes.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace lianxin::crypto {

using Digest = std::array<std::uint8_t, 32>;

Digest sha256(std::string_view bytes);
Digest hmac_sha256(std::string_view key, std::string_view bytes);

std::string hexadecimal(std::string_view bytes);  // lower case
inline std::string hexadecimal(const Digest& d) {
  return hexadecimal(std::string_view(reinterpret_cast<const char*>(d.data()), d.size()));
}
// RFC 4648 §5 without padding.
std::string base64url(std::string_view bytes);
// Nothing unless it is exactly what base64url writes.
std::optional<std::string> from_base64url(std::string_view text);

// Compares without telling by its time where they differ; lengths are no secret.
bool equal_in_constant_time(std::string_view a, std::string_view b);

}  // namespace lianxin::crypto
