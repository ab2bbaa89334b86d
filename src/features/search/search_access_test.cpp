// Everybody by everything: who may search, complete by construction.
#include <doctest/doctest.h>

#include <set>

#include "features/search/search_house_test.h"

namespace lianxin::search {
namespace {

using namespace house;

const std::set<std::string_view> readers{"office", "unit_clerk", "unit_leader", "team_member", "village_cadre", "inspector"};
// Of whom these read visits too.
const std::set<std::string_view> visit_readers{"office", "team_member", "village_cadre", "inspector"};

}  // namespace

TEST_CASE("6.2 every role on the search: 401 without a session, 403 without a role that reads requests; visits only for who reads visits") {
  test::TestDatabase database;
  House h(*database);
  const auto offered = feature(deployment());
  REQUIRE(offered.has_value());
  REQUIRE(offered->verbs.size() == 1);
  CHECK(offered->verbs.front().roles.size() == readers.size());
  const std::string path = search_for("草场");
  CHECK(h.server.send({"", "GET", path}).status == 401);
  for (const Role role : all_of<Role>()) {
    const std::string name(name_of(role));
    CAPTURE(name);
    h.server.let_in(name, account_with(*database, name, role, Reach::subtree, sumu));
    const auto reply = h.server.send({name, "GET", path});
    CHECK(reply.status == (readers.contains(name) ? 200 : 403));
    CHECK((reply.content().find("\"visit\"") != std::string_view::npos) == visit_readers.contains(name));
  }
}

}  // namespace lianxin::search
