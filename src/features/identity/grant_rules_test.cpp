#include "features/identity/grant_rules.h"

#include <doctest/doctest.h>

#include <map>

namespace lianxin::identity {
namespace {

constexpr Role all_roles[] = {Role::administrator, Role::office,       Role::unit_clerk, Role::unit_leader,
                              Role::team_member,   Role::village_cadre, Role::inspector,  Role::auditor};
constexpr Reach all_reaches[] = {Reach::subtree, Reach::own_unit, Reach::own_links};

const AccountId admin{named_uuid("admin")};
const AccountId wang{named_uuid("wangjianguo")};
const PersonId sun{named_uuid("孙强")};
const PersonId wang_person{named_uuid("王建国")};
const UnitId water{named_uuid("旗水利局")};

NewGrant grant_of(Role role) {
  NewGrant grant{.role = role, .reach = reach_of(role)};
  if (grant.reach == Reach::subtree) grant.place = "150725";
  if (grant.reach == Reach::own_unit) grant.unit = water;
  return grant;
}

AccountGrant held(Role role) {
  const NewGrant g = grant_of(role);
  return {.account = wang, .role = g.role, .reach = g.reach, .place = g.place, .unit = g.unit};
}

}  // namespace

TEST_CASE("6.2 each role holds over one kind of scope, and names it") {
  for (const Role role : all_roles) {
    for (const Reach reach : all_reaches) {
      for (const bool has_place : {false, true}) {
        for (const bool has_unit : {false, true}) {
          CAPTURE(static_cast<int>(role));
          CAPTURE(static_cast<int>(reach));
          CAPTURE(has_place);
          CAPTURE(has_unit);
          NewGrant grant{.role = role, .reach = reach};
          if (has_place) grant.place = "150725";
          if (has_unit) grant.unit = water;
          bool right = reach == reach_of(role);
          if (reach == Reach::subtree) right = right && has_place && !has_unit;
          if (reach == Reach::own_unit) right = right && has_unit && !has_place;
          if (reach == Reach::own_links) right = right && !has_unit;
          const auto shape = check_shape(grant);
          CHECK(shape.has_value() == right);
          if (!shape) CHECK(shape.error().code == Code::invalid);
        }
      }
    }
  }
}

TEST_CASE("3.12 administration, audit and content stay in three hands: every pair of roles") {
  const std::map<Role, int> hand = {{Role::administrator, 1}, {Role::auditor, 2}};
  const auto of = [&](Role role) { const auto found = hand.find(role); return found == hand.end() ? 3 : found->second; };
  for (const Role first : all_roles) {
    for (const Role second : all_roles) {
      CAPTURE(static_cast<int>(first));
      CAPTURE(static_cast<int>(second));
      const std::vector<AccountGrant> in_account{held(first)};
      const std::vector<Role> of_person{first};
      GrantCase c{.by_account = admin, .by_person = sun, .account = wang, .person = wang_person};
      c.held = in_account;
      const auto same_account = check_grant(c, grant_of(second));
      c.held = {};
      c.roles_of_person = of_person;
      const auto other_account = check_grant(c, grant_of(second));
      const bool together = of(first) == of(second);
      CHECK(same_account.has_value() == together);
      CHECK(other_account.has_value() == together);
      if (!together) {
        CHECK(same_account.error().key == "identity.hands_apart");
        CHECK(other_account.error().key == "identity.hands_apart");
      }
    }
  }
}

TEST_CASE("3.12 nobody gives himself a role, not through a second account either") {
  for (const Role role : all_roles) {
    for (const GrantCase& c : {GrantCase{.by_account = admin, .by_person = sun, .account = admin, .person = sun},
                               GrantCase{.by_account = admin, .account = admin},
                               GrantCase{.by_account = admin, .by_person = sun, .account = wang, .person = sun}}) {
      const auto given = check_grant(c, grant_of(role));
      REQUIRE_FALSE(given.has_value());
      CHECK(given.error().code == Code::forbidden);
      CHECK(given.error().key == "identity.not_for_oneself");
    }
    // Neither has a person: two interfaces are not the same.
    CHECK(check_grant({.by_account = admin, .account = wang}, grant_of(role)).has_value());
    // The command line is nobody's account.
    CHECK(check_grant({.account = wang, .person = wang_person}, grant_of(role)).has_value());
  }
}

TEST_CASE("at most twenty grants an account") {
  std::vector<AccountGrant> grants(most_grants - 1, held(Role::office));
  GrantCase c{.by_account = admin, .account = wang, .held = grants};
  CHECK(check_grant(c, grant_of(Role::office)).has_value());
  grants.push_back(held(Role::office));
  c.held = grants;
  CHECK(check_grant(c, grant_of(Role::office)).error().key == "identity.too_many_grants");
}

TEST_CASE("the same grant is recognised by role, reach, place and unit") {
  const std::vector<AccountGrant> grants{held(Role::unit_clerk), held(Role::office)};
  CHECK(same_grant(grants, grant_of(Role::office)) == &grants[1]);
  CHECK(same_grant(grants, grant_of(Role::unit_clerk)) == &grants[0]);
  CHECK(same_grant(grants, grant_of(Role::unit_leader)) == nullptr);
  NewGrant elsewhere = grant_of(Role::office);
  elsewhere.place = "150721";
  CHECK(same_grant(grants, elsewhere) == nullptr);
}

}  // namespace lianxin::identity
