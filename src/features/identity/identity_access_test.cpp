// Who may ask what of identity: every route × every role, complete by construction: a route that is not in the table fails.
#include <doctest/doctest.h>

#include <map>
#include <set>

#include "features/identity/identity_house_test.h"
#include "platform/http/message.h"

namespace lianxin::identity {
namespace {

constexpr Role all_roles[] = {Role::administrator, Role::office,       Role::unit_clerk, Role::unit_leader,
                              Role::team_member,   Role::village_cadre, Role::inspector,  Role::auditor};

enum class For { anybody, every_account, administrators };

const std::map<std::string, For> table = {
    {"POST /api/v1/session", For::anybody},
    {"GET /api/v1/session", For::every_account},
    {"PATCH /api/v1/session", For::every_account},
    {"DELETE /api/v1/session", For::every_account},
    {"POST /api/v1/session/password", For::every_account},
    {"GET /api/v1/me/totp", For::every_account},
    {"POST /api/v1/me/totp", For::every_account},
    {"DELETE /api/v1/me/totp", For::every_account},
    {"POST /api/v1/me/totp/confirmation", For::every_account},
    {"DELETE /api/v1/accounts/{id}/totp", For::administrators},
    {"GET /api/v1/sessions", For::every_account},
    {"DELETE /api/v1/sessions", For::every_account},
    {"DELETE /api/v1/sessions/{id}", For::every_account},
    {"GET /api/v1/tokens", For::every_account},
    {"POST /api/v1/tokens", For::every_account},
    {"DELETE /api/v1/tokens/{id}", For::every_account},
    {"GET /api/v1/roles", For::every_account},
    {"GET /api/v1/accounts", For::administrators},
    {"POST /api/v1/accounts", For::administrators},
    {"GET /api/v1/accounts/{id}", For::administrators},
    {"PATCH /api/v1/accounts/{id}", For::administrators},
    {"GET /api/v1/accounts/{id}/grants", For::administrators},
    {"POST /api/v1/accounts/{id}/grants", For::administrators},
    {"DELETE /api/v1/accounts/{id}/grants/{grant_id}", For::administrators},
};

std::string method_text(http::Method method) {
  switch (method) {
    case http::Method::get: return "GET";
    case http::Method::post: return "POST";
    case http::Method::patch: return "PATCH";
    case http::Method::del: return "DELETE";
    case http::Method::put: return "PUT";
    case http::Method::head:
    case http::Method::options:
    case http::Method::other: break;
  }
  return "?";
}

// With an id nobody has for each {name}.
std::string concrete(std::string pattern) {
  for (auto at = pattern.find('{'); at != std::string::npos; at = pattern.find('{'))
    pattern.replace(at, pattern.find('}') - at + 1, to_text(named_uuid("nobody has this")));
  return pattern;
}

}  // namespace

TEST_CASE("6.2 every route of identity × every role, and the answer to those who are not entitled") {
  test::TestDatabase database;
  house::settle(*database);
  const Deployment deployment = house::deployment();
  test::InProcessServer server(*database, {feature(deployment)});
  std::set<std::string> tested;
  for (std::size_t i = 0; i < server.router().routes().size(); ++i) {
    const std::string method = method_text(server.router().routes()[i].method);
    const std::string pattern = server.router().routes()[i].pattern;
    CAPTURE(method);
    CAPTURE(pattern);
    const auto row = table.find(method + " " + pattern);
    REQUIRE(row != table.end());
    tested.insert(row->first);
    const auto ask = [&](const std::string& who) {
      // Signed in anew each time: some of these routes end sessions.
      const std::string body = method == "POST" || method == "PATCH" ? "{}" : "";
      return server.send({who, method, concrete(pattern), body}).status;
    };
    const int nobody = ask("");
    CHECK((nobody == 401) == (row->second != For::anybody));
    const auto let_in = [&](const std::string& who, std::vector<Grant> grants) {
      server.let_in(who, {.account = house::account_id("wulan"), .name = who, .grants = std::move(grants)});
    };
    for (const Role role : all_roles) {
      const std::string who(name_of(role));
      CAPTURE(who);
      for (const Reach reach : {Reach::subtree, Reach::own_unit, Reach::own_links}) {
        let_in(who, {{.role = role, .reach = reach, .places = {"001", "002"}, .unit = house::unit_id("盟办")}});
        const int status = ask(who);
        const bool entitled = row->second != For::administrators || role == Role::administrator;
        CHECK(status != 401);
        CHECK(status != 500);
        CHECK((status == 403) == !entitled);
      }
    }
    let_in("no role", {});
    CHECK((ask("no role") == 403) == (row->second == For::administrators));
  }
  CHECK(tested.size() == table.size());
}

}  // namespace lianxin::identity
