// API tokens of one's own account: for programs that act in its name, with its grants.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "features/identity/account.h"
#include "features/identity/token.h"
#include "platform/access/access.h"
#include "platform/db/db.h"

namespace lianxin::identity {

// invalid "name", "expires_on"; conflict "identity.too_many_tokens".
Result<TokenMade> create_own_token(db::Writer&, const Doing&, std::string_view partition, const TokenNew&);
// For the command line: of any account.
Result<TokenMade> create_token_of(db::Writer&, const Doing&, const Account&, const TokenNew&);
Result<std::vector<Token>> list_own_tokens(const db::Reader&, const Doing&);
// not_found for a token of somebody else.
Result<void> revoke_own_token(db::Writer&, const Doing&, std::string_view partition, std::string_view id);

}  // namespace lianxin::identity
