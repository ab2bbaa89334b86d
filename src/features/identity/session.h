// Session: who is signed in, as his browser is told.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/actor.h"
#include "features/identity/account.h"
#include "features/places/place.h"

namespace lianxin::identity {

struct SignIn {
  std::string login_name;
  std::string password;
  std::string code{};                    // one-time or recovery; empty: not asked for yet
};

struct SignInProof {
  std::string login_name;                // normalized
  std::optional<AccountId> account{};
  std::string password_hash{};           // that was checked
  bool matched = false;
  std::string code{};
};

struct PasswordProof {
  bool matched = false;                  // the old password
  std::string checked_hash{};
  std::string new_hash{};                // empty unless matched
};

struct RoleAt {
  Role role{};
  Reach reach{};
  std::optional<std::string> place{};    // code
  std::optional<UnitId> unit{};
  std::string name{};                    // of the place or unit
};

struct SessionInfo {
  Account account;
  std::optional<places::PlaceRef> place{};  // where the unit is
  std::vector<RoleAt> roles{};
};

// One line of "my sessions".
struct OwnSession {
  std::string id;
  Moment begun_at{};
  Moment seen_at{};
  std::string user_agent{};
  bool current = false;
};

}  // namespace lianxin::identity
