// Random bytes from the system's generator: for secrets.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace lianxin::crypto {

std::string random_bytes(std::size_t count);
// `count` random bytes as base64url: 32 bytes are 43 characters.
std::string random_token(std::size_t count = 32);
// A number above 0 that no two changes share: what is held in memory knows by it whether it is still so.
std::int64_t random_stamp();

}  // namespace lianxin::crypto
