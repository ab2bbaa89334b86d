// What a login name and a password must be, and what wrong passwords lead to. Values in, values out.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "features/identity/account.h"

namespace lianxin::identity {

constexpr std::size_t shortest_password = 10;   // code points; 3.12 complexity: length instead of character classes
constexpr std::size_t longest_password = 200;
constexpr std::size_t longest_login_name = 60;

// As it is stored and compared: without blanks around it, lower case.
std::string normalized_login_name(std::string_view typed);
// ^[a-z0-9][a-z0-9._-]{1,59}$
bool is_login_name(std::string_view);
// The key of the fault, or none. A password may hold any text; not the login name, nor few different characters.
std::optional<std::string_view> fault_of_password(std::string_view password, std::string_view login_name);

// 3.12: five wrong passwords in a row lock for 15 minutes, each further one twice as long, at most 4 hours. A day without
// a try, or a right password, and all is forgotten.
constexpr int failures_before_lock = 5;
constexpr std::int64_t first_lock_ms = 15 * ms_per_minute;
constexpr std::int64_t longest_lock_ms = 4 * ms_per_hour;
constexpr std::int64_t forgotten_after_ms = ms_per_day;

bool is_locked(const SignInAttempts&, Moment now);
SignInAttempts after_failure(const SignInAttempts&, Moment now);
// limited "identity.locked" {minutes} with retry_after_s. REQUIRES: is_locked.
Error locked(const SignInAttempts&, Moment now);

}  // namespace lianxin::identity
