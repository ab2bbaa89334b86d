// Random bytes from the system's generator: for secrets.
#pragma once

#include <cstddef>
#include <string>

namespace lianxin::crypto {

std::string random_bytes(std::size_t count);
// `count` random bytes as base64url: 32 bytes are 43 characters.
std::string random_token(std::size_t count = 32);

}  // namespace lianxin::crypto
