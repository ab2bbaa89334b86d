#include "features/identity/password_actions.h"

#include "features/identity/account_rules.h"
#include "platform/crypto/password.h"

namespace lianxin::identity {

Result<void> check_password(std::string_view password, std::string_view login_name, std::string_view field) {
  if (const auto fault = fault_of_password(password, login_name)) {
    return invalid_field(field, *fault, {{"min", std::to_string(shortest_password)}, {"max", std::to_string(longest_password)}});
  }
  return {};
}

std::string hashed(std::string_view password) { return crypto::hash_password(password); }
bool is_password_of(std::string_view hash, std::string_view password) { return crypto::is_password(hash, password); }
void compare_with_nobodys(std::string_view password) { (void)crypto::is_password(crypto::nobodys_hash(), password); }
void prepare_nobodys() { crypto::nobodys_hash(); }

}  // namespace lianxin::identity
