#include "platform/crypto/totp.h"

#include <doctest/doctest.h>

namespace lianxin::crypto {
namespace {

constexpr std::string_view secret = "12345678901234567890";

TEST_CASE("RFC 6238 appendix B, the last six digits") {
  struct Vector { std::int64_t seconds; std::string_view code; };
  for (const Vector& v : {Vector{59, "287082"}, {1111111109, "081804"}, {1111111111, "050471"}, {1234567890, "005924"}, {2000000000, "279037"}, {20000000000, "353130"}}) {
    CAPTURE(v.seconds);
    CHECK(totp_code(secret, totp_step_of({v.seconds * 1000})) == v.code);
  }
}

TEST_CASE("RFC 4226 appendix D") {
  std::int64_t count = 0;
  for (std::string_view code : {"755224", "287082", "359152", "969429", "338314", "254676", "287922", "162583", "399871", "520489"})
    CHECK(totp_code(secret, count++) == code);
}

TEST_CASE("a code holds for its step and one on each side, and once") {
  const Moment now{1'763'784'015'000};
  const std::int64_t step = totp_step_of(now);
  const std::string code = totp_code(secret, step);
  CHECK(totp_match(secret, code, now, 0) == step);
  CHECK(totp_match(secret, code, {now.ms + totp_step_ms}, 0) == step);
  CHECK(totp_match(secret, code, {now.ms - totp_step_ms}, 0) == step);
  CHECK_FALSE(totp_match(secret, code, {now.ms + 2 * totp_step_ms}, 0));
  CHECK_FALSE(totp_match(secret, code, {now.ms - 2 * totp_step_ms}, 0));
  CHECK_FALSE(totp_match(secret, code, now, step));
  CHECK_FALSE(totp_match("another secret of 20", code, now, 0));
  for (std::string_view wrong : {"", "1", "abcdef", "0000000"}) CHECK_FALSE(totp_match(secret, wrong, now, 0));
}

TEST_CASE("RFC 4648 section 10, without padding") {
  CHECK(base32("").empty());
  CHECK(base32("f") == "MY");
  CHECK(base32("fo") == "MZXQ");
  CHECK(base32("foo") == "MZXW6");
  CHECK(base32("foob") == "MZXW6YQ");
  CHECK(base32("fooba") == "MZXW6YTB");
  CHECK(base32("foobar") == "MZXW6YTBOI");
  CHECK(base32(secret) == "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
}

}  // namespace
}  // namespace lianxin::crypto
