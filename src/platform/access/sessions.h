// Sessions and tokens: who is asking. Secrets are 32 random bytes, shown once and stored hashed (SHA-256).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/actor.h"
#include "platform/db/db.h"

namespace lianxin::access {

// The account as the door knows it; the identity feature keeps it fresh (put_account) when a person, a unit, a place
// or a grant changes. Loading an Actor is one select.
struct AccountView {
  AccountId account{};
  PersonId person{};
  std::string name{};
  UnitId unit{};
  std::vector<UnitId> superiors{};
  std::vector<Grant> grants{};
  bool active = true;
};
Result<void> put_account(db::Writer&, const AccountView&);

struct NewSession {
  std::string token;       // for the cookie
  std::string csrf_token;  // for the X-CSRF-Token header of every change
};
struct SessionView {
  Actor actor;
  std::string csrf_token;
  Moment expires_at;
};
constexpr std::int64_t session_idle_ms = 12 * ms_per_hour;

Result<NewSession> begin_session(db::Writer&, AccountId, Moment now, std::string_view user_agent);
// Nothing when unknown, expired or the account is inactive.
Result<std::optional<SessionView>> find_session(const db::Reader&, std::string_view token, Moment now);
Result<void> end_session(db::Writer&, std::string_view token);
Result<void> end_sessions_of(db::Writer&, AccountId);

struct NewToken {
  std::string id;
  std::string token;  // "lx_…", shown once
};
Result<NewToken> create_token(db::Writer&, AccountId, std::string_view name, Moment now, std::optional<Moment> expires_at);
Result<std::optional<Actor>> find_token(const db::Reader&, std::string_view token, Moment now);
Result<void> revoke_token(db::Writer&, std::string_view id);

}  // namespace lianxin::access
