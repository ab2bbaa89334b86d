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
// Also of inactive accounts; `via` is the caller's business. Nothing when the account was never put.
Result<std::optional<AccountView>> find_account(const db::Reader&, AccountId);
Actor actor_of(const AccountView&, std::string_view via);

// The cookie of a browser's session. HttpOnly, SameSite=Lax.
constexpr std::string_view session_cookie = "lianxin_session";
constexpr std::int64_t session_idle_ms = 12 * ms_per_hour;  // ends when nothing is asked for so long …
constexpr std::int64_t session_longest_ms = 7 * ms_per_day; // … and in any case
constexpr std::int64_t seen_step_ms = 5 * ms_per_minute;    // how exactly "last seen" is known

struct NewSession {
  std::string token;       // for the cookie
  std::string csrf_token;  // for the X-CSRF-Token header of every change
  Moment expires_at{};
};
struct SessionView {
  Actor actor;
  std::string csrf_token;
  Moment expires_at;
  bool touch_due = false;  // last seen more than seen_step_ms ago: call touch_session, outside the request
};

// conflict "base.duplicate" when the account was never put.
Result<NewSession> begin_session(db::Writer&, AccountId, Moment now, std::string_view user_agent);
// Nothing when unknown, expired or the account is inactive.
Result<std::optional<SessionView>> find_session(const db::Reader&, std::string_view token, Moment now);
// Moves "last seen" and the idle limit to now.
Result<void> touch_session(db::Writer&, std::string_view token, Moment now);
Result<void> end_session(db::Writer&, std::string_view token);
Result<void> end_sessions_of(db::Writer&, AccountId);
// All of the account but the one with this token.
Result<void> end_other_sessions_of(db::Writer&, AccountId, std::string_view token);
// Removes what has expired; gives how many.
Result<std::int64_t> remove_expired(db::Writer&, Moment now);
// The CSRF token that belongs to a session's token; nothing is stored for it.
std::string csrf_token_of(std::string_view token);

// One line of "my sessions".
struct OpenSession {
  std::string id;
  Moment begun_at;
  Moment seen_at;
  Moment expires_at;
  std::string user_agent;
  bool current = false;
};
Result<std::vector<OpenSession>> list_sessions_of(const db::Reader&, AccountId, std::string_view current_token, Moment now);
// Whether there was one: the account's own, by the id of OpenSession.
Result<bool> end_session_by_id(db::Writer&, AccountId, std::string_view id);

struct NewToken {
  std::string id;
  std::string token;  // "lx_…", shown once
};
Result<NewToken> create_token(db::Writer&, AccountId, std::string_view name, Moment now, std::optional<Moment> expires_at);
struct TokenView {
  Actor actor;
  bool touch_due = false;  // as in SessionView: call touch_token
};
// A token carries its account's grants as they are now. Nothing when unknown, expired or the account is inactive.
Result<std::optional<TokenView>> find_token(const db::Reader&, std::string_view token, Moment now);
Result<void> touch_token(db::Writer&, std::string_view token, Moment now);
Result<void> revoke_token(db::Writer&, std::string_view id);

struct TokenLine {
  std::string id;
  AccountId account;
  std::string name;
  Moment created_at;
  std::optional<Moment> used_at;
  std::optional<Moment> expires_at;
};
Result<std::vector<TokenLine>> list_tokens_of(const db::Reader&, AccountId);
Result<std::optional<TokenLine>> find_token_line(const db::Reader&, std::string_view id);

}  // namespace lianxin::access
