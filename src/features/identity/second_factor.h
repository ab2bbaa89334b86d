// SecondFactor: one-time codes besides the password (3.12), by the app of a phone, and codes for when the phone is lost.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "features/identity/account.h"

namespace lianxin::identity {

constexpr std::size_t secret_bytes = 20;            // RFC 4226 §4: as long as the digest
constexpr std::size_t recovery_codes = 10;
constexpr std::size_t recovery_code_bytes = 10;     // 80 bits: 16 letters
constexpr std::size_t longest_code = 40;            // with the blanks and hyphens people type

struct SecondFactor {
  AccountId account{};
  std::string secret;                               // the bytes themselves
  Moment started_at{};
  std::optional<Moment> confirmed_at{};
  std::int64_t used_step = 0;
};

struct SecondFactorState {
  bool active = false;
  std::optional<Moment> confirmed_at{};
  std::int64_t recovery_codes_left = 0;
};

// What is shown once, for the app.
struct SecondFactorStart {
  std::string secret;                               // base32
  std::string uri;                                  // otpauth://totp/…
};

struct PasswordAndCode {
  std::string password;
  std::string code;
};

}  // namespace lianxin::identity
