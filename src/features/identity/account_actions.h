// Accounts: made, changed and blocked by administrators, each within the places they answer for and never above their own
// reach. What may be seen of a person is kept fresh here.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/page.h"
#include "features/identity/account.h"
#include "platform/access/access.h"
#include "platform/db/db.h"

namespace lianxin::identity {

namespace verb {
inline const access::Verb read_accounts{"account.read", {Role::administrator}};
inline const access::Verb manage_accounts{"account.manage", {Role::administrator}};
}  // namespace verb

// All faults of the form at once; the password's too.
Result<void> check_new_account(const NewAccount&, std::string_view password);

struct Created {
  Account account;
  bool existed = false;  // the same id with the same content came before
};
// `same_password`: whether an account of this id has the password that was sent. conflict "identity.other_content",
// "identity.login_name_taken"; invalid "person_id", "grants[0].scope.place" … where these do not exist; forbidden as for
// give_grant.
Result<Created> create_account(db::Writer&, const Doing&, std::string_view partition, const NewAccount&,
                               std::string_view password_hash, bool same_password = false);

struct NewPassword {
  std::string hash;
  bool must_change = true;  // at the next sign-in
};
// stale when `version` is given and not the stored one; forbidden "identity.not_for_oneself" for one's own account.
// Blocking and a new password end the account's sessions.
Result<Account> edit_account(db::Writer&, const Doing&, std::string_view partition, AccountId, const AccountEdit&,
                             const std::optional<NewPassword>&, std::optional<std::int64_t> version);

Result<Account> read_account(const db::Reader&, const Actor&, std::string_view partition, AccountId);
// What the query asks for of what the actor sees; its ranges are filled in here.
Result<Page<Account>> list_visible_accounts(const db::Reader&, const Actor&, std::string_view partition, AccountQuery,
                                            const PageRequest&);

// Whether `by` may touch the account at all: it lies in reach, and so does everything it was granted (else a password set
// anew would lend a wider reach). not_found, forbidden.
Result<void> allow_managing(const db::Reader&, const Actor& by, std::string_view partition, const Account&);
// Reads people and places again and puts the account at the door.
Result<void> refresh_account(db::Writer&, std::string_view partition, AccountId, Day today);
Result<int> refresh_all_accounts(db::Writer&, std::string_view partition, Day today);
Result<void> refresh_accounts_of(db::Writer&, std::string_view partition, PersonId, Day today);

}  // namespace lianxin::identity
