#include "features/identity/account_rules.h"

#include <doctest/doctest.h>

namespace lianxin::identity {

TEST_CASE("3.12 login names: small letters, digits, . _ -, two to sixty of them") {
  for (const std::string& name : {std::string("wangjianguo"), std::string("a1"), std::string("0x"), std::string("w.jg_2-a"), std::string(60, 'a')})
    CHECK(is_login_name(name));
  for (const std::string& name : {std::string(), std::string("a"), std::string("Wang"), std::string("-ab"), std::string(".ab"),
                                  std::string("王建国"), std::string("a b"), std::string("a@b"), std::string(61, 'a'), std::string("a\n")})
    CHECK_FALSE(is_login_name(name));
  CHECK(normalized_login_name("  WangJianguo\u3000") == "wangjianguo");
}

TEST_CASE("3.12 passwords: long rather than strange") {
  struct Case { std::string password; std::optional<std::string_view> fault; };
  const Case cases[] = {
      {"lianxin-demo", {}},
      {"草原的春天来得晚一些", {}},  // ten characters
      {std::string("ab12") + std::string(196, 'x'), {}},
      {"", "identity.password_short"},
      {"abcdefghi", "identity.password_short"},
      {"草原的春天来得晚", "identity.password_short"},
      {std::string("ab12") + std::string(197, 'x'), "identity.password_long"},
      {"aaaaaaaaaaaa", "identity.password_simple"},
      {"ababababababab", "identity.password_simple"},
      {"my-wangjianguo-1", "identity.password_is_name"},
      {"WANGJIANGUO-2026", "identity.password_is_name"},
      {"abcdefghij\xff", "base.text_not_utf8"},
      {std::string("abcdefghij\0k", 12), "base.text_not_utf8"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.password);
    CHECK(fault_of_password(c.password, "wangjianguo") == c.fault);
  }
}

TEST_CASE("3.12 five wrong passwords lock for 15 minutes, each further one twice as long, at most four hours") {
  const Moment start{1'795'320'000'000};
  SignInAttempts attempts;
  Moment now = start;
  for (int i = 1; i < failures_before_lock; ++i) {
    attempts = after_failure(attempts, now);
    CHECK(attempts.failures == i);
    CHECK_FALSE(is_locked(attempts, now));
  }
  const int minutes[] = {15, 30, 60, 120, 240, 240, 240};
  for (const int expected : minutes) {
    attempts = after_failure(attempts, now);
    CHECK(is_locked(attempts, now));
    CHECK(is_locked(attempts, now + (expected * ms_per_minute - 1)));
    CHECK_FALSE(is_locked(attempts, now + expected * ms_per_minute));
    now = now + expected * ms_per_minute;
  }
  for (int i = 0; i < 100; ++i) attempts = after_failure(attempts, now);
  CHECK(*attempts.locked_until - now == longest_lock_ms);
}

TEST_CASE("3.12 a day without a try and all is forgotten") {
  const Moment start{1'795'320'000'000};
  SignInAttempts attempts;
  for (int i = 0; i < 4; ++i) attempts = after_failure(attempts, start);
  CHECK(after_failure(attempts, start + ms_per_day).failures == 5);
  CHECK(after_failure(attempts, start + (ms_per_day + 1)).failures == 1);
}

TEST_CASE("the refusal says how long, rounded up") {
  const Moment now{1'795'320'000'000};
  const Error error = locked({.failures = 5, .last_at = now, .locked_until = now + 61'500}, now);
  CHECK(error.code == Code::limited);
  CHECK(error.retry_after_s == 62);
  REQUIRE(error.args.size() == 1);
  CHECK(error.args[0].value == "2");
}

}  // namespace lianxin::identity
