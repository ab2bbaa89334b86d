// Passwords: Argon2id (t = 2, 19 MiB: 25 ms of one core). A few threads of their own with a bounded queue, so that a
// hundred people signing in at once take neither the server's threads nor its memory.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"

namespace lianxin::crypto {

// The PHC string "$argon2id$v=19$m=19456,t=2,p=1$…". On the calling thread: for the command line, seeds and tests.
std::string hash_password(std::string_view password);
// False for a wrong password and for a text that is no hash.
bool is_password(std::string_view hash, std::string_view password);
// A hash nothing matches, made once: checking against it takes as long as checking a real one.
const std::string& nobodys_hash();

class PasswordPool {
 public:
  explicit PasswordPool(int threads = 2, std::size_t max_queued = 64);
  ~PasswordPool();  // finishes what is queued
  PasswordPool(const PasswordPool&) = delete;
  PasswordPool& operator=(const PasswordPool&) = delete;

  // Runs `work` on one of the pool's threads. unavailable "base.busy" (retry after 2 s) when the queue is full.
  Result<void> post(std::function<void()> work);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace lianxin::crypto
