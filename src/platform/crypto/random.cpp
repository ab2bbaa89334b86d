#include "platform/crypto/random.h"

#include <sodium.h>

#include <cstring>
#include <limits>
#include <stdexcept>

#include "platform/crypto/digest.h"

namespace lianxin::crypto {

std::string random_bytes(std::size_t count) {
  static const bool ready = sodium_init() >= 0;
  if (!ready) throw std::runtime_error("libsodium is not available");
  std::string out(count, '\0');
  randombytes_buf(out.data(), out.size());
  return out;
}

std::string random_token(std::size_t count) { return base64url(random_bytes(count)); }

std::int64_t random_stamp() {
  std::int64_t out = 0;
  std::memcpy(&out, random_bytes(sizeof out).data(), sizeof out);
  return (out & std::numeric_limits<std::int64_t>::max()) | 1;
}

}  // namespace lianxin::crypto
