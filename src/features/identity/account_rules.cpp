#include "features/identity/account_rules.h"

#include <algorithm>
#include <set>

#include "base/text.h"

namespace lianxin::identity {
namespace {

constexpr std::size_t fewest_different = 4;

bool is_small_or_digit(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

}  // namespace

std::string normalized_login_name(std::string_view typed) { return lower(trimmed(typed)); }

bool is_login_name(std::string_view name) {
  return name.size() >= 2 && name.size() <= longest_login_name && is_small_or_digit(name.front()) &&
         std::ranges::all_of(name, [](char c) { return is_small_or_digit(c) || c == '.' || c == '_' || c == '-'; });
}

std::optional<std::string_view> fault_of_password(std::string_view password, std::string_view login_name) {
  if (!is_valid_text(password)) return "base.text_not_utf8";
  const std::size_t length = length_of(password);
  if (length < shortest_password) return "identity.password_short";
  if (length > longest_password) return "identity.password_long";
  if (!login_name.empty() && lower(password).find(login_name) != std::string::npos) return "identity.password_is_name";
  std::set<char32_t> different;
  for (std::size_t at = 0; at < password.size();) different.insert(next_code_point(password, at));
  if (different.size() < fewest_different) return "identity.password_simple";
  return std::nullopt;
}

bool is_locked(const SignInAttempts& attempts, Moment now) { return attempts.locked_until && *attempts.locked_until > now; }

SignInAttempts after_failure(const SignInAttempts& before, Moment now) {
  SignInAttempts after = now - before.last_at > forgotten_after_ms ? SignInAttempts{} : before;
  after.last_at = now;
  ++after.failures;
  after.locked_until.reset();
  if (after.failures >= failures_before_lock) {
    const int doublings = std::min(after.failures - failures_before_lock, 10);
    after.locked_until = now + std::min(first_lock_ms << doublings, longest_lock_ms);
  }
  return after;
}

Error locked(const SignInAttempts& attempts, Moment now) {
  const std::int64_t left_ms = *attempts.locked_until - now;
  Error error = fail(Code::limited, "identity.locked", {{"minutes", std::to_string((left_ms + ms_per_minute - 1) / ms_per_minute)}});
  error.retry_after_s = static_cast<int>((left_ms + 999) / 1000);
  return error;
}

}  // namespace lianxin::identity
