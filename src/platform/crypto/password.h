// Passwords: Argon2id (t = 2, 19 MiB: 25 ms of one core). Servers do this on threads of their own (a route's prepare), so
// that a hundred people signing in at once take neither the server's threads nor its memory.
#pragma once

#include <string>
#include <string_view>

namespace lianxin::crypto {

// The PHC string "$argon2id$v=19$m=19456,t=2,p=1$…".
std::string hash_password(std::string_view password);
// False for a wrong password and for a text that is no hash.
bool is_password(std::string_view hash, std::string_view password);
// A hash nothing matches, made once: checking against it takes as long as checking a real one.
const std::string& nobodys_hash();

}  // namespace lianxin::crypto
