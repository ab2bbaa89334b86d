// Passwords: judged and hashed. 25 ms of one core: never inside a transaction.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace lianxin::identity {

// invalid `field` "identity.password_…"
Result<void> check_password(std::string_view password, std::string_view login_name, std::string_view field);
std::string hashed(std::string_view password);
bool is_password_of(std::string_view hash, std::string_view password);
// Takes as long as is_password_of, and is never true.
void compare_with_nobodys(std::string_view password);
// Makes ready what the first comparison would have to make.
void prepare_nobodys();

}  // namespace lianxin::identity
