#include "platform/http/rate_limits.h"

#include <doctest/doctest.h>

#include "platform/http/workers.h"

namespace lianxin::http {
namespace {

TEST_CASE("a bucket gives its burst at once and then its rate") {
  RateLimits limits({{"login", {.per_minute = 6, .burst = 3}}});
  Moment now{1'000'000};
  for (int i = 0; i < 3; ++i) CHECK(limits.take("login", "a", now) == 0);
  CHECK(limits.take("login", "a", now) == 10);
  CHECK(limits.take("login", "b", now) == 0);   // another key has its own
  CHECK(limits.take("other", "a", now) == 0);   // no such bucket: no limit
  now = now + 4'000;
  CHECK(limits.take("login", "a", now) == 6);
  now = now + 6'000;
  CHECK(limits.take("login", "a", now) == 0);
  CHECK(limits.take("login", "a", now) == 10);
  now = now - 3'600'000;  // the clock was set back
  CHECK(limits.take("login", "a", now) == 10);
}

TEST_CASE("forgotten keys take no memory, and made-up ones only so much") {
  RateLimits limits({{"x", {.per_minute = 60, .burst = 60}}});
  for (int i = 0; i < 400'000; ++i) limits.take("x", std::to_string(i), Moment{5'000'000});
  CHECK(limits.size() <= 8 * 20'000);
  for (int i = 0; i < 64; ++i) limits.take("x", std::to_string(i), Moment{5'000'000 + 3'600'000});
  CHECK(limits.size() <= 64);
}

TEST_CASE("workers do what they took, and refuse what does not fit") {
  std::atomic<int> done = 0;
  std::mutex gate;
  int taken = 0;
  {
    Workers workers(2, 5);
    gate.lock();
    for (int i = 0; i < 50; ++i) {
      if (workers.post([&] {
            const std::lock_guard lock(gate);
            ++done;
          })) {
        ++taken;
      }
    }
    CHECK(taken >= 5);
    CHECK(taken <= 7);
    gate.unlock();
  }
  CHECK(done == taken);
  Workers none(0, 0);
  CHECK(none.post([&] { done = -1; }));
  CHECK(done == -1);
}

}  // namespace
}  // namespace lianxin::http
