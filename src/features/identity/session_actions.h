// Signing in and out, and what one may do with one's own account. The slow part, checking a password, is apart from the
// transaction: check_… runs on the password pool, the rest takes its proof.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "features/identity/session.h"
#include "platform/access/access.h"
#include "platform/access/sessions.h"
#include "platform/feature/deployment.h"
#include "platform/db/store.h"

namespace lianxin::identity {

namespace verb {
inline const access::Verb sign_in{.name = "session.begin", .open_to_anybody = true};
inline const access::Verb own_session{.name = "session.own", .of_every_account = true};
inline const access::Verb own_password{.name = "session.password", .of_every_account = true};
inline const access::Verb own_tokens{.name = "token.own", .of_every_account = true};
}  // namespace verb

// Takes as long for a name that does not exist as for one that does. limited "identity.locked" when locked already.
Result<SignInProof> check_sign_in(db::Store&, std::string_view partition, const SignIn&, Moment now);

struct SignedIn {
  Account account;
  access::NewSession session;
};
// A refusal must be committed too, so it is a value: unauthenticated "identity.sign_in_refused", the same for a wrong
// password, an unknown name and a blocked account; or limited "identity.locked"; or, after the right password, what
// second_refusal says.
struct SignInOutcome {
  std::optional<SignedIn> signed_in{};
  Error refusal{};
};
Result<SignInOutcome> sign_in(db::Writer&, const Doing&, const Deployment&, const SignInProof&, std::string_view user_agent);
Result<void> sign_out(db::Writer&, const Doing&, std::string_view partition, std::string_view session_token);
// All sessions of the account but the one that asks; its own too when `with_own`.
Result<void> sign_out_everywhere(db::Writer&, const Doing&, std::string_view partition, std::string_view session_token, bool with_own);
// not_found for a session of somebody else.
Result<void> end_own_session(db::Writer&, const Doing&, std::string_view partition, std::string_view session_id);
Result<std::vector<OwnSession>> list_own_sessions(const db::Reader&, const Actor&, std::string_view session_token, Moment now);

// invalid "new_password" …; the old one is judged in change_password.
Result<PasswordProof> check_password_change(db::Store&, std::string_view partition, AccountId, std::string_view old_password,
                                            std::string_view new_password);
// A wrong old password counts as a wrong sign-in. The refusal is a value, for the count must be kept: invalid
// "old_password", or limited.
Result<std::optional<Error>> change_password(db::Writer&, const Doing&, std::string_view partition, const PasswordProof&,
                                             std::string_view session_token);

Result<Account> change_settings(db::Writer&, const Doing&, std::string_view partition, const Settings&);
Result<SessionInfo> describe_session(const db::Reader&, const Actor&, std::string_view partition);

}  // namespace lianxin::identity
