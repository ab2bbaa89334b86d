#include "platform/crypto/password.h"

#include <sodium.h>

#include <array>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <stdexcept>
#include <thread>
#include <vector>

#include "platform/crypto/random.h"

namespace lianxin::crypto {
namespace {

constexpr unsigned long long passes = 2;
constexpr std::size_t memory_bytes = 19 * 1024 * 1024;

}  // namespace

std::string hash_password(std::string_view password) {
  random_bytes(1);  // libsodium is ready after this
  std::array<char, crypto_pwhash_STRBYTES> out{};
  if (crypto_pwhash_str_alg(out.data(), password.data(), password.size(), passes, memory_bytes, crypto_pwhash_ALG_ARGON2ID13) != 0)
    throw std::runtime_error("no memory to hash a password");
  return out.data();
}

bool is_password(std::string_view hash, std::string_view password) {
  random_bytes(1);
  std::array<char, crypto_pwhash_STRBYTES> stored{};
  if (hash.size() >= stored.size()) return false;
  hash.copy(stored.data(), hash.size());
  return crypto_pwhash_str_verify(stored.data(), password.data(), password.size()) == 0;
}

const std::string& nobodys_hash() {
  static const std::string hash = hash_password(random_token());
  return hash;
}

struct PasswordPool::State {
  std::mutex mutex;
  std::condition_variable wake;
  std::deque<std::function<void()>> queue;
  std::size_t max_queued = 0;
  bool ending = false;
  std::vector<std::thread> threads;

  void run() {
    for (;;) {
      std::function<void()> work;
      {
        std::unique_lock lock(mutex);
        wake.wait(lock, [this] { return ending || !queue.empty(); });
        if (queue.empty()) return;
        work = std::move(queue.front());
        queue.pop_front();
      }
      work();
    }
  }
};

PasswordPool::PasswordPool(int threads, std::size_t max_queued) : state_(std::make_unique<State>()) {
  state_->max_queued = max_queued;
  for (int i = 0; i < threads; ++i) state_->threads.emplace_back([state = state_.get()] { state->run(); });
}

PasswordPool::~PasswordPool() {
  {
    const std::lock_guard lock(state_->mutex);
    state_->ending = true;
  }
  state_->wake.notify_all();
  for (auto& thread : state_->threads) thread.join();
}

Result<void> PasswordPool::post(std::function<void()> work) {
  {
    const std::lock_guard lock(state_->mutex);
    if (state_->ending || state_->queue.size() >= state_->max_queued) {
      Error busy = fail(Code::unavailable, "base.busy");
      busy.retry_after_s = 2;
      return busy;
    }
    state_->queue.push_back(std::move(work));
  }
  state_->wake.notify_one();
  return {};
}

}  // namespace lianxin::crypto
