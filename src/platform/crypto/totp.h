// One-time codes by time: RFC 6238 with HMAC-SHA-1, six digits, steps of 30 seconds, as the usual apps make them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/moment.h"

namespace lianxin::crypto {

constexpr std::int64_t totp_step_ms = 30'000;
constexpr std::size_t totp_digits = 6;

inline std::int64_t totp_step_of(Moment at) { return at.ms / totp_step_ms; }
std::string totp_code(std::string_view secret, std::int64_t step);
// The step whose code this is, among the present one and one on each side for clocks that go wrong, but only after `used`:
// a code counts once (RFC 6238 §5.2).
std::optional<std::int64_t> totp_match(std::string_view secret, std::string_view code, Moment now, std::int64_t used);

// RFC 4648 §6 without padding: capital letters and the digits 2 to 7.
std::string base32(std::string_view bytes);

}  // namespace lianxin::crypto
