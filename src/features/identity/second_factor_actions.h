// The second factor: set up and taken away by its owner, asked for when signing in, reset by an administrator (3.12).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "features/identity/second_factor.h"
#include "platform/access/access.h"
#include "platform/db/store.h"
#include "platform/feature/deployment.h"
#include "platform/journal/journal.h"

namespace lianxin::identity {

namespace verb {
inline const access::Verb own_second_factor{.name = "session.second_factor", .of_every_account = true};
}  // namespace verb

Result<SecondFactorState> own_second_factor(const db::Reader&, const Actor&, std::string_view partition);
// A new secret, until it is confirmed in place of the former. conflict "identity.totp_active".
Result<SecondFactorStart> start_second_factor(db::Writer&, const Doing&, const Deployment&);
// With a code of it; gives the recovery codes. invalid "code" "identity.totp_wrong", conflict "identity.totp_active",
// "identity.totp_not_started".
Result<std::vector<std::string>> confirm_own_second_factor(db::Writer&, const Doing&, const Deployment&, std::string_view code);

struct RemovalProof {
  bool matched = false;  // the password
  std::string checked_hash{};
  std::string code{};
};
// The slow part, outside a transaction.
Result<RemovalProof> check_removal(db::Store&, std::string_view partition, AccountId, const PasswordAndCode&);
// A wrong password or code counts as a wrong sign-in. The refusal is a value, for the count must be kept: invalid
// "password" or "code", limited, conflict "identity.totp_not_started".
Result<std::optional<Error>> remove_own_second_factor(db::Writer&, const Doing&, const Deployment&, const RemovalProof&);
// For an account one manages, not one's own. not_found when it has none.
Result<void> reset_second_factor(db::Writer&, const Doing&, std::string_view partition, AccountId);

// After the right password: nothing when the account has no second factor or the code is right, which is used up then;
// unauthenticated "identity.totp_needed" without a code, "identity.totp_wrong" (counted) with a wrong one, both with the
// field "totp".
Result<std::optional<Error>> second_refusal(db::Writer&, const Doing&, const Deployment&, const Account&, std::string_view code);

}  // namespace lianxin::identity
