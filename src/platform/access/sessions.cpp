#include "platform/access/sessions.h"

#include <algorithm>
#include <map>

#include "base/text.h"
#include "platform/access/account_text.h"
#include "platform/crypto/digest.h"
#include "platform/crypto/random.h"

namespace lianxin::access {
namespace {

constexpr std::size_t longest_token = 100;
constexpr std::size_t longest_user_agent = 200;
constexpr std::string_view token_prefix = "lx_";

std::string stored_form(std::string_view token) { return crypto::hexadecimal(crypto::sha256(token)); }

bool may_be_token(std::string_view token) { return !token.empty() && token.size() <= longest_token; }

template <class Id>
std::optional<Id> or_null(Id id) {
  if (id.is_nil()) return std::nullopt;
  return id;
}

Moment session_end(Moment begun, Moment seen) { return std::min(seen + session_idle_ms, begun + session_longest_ms); }

// Columns account, person, name, unit, superiors, grants, active from `at` on.
AccountView view_from(const db::Row& row, int at) {
  return {.account = row.get<AccountId>(at),
          .person = row.get<PersonId>(at + 1),
          .name = row.get<std::string>(at + 2),
          .unit = row.get<UnitId>(at + 3),
          .superiors = superiors_from_text(row.text(at + 4)),
          .grants = grants_from_text(row.text(at + 5)),
          .active = row.get<bool>(at + 6)};
}

constexpr std::size_t most_kept = 1000;

// The actor of an account as it is in this snapshot. Taking grants and superiors apart costs more than finding them: each
// thread keeps those it has seen, by the stamp that changes with them.
Result<Actor> actor_at(const db::Reader& r, AccountId account, std::int64_t stamp, std::string_view via) {
  thread_local std::map<AccountId, std::pair<std::int64_t, AccountView>> kept;
  if (const auto found = kept.find(account); found != kept.end() && stamp != 0 && found->second.first == stamp)
    return actor_of(found->second.second, via);
  auto view = TRY(find_account(r, account));
  if (!view) return Error{.code = Code::internal, .key = "base.internal", .detail = "an account without its row"};
  Actor actor = actor_of(*view, via);
  if (kept.size() >= most_kept) kept.clear();
  kept.insert_or_assign(account, std::pair(stamp, *std::move(view)));
  return actor;
}

// The row behind a session or a token.
struct Door {
  AccountId account{};
  std::int64_t stamp = 0;
  std::optional<Moment> seen_at{};
  std::optional<Moment> expires_at{};
};
Door door_from(const db::Row& row) {
  return {row.get<AccountId>(0), row.integer(1), row.get<std::optional<Moment>>(2), row.get<std::optional<Moment>>(3)};
}
bool is_long_ago(const std::optional<Moment>& seen_at, Moment now) { return !seen_at || now - *seen_at >= seen_step_ms; }

}  // namespace

Actor actor_of(const AccountView& view, std::string_view via) {
  return {.kind = Actor::Kind::account, .account = view.account, .person = view.person, .name = view.name, .unit = view.unit,
          .superiors = view.superiors, .grants = view.grants, .via = std::string(via)};
}

std::string csrf_token_of(std::string_view token) {
  const auto digest = crypto::sha256("csrf:" + std::string(token));  // the token is random: no key is needed
  return crypto::base64url({reinterpret_cast<const char*>(digest.data()), digest.size()});
}

Result<void> put_account(db::Writer& w, const AccountView& view) {
  TRY(w.run("insert into access_accounts (account, person, name, unit, superiors, grants, active, stamp) "
            "values ($1, $2, $3, $4, $5, $6, $7, $8) "
            "on conflict (account) do update set person = excluded.person, name = excluded.name, unit = excluded.unit, "
            "superiors = excluded.superiors, grants = excluded.grants, active = excluded.active, stamp = excluded.stamp",
            {view.account, or_null(view.person), view.name, or_null(view.unit), superiors_to_text(view.superiors),
             grants_to_text(view.grants), view.active, crypto::random_stamp()}));
  return {};
}

Result<std::optional<AccountView>> find_account(const db::Reader& r, AccountId account) {
  return r.find("select account, person, name, unit, superiors, grants, active from access_accounts where account = $1",
                {account}, [](const db::Row& row) { return view_from(row, 0); });
}

Result<NewSession> begin_session(db::Writer& w, AccountId account, Moment now, std::string_view user_agent) {
  NewSession session{.token = crypto::random_token(), .csrf_token = {}, .expires_at = session_end(now, now)};
  session.csrf_token = csrf_token_of(session.token);
  const std::string agent = is_valid_text(user_agent) ? shortened(user_agent, longest_user_agent) : std::string();
  TRY(w.run("insert into access_sessions (hash, id, account, begun_at, seen_at, expires_at, user_agent) "
            "values ($1, $2, $3, $4, $4, $5, $6)",
            {stored_form(session.token), to_text(new_uuid(now)), account, now, session.expires_at, agent}));
  return session;
}

Result<std::optional<SessionView>> find_session(const db::Reader& r, std::string_view token, Moment now) {
  if (!may_be_token(token)) return std::optional<SessionView>{};
  const auto door = TRY(r.find("select a.account, a.stamp, s.seen_at, s.expires_at "
                               "from access_sessions s join access_accounts a on a.account = s.account "
                               "where s.hash = $1 and s.expires_at > $2 and a.active = 1",
                               {stored_form(token), now}, door_from));
  if (!door) return std::optional<SessionView>{};
  return std::optional(SessionView{.actor = TRY(actor_at(r, door->account, door->stamp, "session")),
                                   .csrf_token = csrf_token_of(token),
                                   .expires_at = door->expires_at.value_or(now),
                                   .touch_due = is_long_ago(door->seen_at, now)});
}

Result<void> touch_session(db::Writer& w, std::string_view token, Moment now) {
  TRY(w.run("update access_sessions set seen_at = $2, "
            "expires_at = case when begun_at + $4 < $3 then begun_at + $4 else $3 end "
            "where hash = $1 and expires_at > $2 and seen_at < $2",
            {stored_form(token), now, now + session_idle_ms, session_longest_ms}));
  return {};
}

Result<void> end_session(db::Writer& w, std::string_view token) {
  TRY(w.run("delete from access_sessions where hash = $1", {stored_form(token)}));
  return {};
}

Result<void> end_sessions_of(db::Writer& w, AccountId account) {
  TRY(w.run("delete from access_sessions where account = $1", {account}));
  return {};
}

Result<void> end_other_sessions_of(db::Writer& w, AccountId account, std::string_view token) {
  TRY(w.run("delete from access_sessions where account = $1 and hash <> $2", {account, stored_form(token)}));
  return {};
}

Result<std::int64_t> remove_expired(db::Writer& w, Moment now) {
  const auto sessions = TRY(w.run("delete from access_sessions where expires_at <= $1", {now}));
  const auto tokens = TRY(w.run("delete from access_tokens where expires_at <= $1", {now}));
  return sessions + tokens;
}

Result<std::vector<OpenSession>> list_sessions_of(const db::Reader& r, AccountId account, std::string_view current_token,
                                                  Moment now) {
  const std::string current = stored_form(current_token);
  return r.list("select id, begun_at, seen_at, expires_at, user_agent, hash from access_sessions "
                "where account = $1 and expires_at > $2 order by begun_at desc, id desc",
                {account, now}, [&](const db::Row& row) {
                  return OpenSession{.id = row.get<std::string>(0), .begun_at = row.get<Moment>(1), .seen_at = row.get<Moment>(2),
                                     .expires_at = row.get<Moment>(3), .user_agent = row.get<std::string>(4),
                                     .current = row.text(5) == current};
                });
}

Result<bool> end_session_by_id(db::Writer& w, AccountId account, std::string_view id) {
  return TRY(w.run("delete from access_sessions where id = $1 and account = $2", {id, account})) > 0;
}

Result<NewToken> create_token(db::Writer& w, AccountId account, std::string_view name, Moment now,
                              std::optional<Moment> expires_at) {
  NewToken made{.id = to_text(new_uuid(now)), .token = std::string(token_prefix) + crypto::random_token()};
  TRY(w.run("insert into access_tokens (hash, id, account, name, created_at, expires_at) values ($1, $2, $3, $4, $5, $6)",
            {stored_form(made.token), made.id, account, name, now, expires_at}));
  return made;
}

Result<std::optional<TokenView>> find_token(const db::Reader& r, std::string_view token, Moment now) {
  if (!may_be_token(token) || !token.starts_with(token_prefix)) return std::optional<TokenView>{};
  const auto door = TRY(r.find("select a.account, a.stamp, t.used_at, t.expires_at "
                               "from access_tokens t join access_accounts a on a.account = t.account "
                               "where t.hash = $1 and (t.expires_at is null or t.expires_at > $2) and a.active = 1",
                               {stored_form(token), now}, door_from));
  if (!door) return std::optional<TokenView>{};
  return std::optional(TokenView{.actor = TRY(actor_at(r, door->account, door->stamp, "token")),
                                 .touch_due = is_long_ago(door->seen_at, now)});
}

Result<void> touch_token(db::Writer& w, std::string_view token, Moment now) {
  TRY(w.run("update access_tokens set used_at = $2 where hash = $1 and (used_at is null or used_at < $2)",
            {stored_form(token), now}));
  return {};
}

Result<void> revoke_token(db::Writer& w, std::string_view id) {
  TRY(w.run("delete from access_tokens where id = $1", {id}));
  return {};
}

namespace {

constexpr auto token_line_from = [](const db::Row& row) {
  return TokenLine{.id = row.get<std::string>(0), .account = row.get<AccountId>(1), .name = row.get<std::string>(2),
                   .created_at = row.get<Moment>(3), .used_at = row.get<std::optional<Moment>>(4),
                   .expires_at = row.get<std::optional<Moment>>(5)};
};

}  // namespace

Result<std::vector<TokenLine>> list_tokens_of(const db::Reader& r, AccountId account) {
  return r.list("select id, account, name, created_at, used_at, expires_at from access_tokens where account = $1 "
                "order by created_at desc, id desc",
                {account}, token_line_from);
}

Result<std::optional<TokenLine>> find_token_line(const db::Reader& r, std::string_view id) {
  return r.find("select id, account, name, created_at, used_at, expires_at from access_tokens where id = $1", {id},
                token_line_from);
}

}  // namespace lianxin::access
