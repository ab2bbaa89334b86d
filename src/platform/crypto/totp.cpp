#include "platform/crypto/totp.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <array>
#include <stdexcept>

#include "platform/crypto/digest.h"

namespace lianxin::crypto {
namespace {

std::array<std::uint8_t, 20> hmac_sha1(std::string_view key, std::string_view bytes) {
  std::array<std::uint8_t, 20> out{};
  unsigned int size = 0;
  if (HMAC(EVP_sha1(), key.data(), static_cast<int>(key.size()), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(),
           out.data(), &size) == nullptr ||
      size != out.size())
    throw std::runtime_error("HMAC-SHA-1 is not available");
  return out;
}

}  // namespace

// RFC 4226 §5.3.
std::string totp_code(std::string_view secret, std::int64_t step) {
  std::string counter(8, '\0');
  for (std::size_t i = 0; i < counter.size(); ++i) counter[i] = static_cast<char>((step >> (56 - 8 * i)) & 0xff);
  const auto digest = hmac_sha1(secret, counter);
  const std::size_t at = digest.back() & 0x0fU;
  const std::uint32_t number = (static_cast<std::uint32_t>(digest[at] & 0x7fU) << 24) | (static_cast<std::uint32_t>(digest[at + 1]) << 16) |
                               (static_cast<std::uint32_t>(digest[at + 2]) << 8) | digest[at + 3];
  std::string code = std::to_string(number % 1'000'000);
  return std::string(totp_digits - code.size(), '0') + code;
}

std::optional<std::int64_t> totp_match(std::string_view secret, std::string_view code, Moment now, std::int64_t used) {
  std::optional<std::int64_t> found;
  const std::int64_t present = totp_step_of(now);
  for (std::int64_t step = present - 1; step <= present + 1; ++step)
    if (equal_in_constant_time(totp_code(secret, step), code) && step > used && !found) found = step;
  return found;
}

std::string base32(std::string_view bytes) {
  constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  std::string out;
  std::uint32_t held = 0;
  int bits = 0;
  for (const char c : bytes) {
    held = (held << 8) | static_cast<std::uint8_t>(c);
    for (bits += 8; bits >= 5; bits -= 5) out += letters[(held >> (bits - 5)) & 31U];
    held &= (1U << bits) - 1;
  }
  if (bits > 0) out += letters[(held << (5 - bits)) & 31U];
  return out;
}

}  // namespace lianxin::crypto
