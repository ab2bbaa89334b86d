#include "platform/access/sessions.h"

#include <doctest/doctest.h>

#include <set>

#include "platform/crypto/digest.h"
#include "tests/support/test_database.h"

namespace lianxin::access {
namespace {

using db::Reader;
using db::Store;
using db::Writer;
using test::with_each_store;

const Moment now{1'795'320'000'000};  // 2026-11-22
const AccountId wang{named_uuid("wangjianguo")};
const AccountId li{named_uuid("lixiuying")};
const UnitId water{named_uuid("旗水利局")};
const UnitId banner{named_uuid("旗政府")};

AccountView view_of(AccountId account, std::string name) {
  return {.account = account, .person = {named_uuid(name)}, .name = name, .unit = water, .superiors = {water, banner},
          .grants = {{.role = Role::unit_clerk, .reach = Reach::own_unit, .unit = water}}};
}

void put(Store& store, const AccountView& view) {
  REQUIRE(store.transact([&](Writer& w) { return put_account(w, view); }).has_value());
}

void put_both(Store& store) {
  put(store, view_of(wang, "王建国"));
  put(store, view_of(li, "李秀英"));
}

NewSession begin(Store& store, AccountId account, Moment at = now) {
  auto session = store.transact([&](Writer& w) { return begin_session(w, account, at, "Firefox"); });
  REQUIRE(session.has_value());
  return *session;
}

std::optional<SessionView> find(Store& store, std::string_view token, Moment at) {
  auto found = store.reading([&](Reader& r) { return find_session(r, token, at); });
  REQUIRE(found.has_value());
  return *found;
}

std::optional<TokenView> find_by_token(Store& store, std::string_view token, Moment at) {
  auto found = store.reading([&](Reader& r) { return find_token(r, token, at); });
  REQUIRE(found.has_value());
  return *found;
}

std::int64_t count(Store& store, std::string_view sql) {
  const auto n = store.reading([&](Reader& r) { return r.integer(sql, {}); });
  REQUIRE(n.has_value());
  return *n;
}

}  // namespace

TEST_CASE("3.12 a session gives the actor with unit, superiors and grants") {
  with_each_store("actor", [](Store& store) {
    put_both(store);
    const auto session = begin(store, wang);
    const auto found = find(store, session.token, now);
    REQUIRE(found.has_value());
    CHECK(found->actor.kind == Actor::Kind::account);
    CHECK(found->actor.account == wang);
    CHECK(found->actor.person == PersonId{named_uuid("王建国")});
    CHECK(found->actor.name == "王建国");
    CHECK(found->actor.unit == water);
    CHECK(found->actor.superiors == std::vector<UnitId>{water, banner});
    REQUIRE(found->actor.grants.size() == 1);
    CHECK(found->actor.grants[0].unit == water);
    CHECK(found->actor.via == "session");
    CHECK(found->csrf_token == session.csrf_token);
    CHECK(found->expires_at == now + session_idle_ms);
    CHECK_FALSE(found->touch_due);
  });
}

TEST_CASE("3.12 what is stored opens nothing: neither cookie nor CSRF token nor API token is in the database") {
  with_each_store("hashed", [](Store& store) {
    put_both(store);
    const auto session = begin(store, wang);
    const auto token = store.transact([](Writer& w) { return create_token(w, wang, "程序", now, std::nullopt); });
    REQUIRE(token.has_value());
    CHECK(token->token.starts_with("lx_"));
    std::set<std::string> stored;
    for (const char* sql : {"select hash, id, user_agent from access_sessions", "select hash, id, name from access_tokens"}) {
      REQUIRE(store.reading([&](Reader& r) {
        return r.select(sql, {}, [&](const db::Row& row) {
          for (int i = 0; i < 3; ++i) stored.insert(row.get<std::string>(i));
        });
      }).has_value());
    }
    for (const std::string& text : stored) {
      CHECK(text.find(session.token) == std::string::npos);
      CHECK(text.find(session.csrf_token) == std::string::npos);
      CHECK(text.find(token->token) == std::string::npos);
      CHECK_FALSE(find(store, text, now).has_value());
      CHECK_FALSE(find_by_token(store, text, now).has_value());
    }
    CHECK(stored.contains(crypto::hexadecimal(crypto::sha256(session.token))));
  });
}

TEST_CASE("3.12 unknown, wrong, too long and expired give nobody") {
  with_each_store("nobody", [](Store& store) {
    put_both(store);
    const auto session = begin(store, wang);
    std::string wrong = session.token;
    wrong.back() = wrong.back() == 'A' ? 'B' : 'A';
    for (const std::string& token : {std::string(), wrong, session.token + "x", std::string(5000, 'x'), std::string("lx_x")}) {
      CHECK_FALSE(find(store, token, now).has_value());
      CHECK_FALSE(find_by_token(store, token, now).has_value());
    }
    CHECK(find(store, session.token, now + (session_idle_ms - 1)).has_value());
    CHECK_FALSE(find(store, session.token, now + session_idle_ms).has_value());
  });
}

TEST_CASE("3.12 a session goes on while it is used, seven days at most") {
  with_each_store("idle", [](Store& store) {
    put_both(store);
    const auto session = begin(store, wang);
    CHECK_FALSE(find(store, session.token, now + (seen_step_ms - 1))->touch_due);
    CHECK(find(store, session.token, now + seen_step_ms)->touch_due);
    Moment at = now;
    const std::int64_t step = session_idle_ms - ms_per_minute;
    while (at - now < session_longest_ms - step) {
      at = at + step;
      REQUIRE(find(store, session.token, at).has_value());
      REQUIRE(store.transact([&](Writer& w) { return touch_session(w, session.token, at); }).has_value());
      CHECK_FALSE(find(store, session.token, at)->touch_due);
    }
    CHECK(find(store, session.token, at)->expires_at == now + session_longest_ms);
    CHECK_FALSE(find(store, session.token, now + session_longest_ms).has_value());
    // A session that is over is not woken by a touch that comes late.
    REQUIRE(store.transact([&](Writer& w) { return touch_session(w, session.token, now + session_longest_ms); }).has_value());
    CHECK_FALSE(find(store, session.token, now + session_longest_ms).has_value());
  });
}

TEST_CASE("3.12 signing out ends one session, everywhere ends all of the account and none of others") {
  with_each_store("ends", [](Store& store) {
    put_both(store);
    const auto first = begin(store, wang);
    const auto second = begin(store, wang);
    const auto third = begin(store, wang);
    const auto other = begin(store, li);
    REQUIRE(store.transact([&](Writer& w) { return end_session(w, first.token); }).has_value());
    CHECK_FALSE(find(store, first.token, now).has_value());
    CHECK(find(store, second.token, now).has_value());
    REQUIRE(store.transact([&](Writer& w) { return end_other_sessions_of(w, wang, second.token); }).has_value());
    CHECK(find(store, second.token, now).has_value());
    CHECK_FALSE(find(store, third.token, now).has_value());
    REQUIRE(store.transact([&](Writer& w) { return end_sessions_of(w, wang); }).has_value());
    CHECK_FALSE(find(store, second.token, now).has_value());
    CHECK(find(store, other.token, now).has_value());
  });
}

TEST_CASE("3.12 an inactive account has neither session nor token; active again, it has") {
  with_each_store("inactive", [](Store& store) {
    put_both(store);
    const auto session = begin(store, wang);
    const auto token = store.transact([](Writer& w) { return create_token(w, wang, "程序", now, std::nullopt); });
    REQUIRE(token.has_value());
    AccountView view = view_of(wang, "王建国");
    for (const bool active : {false, true}) {
      view.active = active;
      put(store, view);
      CHECK(find(store, session.token, now).has_value() == active);
      CHECK(find_by_token(store, token->token, now).has_value() == active);
    }
  });
}

TEST_CASE("a change at the door is seen at once by sessions and tokens that are open") {
  with_each_store("fresh", [](Store& store) {
    put_both(store);
    const auto session = begin(store, wang);
    const auto token = store.transact([](Writer& w) { return create_token(w, wang, "程序", now, std::nullopt); });
    AccountView view = view_of(wang, "王建国");
    view.grants = {{.role = Role::office, .reach = Reach::subtree, .places = {"00a", "00b"}}};
    view.superiors = {};
    view.unit = {};
    view.person = {};
    put(store, view);
    const auto found = find(store, session.token, now);
    CHECK(found->actor.has_role(Role::office));
    CHECK_FALSE(found->actor.has_role(Role::unit_clerk));
    CHECK(found->actor.unit.is_nil());
    CHECK(found->actor.person.is_nil());
    CHECK(found->actor.superiors.empty());
    CHECK(find_by_token(store, token->token, now)->actor.grants[0].places == PathRange{"00a", "00b"});
  });
}

TEST_CASE("tokens: until they expire or are revoked, with the last use known to five minutes") {
  with_each_store("tokens", [](Store& store) {
    put_both(store);
    const auto token = store.transact([](Writer& w) { return create_token(w, wang, "程序", now, now + ms_per_day); });
    const auto lasting = store.transact([](Writer& w) { return create_token(w, wang, "长期", now + 1, std::nullopt); });
    REQUIRE(token.has_value());
    CHECK(find_by_token(store, token->token, now)->actor.via == "token");
    CHECK(find_by_token(store, token->token, now)->touch_due);
    REQUIRE(store.transact([&](Writer& w) { return touch_token(w, token->token, now); }).has_value());
    CHECK_FALSE(find_by_token(store, token->token, now)->touch_due);
    CHECK(find_by_token(store, token->token, now + seen_step_ms)->touch_due);
    CHECK_FALSE(find_by_token(store, token->token, now + ms_per_day).has_value());
    CHECK(find_by_token(store, lasting->token, now + 1000 * ms_per_day).has_value());
    CHECK_FALSE(find(store, lasting->token, now).has_value());  // a token is no cookie

    const auto lines = store.reading([](Reader& r) { return list_tokens_of(r, wang); });
    REQUIRE(lines->size() == 2);
    CHECK((*lines)[0].name == "长期");
    CHECK_FALSE((*lines)[0].used_at.has_value());
    CHECK((*lines)[1].used_at == now);
    CHECK(store.reading([](Reader& r) { return list_tokens_of(r, li); })->empty());

    REQUIRE(store.transact([&](Writer& w) { return revoke_token(w, lasting->id); }).has_value());
    CHECK_FALSE(find_by_token(store, lasting->token, now).has_value());
    CHECK_FALSE(store.reading([&](Reader& r) { return find_token_line(r, lasting->id); })->has_value());
  });
}

TEST_CASE("my sessions: mine only, the present one marked, ended by id only by me") {
  with_each_store("mine", [](Store& store) {
    put_both(store);
    const auto old = begin(store, wang, now - ms_per_hour);
    const auto present = begin(store, wang);
    begin(store, li);
    begin(store, wang, now - 2 * session_idle_ms);  // over
    const auto sessions = store.reading([&](Reader& r) { return list_sessions_of(r, wang, present.token, now); });
    REQUIRE(sessions->size() == 2);
    CHECK((*sessions)[0].current);
    CHECK_FALSE((*sessions)[1].current);
    CHECK((*sessions)[0].user_agent == "Firefox");
    const std::string id = (*sessions)[1].id;
    CHECK_FALSE(*store.transact([&](Writer& w) { return end_session_by_id(w, li, id); }));
    CHECK(find(store, old.token, now).has_value());
    CHECK(*store.transact([&](Writer& w) { return end_session_by_id(w, wang, id); }));
    CHECK_FALSE(find(store, old.token, now).has_value());
  });
}

TEST_CASE("what has expired is removed, the rest stays") {
  with_each_store("expired", [](Store& store) {
    put_both(store);
    begin(store, wang, now - 2 * session_idle_ms);
    const auto live = begin(store, wang);
    REQUIRE(store.transact([](Writer& w) { return create_token(w, wang, "旧", now - 10, now - 1); }).has_value());
    REQUIRE(store.transact([](Writer& w) { return create_token(w, wang, "新", now, std::nullopt); }).has_value());
    CHECK(*store.transact([](Writer& w) { return remove_expired(w, now); }) == 2);
    CHECK(count(store, "select count(*) from access_sessions") == 1);
    CHECK(count(store, "select count(*) from access_tokens") == 1);
    CHECK(find(store, live.token, now).has_value());
  });
}

TEST_CASE("nobody signs in to an account the door does not know; odd user agents are cut or dropped") {
  with_each_store("strange", [](Store& store) {
    const auto refused = store.transact([](Writer& w) { return begin_session(w, wang, now, "x"); });
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().key == "base.duplicate");  // the foreign key
    put_both(store);
    REQUIRE(store.transact([](Writer& w) { return begin_session(w, wang, now, std::string(100'000, 'x')); }).has_value());
    REQUIRE(store.transact([](Writer& w) { return begin_session(w, wang, now, "\xff\xfe"); }).has_value());
    CHECK(count(store, "select max(length(user_agent)) from access_sessions") <= 210);
  });
}

}  // namespace lianxin::access
