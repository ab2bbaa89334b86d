// Accounts, grants and tokens on the wire, as docs/openapi.yaml has them.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/page.h"
#include "base/result.h"
#include "features/identity/account.h"
#include "features/identity/token.h"

namespace lianxin::identity {

// The names of places and units that grants are about: code or id → name.
using ScopeNames = std::vector<std::pair<std::string, std::string>>;

std::string account_json(const Account&, const std::vector<AccountGrant>& grants, const ScopeNames&, bool has_totp, Zone);
// `grants` of all of them.
std::string accounts_json(const Page<Account>&, const std::vector<AccountGrant>& grants, const ScopeNames&, Zone);
std::string grant_json(const AccountGrant&, const ScopeNames&, Zone);
std::string grants_json(const std::vector<AccountGrant>&, const ScopeNames&, Zone);

struct AccountCreation {
  NewAccount account;
  std::string password;
};
Result<AccountCreation> read_new_account(std::string_view body);
struct AccountChange {
  AccountEdit edit;
  std::optional<std::string> password{};
  bool must_change_password = true;
};
Result<AccountChange> read_account_edit(std::string_view body);
Result<NewGrant> read_new_grant(std::string_view body);

std::string tokens_json(const std::vector<Token>&, Zone);
std::string token_made_json(const TokenMade&);
Result<TokenNew> read_new_token(std::string_view body);

// "subtree", "unit", "links"
std::string_view scope_kind_of(Reach);

}  // namespace lianxin::identity
