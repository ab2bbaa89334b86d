// Who may hold which role, and who may give it. That the giver's own right reaches so far is checked by access; here is
// the rest: no role for oneself, and administration, audit and content in different hands (3.12, 6.2).
#pragma once

#include <span>
#include <vector>

#include "base/result.h"
#include "features/identity/account.h"

namespace lianxin::identity {

constexpr std::size_t most_grants = 20;

// The reach each role is given with.
Reach reach_of(Role);

// The three hands of 3.12: who sets up sees no content, who reads the logs does neither.
enum class Hand { administration, audit, content };
Hand hand_of(Role);

// invalid with the fields role, scope.kind, scope.place, scope.unit. Whether place and unit exist is the action's business.
Result<void> check_shape(const NewGrant&);

struct GrantCase {
  AccountId by_account{};
  PersonId by_person{};
  AccountId account{};
  std::optional<PersonId> person{};
  std::span<const AccountGrant> held{};         // by the account
  std::span<const Role> roles_of_person{};      // through other accounts of the person
};
// forbidden "identity.not_for_oneself"; conflict "identity.hands_apart", "identity.too_many_grants".
Result<void> check_grant(const GrantCase&, const NewGrant&);

// The held grant that says the same; nullptr when there is none.
const AccountGrant* same_grant(std::span<const AccountGrant> held, const NewGrant&);

}  // namespace lianxin::identity
