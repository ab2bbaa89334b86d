// Everybody by everything: who may what with voices, complete by construction.
#include <doctest/doctest.h>

#include <map>
#include <set>

#include "features/voices/voices_house_test.h"

namespace lianxin::voices {
namespace {

using Names = std::set<std::string_view>;
const Names readers{"office", "unit_clerk", "unit_leader", "team_member", "village_cadre", "inspector"}, groupers{"office"}, lookers{"office", "unit_leader", "inspector"}, keepers{"administrator"};
const std::map<std::string_view, const Names*> roles_of_verb{{"voice.read", &readers}, {"voice.group", &groupers}, {"voice.proposals", &lookers}, {"voice.models", &keepers}};

struct Route {
  std::string method, path, body;
  const Names* roles = nullptr;
};

std::vector<Route> routes() {
  return {{"GET", "/api/v1/tickets/00000000-0000-7000-8000-000000000001/voice", "", &readers},
          {"POST", "/api/v1/tickets/00000000-0000-7000-8000-000000000001/voice/pairs", R"({"other":"00000000-0000-7000-8000-000000000002","is_same":true})", &groupers},
          {"GET", "/api/v1/tickets/00000000-0000-7000-8000-000000000001/voice/answers", "", &readers},
          {"GET", "/api/v1/problems/proposals", "", &lookers},
          {"GET", "/api/v1/problems/proposals/00000000-0000-7000-8000-000000000001", "", &lookers},
          {"PUT", "/api/v1/problems/proposals/00000000-0000-7000-8000-000000000001/refusal", R"({"reason":"不是一回事"})", &groupers},
          {"DELETE", "/api/v1/problems/proposals/00000000-0000-7000-8000-000000000001/refusal", "", &groupers},
          {"POST", "/api/v1/classify", R"({"title":"","text":"水泵坏了"})", &readers},
          {"POST", "/api/v1/problems/proposals", "{}", &groupers},
          {"GET", "/api/v1/problems/proposals/run", "", &groupers},
          {"POST", "/api/v1/problems/proposals/run/cancel", "{}", &groupers},
          {"GET", "/api/v1/classifier/models", "", &keepers},
          {"POST", "/api/v1/classifier/models", "not a model", &keepers},
          {"POST", "/api/v1/classifier/models/1/use", "{}", &keepers}};
}

}  // namespace

TEST_CASE("6.2 every route × role: 401 without a session, 403 without a role that may") {
  test::TestDatabase database;
  house::House house(*database);
  const auto offered = feature(house::deployment());
  REQUIRE(offered.has_value());
  CHECK(offered->verbs.size() == roles_of_verb.size());
  for (const access::Verb& verb : offered->verbs) {
    REQUIRE(roles_of_verb.contains(verb.name));
    CHECK(verb.roles.size() == roles_of_verb.at(verb.name)->size());
  }
  std::size_t mounted = 0;
  for (const auto& route : house.server.router().routes()) mounted += roles_of_verb.contains(route.verb.name) ? 1 : 0;
  CHECK(routes().size() == mounted);
  for (const auto& route : routes()) {
    CAPTURE(route.method + " " + route.path);
    const auto status = [&](const std::string& who) {
      test::Scenario asked{who, route.method, route.path, route.body};
      if (route.body.starts_with("not")) asked.headers.push_back({"content-type", "application/octet-stream"});
      return house.server.send(asked).status;
    };
    CHECK(status("") == 401);
    for (const Role role : all_of<Role>()) {
      const std::string name(name_of(role));
      CAPTURE(name);
      house.server.let_in(name, house::account_with(*database, name, role, Reach::subtree, house::sumu));
      const int got = status(name);
      CHECK((got < 500 || got == 503));
      CHECK((got == 403) == !route.roles->contains(name));
    }
  }
}

}  // namespace lianxin::voices
