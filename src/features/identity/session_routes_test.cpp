#include <doctest/doctest.h>

#include <algorithm>

#include "features/identity/account_rules.h"
#include "features/identity/identity_house_test.h"
#include "platform/access/sessions.h"

namespace lianxin::identity {
namespace {

using house::House;
using test::TestDatabase;
using test::with_each_store;

std::string sign_in_body(std::string_view account, std::string_view password = house::password) {
  return "{\"account\":\"" + std::string(account) + "\",\"password\":\"" + std::string(password) + "\"}";
}

http::Reply sign_in_as(House& h, std::string_view account, std::string_view password = house::password) {
  return h.server.send({"", "POST", "/api/v1/session", sign_in_body(account, password)});
}

std::string_view header(const http::Reply& reply, std::string_view name) {
  for (const auto& h : reply.headers)
    if (h.name == name) return h.value;
  return {};
}

std::string text_of(const http::Reply& reply, std::string_view name) {
  const std::string key = "\"" + std::string(name) + "\":\"";
  const auto at = reply.body.find(key);
  if (at == std::string::npos) return {};
  const auto begin = at + key.size();
  return reply.body.substr(begin, reply.body.find('"', begin) - begin);
}

// What differs from one request to the next.
std::string without_request_id(std::string body) {
  const auto at = body.find("\"request_id\":\"");
  if (at != std::string::npos) body.erase(at, body.find('"', at + 14) - at + 1);
  return body;
}

std::string cookie_part(const http::Reply& reply) {
  const std::string_view set = header(reply, "set-cookie");
  return std::string(set.substr(0, set.find(';')));
}

}  // namespace

TEST_CASE("3.12 signing in gives a cookie no script reads, and who one is") {
  with_each_store("sign in", [](db::Store& store) {
    House h(store);
    const auto reply = sign_in_as(h, "  WangJianguo ");
    CHECK(reply.status == 201);
    const std::string_view cookie = header(reply, "set-cookie");
    for (const char* part : {"lianxin_session=", "; Path=/", "; HttpOnly", "; SameSite=Lax"}) CHECK(cookie.find(part) != std::string_view::npos);
    CHECK(cookie.find("Secure") == std::string_view::npos);  // plain http on this machine
    CHECK(reply.body.find("\"account\":\"wangjianguo\"") != std::string::npos);
    CHECK(reply.body.find("\"role\":\"unit_clerk\",\"scope\":{\"kind\":\"unit\"") != std::string::npos);
    CHECK(reply.body.find("\"name\":\"水利局\"") != std::string::npos);
    for (const char* secret : {"argon2", "password_hash", "lianxin-demo"}) CHECK(reply.body.find(secret) == std::string::npos);
    const std::string token = cookie_part(reply).substr(std::string_view("lianxin_session=").size());
    CHECK(reply.body.find(token) == std::string::npos);

    const auto me = h.server.send({"", "GET", "/api/v1/session", "", 200, {}, {}, {{"cookie", cookie_part(reply)}}});
    CHECK(me.status == 200);
    CHECK(text_of(me, "csrf_token") == text_of(reply, "csrf_token"));
  });
}

TEST_CASE("3.12 a refusal tells nothing: wrong password, unknown name, blocked and odd names look the same") {
  TestDatabase database;
  House h(*database);
  const auto wrong = sign_in_as(h, "wangjianguo", "not-the-password");
  CHECK(wrong.status == 401);
  for (const char* account : {"nobody-there", "gone", "王建国", "a b"}) {
    CAPTURE(account);
    const auto reply = sign_in_as(h, account);
    CHECK(reply.status == 401);
    CHECK(without_request_id(reply.body) == without_request_id(wrong.body));
    CHECK(header(reply, "set-cookie").empty());
  }
}

TEST_CASE("3.12 five wrong passwords lock the name, known or not; the right one does not open it then; time does") {
  with_each_store("lock", [](db::Store& store) {
    House h(store);
    for (const char* account : {"wangjianguo", "nobody-there"}) {
      CAPTURE(account);
      for (int i = 0; i < failures_before_lock; ++i) CHECK(sign_in_as(h, account, "wrong-" + std::to_string(i)).status == 401);
      const auto locked = sign_in_as(h, account);
      CHECK(locked.status == 429);
      CHECK(header(locked, "retry-after") == "900");
      CHECK(locked.body.find("15") != std::string::npos);
    }
    CHECK(sign_in_as(h, "wulan").status == 201);  // others are not held up
    h.server.set_now(house::now + first_lock_ms);
    CHECK(sign_in_as(h, "wangjianguo", "wrong-again").status == 401);
    const auto longer = sign_in_as(h, "wangjianguo");
    CHECK(header(longer, "retry-after") == "1800");
    h.server.set_now(house::now + first_lock_ms * 3);
    CHECK(sign_in_as(h, "wangjianguo").status == 201);
    for (int i = 1; i < failures_before_lock; ++i) CHECK(sign_in_as(h, "wangjianguo", "wrong").status == 401);
    CHECK(sign_in_as(h, "wangjianguo").status == 201);  // the count began anew
  });
}

TEST_CASE("3.12 every sign-in is in the journal, never with a secret, never with what was typed as an unknown name") {
  TestDatabase database;
  House h(*database);
  sign_in_as(h, "wangjianguo");
  sign_in_as(h, "wangjianguo", "geheim-und-falsch");
  sign_in_as(h, "my-secret-password-typed-here");
  const auto kinds = house::journal_kinds(*database);
  CHECK(std::ranges::count(kinds, "account.signed_in") == 1);
  CHECK(std::ranges::count(kinds, "account.sign_in_failed") == 2);
  const std::string text = house::journal_text(*database);
  for (const char* secret : {"geheim-und-falsch", "lianxin-demo", "argon2", "my-secret-password-typed-here", "lianxin_session"})
    CHECK(text.find(secret) == std::string::npos);
}

TEST_CASE("6.2 the menus offer what one may do somewhere, and nothing that is not served") {
  TestDatabase database;
  House h(*database);
  h.server.play({
      {"admin", "GET", "/api/v1/session", "", 200, {R"("may":["read_places","change_places","change_accounts"])", R"("now":")"}},
      {"wulan", "GET", "/api/v1/session", "", 200, {R"("may":["read_places"])"}},
  });
}

TEST_CASE("bad sign-ins are refused by the form, and count as nothing") {
  TestDatabase database;
  House h(*database);
  h.server.play({
      {"", "POST", "/api/v1/session", "{", 400},
      {"", "POST", "/api/v1/session", "{}", 422, {"\"account\"", "\"password\""}},
      {"", "POST", "/api/v1/session", R"({"account":"admin","password":1})", 422, {"base.json_wrong_type"}},
      {"", "POST", "/api/v1/session", R"({"account":"admin","password":"x","role":"administrator"})", 422, {"base.json_unknown_field"}},
      {"", "POST", "/api/v1/session", R"({"account":"admin","password":")" + std::string(2000, 'x') + "\"}", 422, {}, {"xxxx"}},
      {"", "POST", "/api/v1/session", R"({"account":"admin","password":")" + std::string(5000, 'x') + "\"}", 413},
      {"", "POST", "/api/v1/session", sign_in_body("", ""), 422, {"identity.blank"}},
      {"", "POST", "/api/v1/session", sign_in_body(std::string(61, 'a')), 422, {"\"account\"", "identity.too_long"}},
      {"", "POST", "/api/v1/session", sign_in_body("admin"), 415, {}, {}, {{"content-type", "text/plain"}}},
  });
  CHECK(sign_in_as(h, "admin").status == 201);
}

TEST_CASE("3.12 a change needs the CSRF token of the session; signing out ends it") {
  with_each_store("csrf", [](db::Store& store) {
    House h(store);
    h.server.play({
        {"wulan", "PATCH", "/api/v1/session", R"({"language":"en"})", 403, {"base.csrf"}, {}, {{"x-csrf-token", "wrong"}}},
        {"wulan", "DELETE", "/api/v1/session", "", 403, {"base.csrf"}, {}, {{"x-csrf-token", "wrong"}}},
        {"wulan", "PATCH", "/api/v1/session", R"({"language":"en","theme":"dark"})", 200, {"\"language\":\"en\"", "\"theme\":\"dark\""}},
        {"wulan", "PATCH", "/api/v1/session", R"({"theme":"light"})", 200, {"\"language\":\"en\"", "\"theme\":\"light\""}},
        {"wulan", "PATCH", "/api/v1/session", "{}", 422},
        {"wulan", "PATCH", "/api/v1/session", R"({"language":"mn"})", 422, {"base.json_not_one_of"}},
        {"wulan", "DELETE", "/api/v1/session", "", 204},
        {"wulan", "GET", "/api/v1/session", "", 401},
        {"", "GET", "/api/v1/session", "", 401},
        {"", "DELETE", "/api/v1/session", "", 401},
    });
  });
}

TEST_CASE("3.12 my sessions are mine: neither seen nor ended by others") {
  with_each_store("own sessions", [](db::Store& store) {
    House h(store);
    h.server.sign_in("wang at home", house::account_id("wangjianguo"));
    const auto list = h.server.send({"wangjianguo", "GET", "/api/v1/sessions"});
    const std::string id = text_of(list, "id");
    const auto of_wulan = h.server.send({"wulan", "GET", "/api/v1/sessions"});
    CHECK(of_wulan.body.find(id) == std::string::npos);
    h.server.play({
        {"wulan", "DELETE", "/api/v1/sessions/" + id, "", 404},
        {"admin", "DELETE", "/api/v1/sessions/" + id, "", 404},
        {"wangjianguo", "GET", "/api/v1/sessions", "", 200, {"\"current\":true", "\"current\":false"}, {"hash"}},
        {"wangjianguo", "DELETE", "/api/v1/sessions", "", 204},
        {"wangjianguo", "GET", "/api/v1/session", "", 401},
        {"wang at home", "GET", "/api/v1/session", "", 401},
        {"wulan", "GET", "/api/v1/session", "", 200},
    });
  });
}

TEST_CASE("3.12 a session over its time is nobody's") {
  TestDatabase database;
  House h(*database);
  h.server.set_now(house::now + (access::session_idle_ms - 1));
  h.server.play({{"wulan", "GET", "/api/v1/session", "", 200}});
  h.server.set_now(house::now + access::session_idle_ms * 2);
  h.server.play({{"wulan", "GET", "/api/v1/session", "", 401}, {"wangjianguo", "GET", "/api/v1/session", "", 401}});
}

}  // namespace lianxin::identity
