#include <doctest/doctest.h>

#include <algorithm>

#include "features/identity/identity_house_test.h"
#include "features/identity/token.h"

namespace lianxin::identity {
namespace {

using house::account_id;
using house::House;
using test::TestDatabase;
using test::with_each_store;

std::string text_of(const http::Reply& reply, std::string_view name) {
  const std::string key = "\"" + std::string(name) + "\":\"";
  const auto at = reply.body.find(key);
  if (at == std::string::npos) return {};
  const auto begin = at + key.size();
  return reply.body.substr(begin, reply.body.find('"', begin) - begin);
}

std::vector<http::Header> bearer(const std::string& secret) { return {{"authorization", "Bearer " + secret}}; }

}  // namespace

TEST_CASE("3.12 a token: its secret is shown once, it carries the account's roles of today, it needs no CSRF token") {
  with_each_store("token", [](db::Store& store) {
    House h(store);
    const auto made = h.server.send({"admin", "POST", "/api/v1/tokens", R"({"name":" 数据接口 ","expires_on":"2026-11-30"})"});
    CHECK(made.status == 201);
    const std::string secret = text_of(made, "secret");
    CHECK(secret.starts_with("lx_"));
    h.server.play({
        {"admin", "GET", "/api/v1/tokens", "", 200, {"\"name\":\"数据接口\"", "\"expires_on\":\"2026-11-30\"", "\"last_used_at\":null"}, {secret, "hash"}},
        {"", "GET", "/api/v1/accounts", "", 200, {"wulan"}, {}, bearer(secret)},
        {"", "GET", "/api/v1/session", "", 200, {"\"account\":\"admin\"", "\"csrf_token\":\"\""}, {secret}, bearer(secret)},
        {"", "PATCH", "/api/v1/session", R"({"language":"en"})", 200, {"\"language\":\"en\""}, {}, bearer(secret)},
        {"", "GET", "/api/v1/accounts", "", 401, {}, {}, bearer(secret + "x")},
        {"admin", "GET", "/api/v1/tokens", "", 200, {"\"last_used_at\":\"2026-11-23T09:00:00"}},
    });
    CHECK(house::journal_text(store).find(secret) == std::string::npos);
    CHECK(std::ranges::count(house::journal_kinds(store), "account.token_created") == 1);

    h.server.set_now(*parse_moment("2026-11-30T23:59:59+08:00"));
    h.server.play({{"", "GET", "/api/v1/session", "", 200, {}, {}, bearer(secret)}});
    h.server.set_now(*parse_moment("2026-12-01T00:00:00+08:00"));
    h.server.play({{"", "GET", "/api/v1/session", "", 401, {}, {}, bearer(secret)}});
  });
}

TEST_CASE("3.12 tokens are one's own: neither seen nor ended by others, dead once ended") {
  with_each_store("own tokens", [](db::Store& store) {
    House h(store);
    const auto made = h.server.send({"wulan", "POST", "/api/v1/tokens", R"({"name":"报表"})"});
    const std::string secret = text_of(made, "secret");
    const std::string id = text_of(made, "id");
    h.server.play({
        {"admin", "GET", "/api/v1/tokens", "", 200, {"\"items\":[]"}},
        {"admin", "DELETE", "/api/v1/tokens/" + id, "", 404},
        {"", "GET", "/api/v1/session", "", 200, {}, {}, bearer(secret)},
        {"wulan", "DELETE", "/api/v1/tokens/" + id, "", 204},
        {"wulan", "DELETE", "/api/v1/tokens/" + id, "", 404},
        {"", "GET", "/api/v1/session", "", 401, {}, {}, bearer(secret)},
    });
  });
}

TEST_CASE("a blocked account's token opens nothing; a token is refused for its form") {
  TestDatabase database;
  House h(*database);
  const std::string secret = text_of(h.server.send({"wulan", "POST", "/api/v1/tokens", R"({"name":"报表"})"}), "secret");
  h.server.play({
      {"wulan", "POST", "/api/v1/tokens", R"({"name":" "})", 422, {"identity.blank"}},
      {"wulan", "POST", "/api/v1/tokens", R"({"name":"x","expires_on":"2026-11-22"})", 422, {"expires_on", "identity.in_the_past"}},
      {"wulan", "POST", "/api/v1/tokens", R"({"name":"x","expires_on":"2026-02-30"})", 422, {"base.json_not_a_day"}},
      {"wulan", "POST", "/api/v1/tokens", R"({"name":")" + std::string(101, 'x') + "\"}", 422, {"identity.too_long"}},
      {"admin", "PATCH", "/api/v1/accounts/" + to_text(house::account_id("wulan")), R"({"blocked":true})", 200, {}, {}, {{"if-match", "\"1\""}}},
      {"", "GET", "/api/v1/session", "", 401, {}, {}, bearer(secret)},
  });
  for (std::size_t i = 0; i < most_tokens; ++i) h.server.play({{"admin", "POST", "/api/v1/tokens", R"({"name":"x"})", 201}});
  h.server.play({{"admin", "POST", "/api/v1/tokens", R"({"name":"x"})", 409, {"identity.too_many_tokens"}}});
}

TEST_CASE("3.12 a password set by another must be changed first; until then nothing else is allowed") {
  with_each_store("must change", [](db::Store& store) {
    House h(store);
    h.server.sign_in("fresh at home", house::account_id("fresh"));
    house::add(store, "second", {house::over(Role::administrator, house::prefecture)}, true);
    h.server.sign_in("new admin", account_id("second"));
    h.server.play({
        {"fresh", "GET", "/api/v1/session", "", 200, {"\"must_change_password\":true", "\"roles\":[]"}},
        {"new admin", "GET", "/api/v1/accounts", "", 403},
        {"new admin", "POST", "/api/v1/session/password", R"({"old_password":"lianxin-demo","new_password":"herds-and-wells"})", 204},
        {"new admin", "GET", "/api/v1/accounts", "", 200},
        {"fresh", "POST", "/api/v1/session/password", R"({"old_password":"wrong","new_password":"herds-and-wells"})", 422,
         {"old_password", "identity.password_wrong"}},
        {"fresh", "POST", "/api/v1/session/password", R"({"old_password":"lianxin-demo","new_password":"lianxin-demo"})", 422, {"identity.password_same"}},
        {"fresh", "POST", "/api/v1/session/password", R"({"old_password":"lianxin-demo","new_password":"fresh-and-long"})", 422, {"identity.password_is_name"}},
        {"fresh", "POST", "/api/v1/session/password", R"({"old_password":"lianxin-demo","new_password":"herds-and-wells"})", 204},
        {"fresh", "GET", "/api/v1/session", "", 200, {"\"must_change_password\":false", "unit_clerk"}},
        {"fresh at home", "GET", "/api/v1/session", "", 401},
        {"", "POST", "/api/v1/session", R"({"account":"fresh","password":"lianxin-demo"})", 401},
        {"", "POST", "/api/v1/session", R"({"account":"fresh","password":"herds-and-wells"})", 201},
    });
    CHECK(house::journal_text(store).find("herds") == std::string::npos);
  });
}

TEST_CASE("3.12 guessing the old password of an open session locks as guessing at the door does") {
  TestDatabase database;
  House h(*database);
  const std::string wrong = R"({"old_password":"wrong","new_password":"herds-and-wells"})";
  for (int i = 0; i < 5; ++i) h.server.play({{"wulan", "POST", "/api/v1/session/password", wrong, 422}});
  h.server.play({{"wulan", "POST", "/api/v1/session/password", R"({"old_password":"lianxin-demo","new_password":"herds-and-wells"})", 429},
                 {"", "POST", "/api/v1/session", R"({"account":"wulan","password":"lianxin-demo"})", 429}});
}

}  // namespace lianxin::identity
