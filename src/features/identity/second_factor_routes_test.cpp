#include <doctest/doctest.h>

#include <algorithm>

#include "features/identity/account_rules.h"
#include "features/identity/identity_house_test.h"
#include "platform/crypto/totp.h"

namespace lianxin::identity {
namespace {

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

std::string bytes_of_base32(std::string_view text) {
  std::string out;
  std::uint32_t held = 0;
  int bits = 0;
  for (const char c : text) {
    held = (held << 5) | static_cast<std::uint32_t>(c >= 'A' ? c - 'A' : c - '2' + 26);
    if ((bits += 5) >= 8) out += static_cast<char>((held >> (bits -= 8)) & 0xffU);
  }
  return out;
}

std::vector<std::string> codes_in(const http::Reply& reply) {
  std::vector<std::string> out;
  for (std::size_t at = reply.body.find('['); at != std::string::npos && reply.body[at] != ']';) {
    const auto begin = reply.body.find('"', at) + 1;
    const auto end = reply.body.find('"', begin);
    out.push_back(reply.body.substr(begin, end - begin));
    at = end + 1;
  }
  return out;
}

http::Reply sign_in(House& h, const std::string& totp, std::string_view password = house::password) {
  std::string body = R"({"account":"wangjianguo","password":")" + std::string(password) + '"';
  if (!totp.empty()) body += R"(,"totp":")" + totp + '"';
  return h.server.send({"", "POST", "/api/v1/session", body + "}"});
}

// The phone of Wang Jianguo: set up at house::now; each code is of the moment asked for.
struct Phone {
  explicit Phone(House& h) {
    const auto started = h.server.send({"wangjianguo", "POST", "/api/v1/me/totp"});
    REQUIRE(started.status == 201);
    uri = text_of(started, "uri");
    shown = text_of(started, "secret");
    secret = bytes_of_base32(shown);
    REQUIRE(secret.size() == secret_size);
    const auto confirmed = h.server.send({"wangjianguo", "POST", "/api/v1/me/totp/confirmation", R"({"code":")" + at(house::now) + "\"}"});
    REQUIRE(confirmed.status == 200);
    recovery = codes_in(confirmed);
  }
  std::string at(Moment moment) const { return crypto::totp_code(secret, crypto::totp_step_of(moment)); }
  static constexpr std::size_t secret_size = 20;
  std::string uri, shown, secret;
  std::vector<std::string> recovery;
};

std::string removal(std::string_view password, std::string_view code) {
  return R"({"password":")" + std::string(password) + R"(","code":")" + std::string(code) + "\"}";
}

}  // namespace

TEST_CASE("3.12 with a second factor signing in asks for a code, which counts once") {
  with_each_store("totp", [](db::Store& store) {
    House h(store);
    CHECK(sign_in(h, "").status == 201);
    const Phone phone(h);
    CHECK(phone.uri == "otpauth://totp/Lianxin:wangjianguo?secret=" + phone.shown + "&issuer=Lianxin&algorithm=SHA1&digits=6&period=30");
    const auto asked = sign_in(h, "");
    CHECK(asked.status == 401);
    CHECK(text_of(asked, "type") == "urn:lianxin:problem:identity.totp_needed");
    CHECK(asked.body.find("\"field\":\"totp\"") != std::string::npos);
    CHECK(sign_in(h, phone.at(house::now)).status == 401);  // used to confirm
    const Moment later = house::now + crypto::totp_step_ms;
    h.server.set_now(later);
    const std::string code = phone.at(later);
    CHECK(sign_in(h, code.substr(0, 3) + " " + code.substr(3)).status == 201);
    const auto again = sign_in(h, code);
    CHECK(again.status == 401);
    CHECK(text_of(again, "type") == "urn:lianxin:problem:identity.totp_wrong");
    h.server.set_now(later + 3 * crypto::totp_step_ms);
    CHECK(sign_in(h, phone.at(later + 2 * crypto::totp_step_ms)).status == 201);  // a clock one step behind
  });
}

TEST_CASE("3.12 without the right password nothing is said about a second factor") {
  TestDatabase database;
  House h(*database);
  const Phone phone(h);
  const auto wrong = sign_in(h, "", "not-the-password");
  CHECK(wrong.status == 401);
  CHECK(text_of(wrong, "type") == "urn:lianxin:problem:identity.sign_in_refused");
  CHECK(text_of(sign_in(h, phone.at(house::now + crypto::totp_step_ms), "not-the-password"), "type") == "urn:lianxin:problem:identity.sign_in_refused");
  h.server.set_now(house::now + crypto::totp_step_ms);
  CHECK(sign_in(h, phone.at(house::now + crypto::totp_step_ms)).status == 201);  // not used up by that
}

TEST_CASE("3.12 wrong codes lock the name as wrong passwords do, and the right password between them helps nothing") {
  with_each_store("totp lock", [](db::Store& store) {
    House h(store);
    const Phone phone(h);
    for (int i = 0; i < failures_before_lock; ++i) {
      CHECK(sign_in(h, "").status == 401);
      CHECK(sign_in(h, i % 2 == 0 ? "000000" : "AAAA-BBBB-CCCC-DDDD").status == 401);
    }
    h.server.set_now(house::now + crypto::totp_step_ms);
    CHECK(sign_in(h, phone.at(house::now + crypto::totp_step_ms)).status == 429);
    CHECK(sign_in(h, phone.recovery[0]).status == 429);
    const Moment free = house::now + crypto::totp_step_ms + first_lock_ms;
    h.server.set_now(free);
    CHECK(sign_in(h, phone.at(free)).status == 201);
  });
}

TEST_CASE("3.12 ten recovery codes, each once") {
  TestDatabase database;
  House h(*database);
  const Phone phone(h);
  CHECK(phone.recovery.size() == 10);
  CHECK(phone.recovery[0].size() == 19);
  std::string small = phone.recovery[0];
  std::ranges::transform(small, small.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  CHECK(sign_in(h, small).status == 201);
  CHECK(sign_in(h, phone.recovery[0]).status == 401);
  CHECK(sign_in(h, phone.recovery[1]).status == 201);
  h.server.play({{"wangjianguo", "GET", "/api/v1/me/totp", "", 200, {"\"active\":true", "\"recovery_codes_left\":8"}, {phone.shown, phone.recovery[2]}},
                 {"wulan", "GET", "/api/v1/me/totp", "", 200, {"\"active\":false", "\"confirmed_at\":null"}}});
}

TEST_CASE("3.12 a secret that was not confirmed asks for nothing; a confirmed one is not replaced") {
  TestDatabase database;
  House h(*database);
  h.server.play({
      {"wangjianguo", "POST", "/api/v1/me/totp/confirmation", R"({"code":"123456"})", 409, {"identity.totp_not_started"}},
      {"wangjianguo", "DELETE", "/api/v1/me/totp", removal(house::password, "123456"), 409, {"identity.totp_not_started"}},
      {"wangjianguo", "POST", "/api/v1/me/totp", "", 201, {"otpauth://totp/Lianxin:wangjianguo"}},
      {"wangjianguo", "POST", "/api/v1/me/totp/confirmation", R"({"code":"12345x"})", 422, {"\"code\"", "identity.totp_wrong"}},
      {"wangjianguo", "POST", "/api/v1/me/totp/confirmation", R"({"code":""})", 422, {"identity.blank"}},
      {"wangjianguo", "GET", "/api/v1/me/totp", "", 200, {"\"active\":false"}},
      {"wangjianguo", "DELETE", "/api/v1/me/totp", removal(house::password, "123456"), 409},
  });
  CHECK(sign_in(h, "").status == 201);
  const Phone phone(h);
  h.server.play({{"wangjianguo", "POST", "/api/v1/me/totp", "", 409, {"identity.totp_active"}},
                 {"wangjianguo", "POST", "/api/v1/me/totp/confirmation", R"({"code":"123456"})", 409, {"identity.totp_active"}},
                 {"", "POST", "/api/v1/me/totp", "", 401},
                 {"", "GET", "/api/v1/me/totp", "", 401},
                 {"", "POST", "/api/v1/me/totp/confirmation", "{}", 401}});
}

TEST_CASE("3.12 it is taken away with password and code, and wrong ones count") {
  with_each_store("totp away", [](db::Store& store) {
    House h(store);
    const Phone phone(h);
    h.server.play({{"wangjianguo", "DELETE", "/api/v1/me/totp", removal("not-the-password", phone.recovery[0]), 422, {"\"password\"", "identity.password_wrong"}},
                   {"wangjianguo", "DELETE", "/api/v1/me/totp", removal(house::password, "000000"), 422, {"\"code\"", "identity.totp_wrong"}},
                   {"wangjianguo", "DELETE", "/api/v1/me/totp", "{}", 422},
                   {"", "DELETE", "/api/v1/me/totp", "{}", 401},
                   {"wangjianguo", "DELETE", "/api/v1/me/totp", removal(house::password, phone.recovery[0]), 204}});
    CHECK(sign_in(h, "").status == 201);
    const auto kinds = house::journal_kinds(store);
    for (const char* kind : {"account.second_factor_added", "account.second_factor_removed"}) CHECK(std::ranges::count(kinds, kind) == 1);
    CHECK(std::ranges::count(kinds, "account.sign_in_failed") == 2);
    const std::string text = house::journal_text(store);
    for (const std::string& secret : {phone.shown, phone.recovery[0], phone.recovery[1]}) CHECK(text.find(secret) == std::string::npos);
  });
}

TEST_CASE("3.12 an administrator resets another's, not his own, and not beyond his places") {
  TestDatabase database;
  House h(*database);
  const Phone phone(h);
  const std::string of_wang = "/api/v1/accounts/" + to_text(house::account_id("wangjianguo"));
  const std::string of_wulan = "/api/v1/accounts/" + to_text(house::account_id("wulan"));
  const std::string of_admin = "/api/v1/accounts/" + to_text(house::account_id("admin"));
  h.server.play({{"admin", "GET", of_wang, "", 200, {"\"has_totp\":true"}},
                 {"admin", "GET", of_wulan, "", 200, {"\"has_totp\":false"}},
                 {"wulan", "DELETE", of_wang + "/totp", "", 403},
                 {"", "DELETE", of_wang + "/totp", "", 401},
                 {"chenadmin", "DELETE", of_wulan + "/totp", "", 404},
                 {"admin", "DELETE", of_admin + "/totp", "", 403, {"identity.not_for_oneself"}},
                 {"admin", "DELETE", of_wulan + "/totp", "", 404},
                 {"admin", "DELETE", of_wang + "/totp", "", 204}});
  CHECK(sign_in(h, "").status == 201);
  CHECK(std::ranges::count(house::journal_kinds(*database), "account.second_factor_reset") == 1);
}

}  // namespace lianxin::identity
