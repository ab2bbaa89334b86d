// lianxin account …, lianxin token …
#pragma once

#include <string>

#include "platform/config/config.h"

namespace lianxin::app {

struct AccountWords {
  std::string account;       // login name
  std::string person{};      // id
  std::string role{};
  std::string place{};       // code
  std::string unit{};        // id
  bool keeps_password = false;
};
// The password comes from the terminal or from standard input. With a role also the grant, by `place` or `unit`.
int create_account(const Config&, const AccountWords&);
int set_password(const Config&, const AccountWords&);
// For who lost the phone and the recovery codes.
int reset_second_factor(const Config&, const AccountWords&);
int grant_role(const Config&, const AccountWords&);
int list_all_accounts(const Config&);

struct TokenWords {
  std::string account;
  std::string name;
  std::string expires_on{};  // day; empty: never
};
// Prints the token, alone on its line.
int create_token(const Config&, const TokenWords&);

}  // namespace lianxin::app
