#include "platform/access/access.h"

#include <doctest/doctest.h>

#include <algorithm>

namespace lianxin::access {
namespace {

constexpr Role all_roles[] = {Role::administrator, Role::office,       Role::unit_clerk, Role::unit_leader,
                              Role::team_member,   Role::village_cadre, Role::inspector,  Role::auditor};
constexpr Reach all_reaches[] = {Reach::subtree, Reach::own_unit, Reach::own_links};

template <class T>
T id(std::string_view name) { return T{named_uuid(name)}; }

const UnitId water = id<UnitId>("旗水利局");
const UnitId water_station = id<UnitId>("镇水利站");
const UnitId banner = id<UnitId>("旗政府");
const UnitId finance = id<UnitId>("旗财政局");
const PersonId wang = id<PersonId>("王建国");
const PersonId li = id<PersonId>("李秀英");
const AccountId wang_account = id<AccountId>("wangjianguo");

// Paths: prefecture "a", banner "ab", township "abc", its neighbour "abd".
const PathRange banner_range{"ab", "ac"};
const PathRange township_range{"abc", "abd"};

Actor wang_with(std::vector<Grant> grants) {
  return {.kind = Actor::Kind::account, .account = wang_account, .person = wang, .name = "王建国", .unit = water,
          .superiors = {water, banner}, .grants = std::move(grants)};
}

// What each reach takes hold of, one scope for each way in which a record may lie.
struct Lie {
  const char* what;
  Scope scope;
  bool subtree, own_unit, own_links;
};
const Lie lies[] = {
    {"in the place itself", {.place_path = "ab"}, true, false, true},
    {"below the place", {.place_path = "abce"}, true, false, true},
    {"the place after it", {.place_path = "ac"}, false, false, false},
    {"above the place", {.place_path = "a"}, false, false, false},
    {"nowhere", {}, false, false, false},
    {"elsewhere, held by the own unit", {.place_path = "x", .units = {finance, water}}, false, true, false},
    {"elsewhere, held by another unit", {.place_path = "x", .units = {finance}}, false, false, false},
    {"elsewhere, entered by oneself", {.place_path = "x", .entered_by = wang_account}, false, false, true},
    {"elsewhere, entered by another", {.place_path = "x", .entered_by = id<AccountId>("lixiuying")}, false, false, false},
    {"below, held by the own unit, own entry", {.place_path = "abc", .units = {water}, .entered_by = wang_account}, true, true,
     true},
};

TEST_CASE("6.2 a grant carries a verb only for its role, and reaches only where it lies") {
  for (Role granted : all_roles) {
    for (Role wanted : all_roles) {
      const Verb verb{"thing.do", {wanted}};
      for (Reach reach : all_reaches) {
        const Actor actor = wang_with({{.role = granted, .reach = reach, .places = banner_range, .unit = water}});
        CHECK(may_somewhere(actor, verb) == (granted == wanted));
        for (const Lie& lie : lies) {
          CAPTURE(lie.what);
          CAPTURE(static_cast<int>(granted));
          CAPTURE(static_cast<int>(reach));
          const bool reached = reach == Reach::subtree ? lie.subtree : reach == Reach::own_unit ? lie.own_unit : lie.own_links;
          CHECK(may(actor, verb, lie.scope) == (granted == wanted && reached));
        }
      }
    }
  }
}

TEST_CASE("6.2 denied by default: no grant, no role, no account") {
  const Verb nobody{"thing.do", {}};
  const Verb office{"thing.do", {Role::office}};
  const Scope scope{.place_path = "ab", .units = {UnitId{}}, .entered_by = AccountId{}};
  Actor anybody;
  anybody.grants = {{.role = Role::office, .reach = Reach::subtree, .places = banner_range}};  // ignored: no account
  for (const Actor& actor : {anybody, Actor{}, wang_with({})}) {
    CHECK_FALSE(may_somewhere(actor, office));
    CHECK_FALSE(may(actor, office, scope));
    CHECK(sight_of(actor, office).nothing());
  }
  const Actor granted = wang_with({{.role = Role::office, .reach = Reach::subtree, .places = banner_range}});
  CHECK_FALSE(may(granted, nobody, scope));
  CHECK(may(granted, office, scope));
}

TEST_CASE("nil ids never match each other") {
  const Verb verb{"thing.do", {Role::unit_clerk}};
  Actor actor = wang_with({{.role = Role::unit_clerk, .reach = Reach::own_unit}, {.role = Role::unit_clerk, .reach = Reach::own_links}});
  actor.account = {};
  actor.person = {};
  actor.unit = {};
  actor.superiors = {UnitId{}};
  const Scope nil{.units = {UnitId{}}, .about_units = {UnitId{}}, .about_people = {PersonId{}}};
  CHECK_FALSE(may(actor, verb, nil));
  CHECK_FALSE(is_recused(actor, nil));
  CHECK(sight_of(actor, verb).units.empty());
}

TEST_CASE("E2 whom a record is about neither sees nor handles it") {
  struct Case {
    const char* what;
    std::vector<UnitId> units;
    std::vector<PersonId> people;
    bool recused;
  };
  const Case cases[] = {
      {"about nobody", {}, {}, false},
      {"about himself", {}, {li, wang}, true},
      {"about a colleague", {}, {li}, false},
      {"about the own unit", {water}, {}, true},
      {"about the unit above", {banner}, {}, true},
      {"about a unit below: the superior handles it", {water_station}, {}, false},
      {"about another unit", {finance}, {}, false},
      {"about another unit and himself", {finance}, {wang}, true},
  };
  for (Role role : all_roles) {
    const Verb verb{"thing.do", {role}};
    const Actor actor = wang_with({{.role = role, .reach = Reach::subtree, .places = banner_range}});
    for (const Case& c : cases) {
      CAPTURE(c.what);
      const Scope scope{.place_path = "abc", .about_units = c.units, .about_people = c.people};
      CHECK(is_recused(actor, scope) == c.recused);
      CHECK(may(actor, verb, scope) == !c.recused);
      const auto allowed = allow(actor, verb, verb, scope);
      CHECK(allowed.has_value() == !c.recused);
      if (c.recused) CHECK(allowed.error().code == Code::not_found);
    }
  }
}

TEST_CASE("E2 who acts for a unit he does not belong to is bound as its people are") {
  const Actor actor = wang_with({{.role = Role::unit_clerk, .reach = Reach::own_unit, .unit = finance}});
  CHECK(is_recused(actor, {.units = {finance}, .about_units = {finance}}));
}

TEST_CASE("an open verb needs no account, but recusal holds") {
  const Verb open{"ticket.submit", {}, true};
  CHECK(may_somewhere(Actor{}, open));
  CHECK(may(Actor{}, open, {.place_path = "ab"}));
  CHECK(may(wang_with({}), open, {.place_path = "ab"}));
  CHECK_FALSE(may(wang_with({}), open, {.place_path = "ab", .about_people = {wang}}));
  REQUIRE(sight_of(Actor{}, open).ranges.size() == 1);
  CHECK(sight_of(Actor{}, open).ranges[0].contains("ab"));
}

TEST_CASE("a verb of every account needs an account, no grant; recusal holds") {
  const Verb own{.name = "session.read", .of_every_account = true};
  CHECK_FALSE(may_somewhere(Actor{}, own));
  CHECK_FALSE(may(Actor{}, own, {}));
  CHECK(sight_of(Actor{}, own).nothing());
  CHECK(may_somewhere(wang_with({}), own));
  CHECK(may(wang_with({}), own, {.place_path = "x"}));
  CHECK_FALSE(may(wang_with({}), own, {.about_units = {water}}));
  CHECK_FALSE(sight_of(wang_with({}), own).nothing());
}

TEST_CASE("the system may everything and is about nobody") {
  Actor system;
  system.kind = Actor::Kind::system;
  const Verb nobody{"thing.do", {}};
  const Scope scope{.place_path = "zz~", .about_units = {water}, .about_people = {wang}};
  CHECK(may_somewhere(system, nobody));
  CHECK(may(system, nobody, scope));
  CHECK(sight_of(system, nobody).ranges[0].contains(scope.place_path));
}

TEST_CASE("out of sight is not found, in sight but not entitled is forbidden") {
  const Verb read{"ticket.read", {Role::office, Role::unit_clerk}};
  const Verb assign{"ticket.assign", {Role::office}};
  const Actor clerk = wang_with({{.role = Role::unit_clerk, .reach = Reach::own_unit, .unit = water}});
  const Scope held{.place_path = "x", .units = {water}};
  const Scope foreign{.place_path = "x", .units = {finance}};
  CHECK(allow(clerk, read, read, held).has_value());
  const auto forbidden = allow(clerk, assign, read, held);
  REQUIRE_FALSE(forbidden.has_value());
  CHECK(forbidden.error().code == Code::forbidden);
  CHECK(forbidden.error().key == "base.forbidden");
  const auto hidden = allow(clerk, assign, read, foreign);
  REQUIRE_FALSE(hidden.has_value());
  CHECK(hidden.error().code == Code::not_found);
  CHECK(hidden.error().key == "base.not_found");
}

TEST_CASE("a verb that one may, but on records one may not see, is not found") {
  const Verb read{"ticket.read", {Role::office}};
  const Verb rate{"ticket.rate", {Role::unit_clerk}};
  const Actor clerk = wang_with({{.role = Role::unit_clerk, .reach = Reach::own_unit, .unit = water}});
  const auto hidden = allow(clerk, rate, read, {.units = {water}});
  REQUIRE_FALSE(hidden.has_value());
  CHECK(hidden.error().code == Code::not_found);
}

TEST_CASE("sight joins the scopes of the grants that carry the verb") {
  const Verb read{"ticket.read", {Role::office, Role::unit_clerk, Role::village_cadre}};
  const Sight sight = sight_of(wang_with({{.role = Role::office, .reach = Reach::subtree, .places = banner_range},
                                          {.role = Role::office, .reach = Reach::subtree, .places = township_range},
                                          {.role = Role::office, .reach = Reach::subtree, .places = {"b", "b"}},
                                          {.role = Role::inspector, .reach = Reach::subtree, .places = {"q", "r"}},
                                          {.role = Role::unit_clerk, .reach = Reach::own_unit, .unit = finance},
                                          {.role = Role::unit_clerk, .reach = Reach::own_unit, .unit = finance},
                                          {.role = Role::village_cadre, .reach = Reach::own_links, .places = {"x", "y"}}}),
                               read);
  CHECK(sight.ranges == std::vector<PathRange>{banner_range, {"x", "y"}});
  CHECK(sight.units == std::vector<UnitId>{finance});
  CHECK(sight.own_entries);
}

TEST_CASE("a list never shows what a single look would refuse") {
  const Verb read{"thing.read", {Role::office, Role::unit_clerk, Role::village_cadre}};
  const Actor actors[] = {
      wang_with({{.role = Role::office, .reach = Reach::subtree, .places = banner_range}}),
      wang_with({{.role = Role::unit_clerk, .reach = Reach::own_unit, .unit = water}}),
      wang_with({{.role = Role::village_cadre, .reach = Reach::own_links, .places = township_range}}),
      wang_with({{.role = Role::auditor, .reach = Reach::subtree, .places = banner_range}}),
  };
  for (const Actor& actor : actors) {
    const Sight sight = sight_of(actor, read);
    for (const Lie& lie : lies) {
      CAPTURE(lie.what);
      const bool listed =
          std::ranges::any_of(sight.ranges, [&](const PathRange& r) { return r.contains(lie.scope.place_path); }) ||
          std::ranges::any_of(sight.units, [&](UnitId u) { return std::ranges::find(lie.scope.units, u) != lie.scope.units.end(); }) ||
          (sight.own_entries && lie.scope.entered_by == actor.account);
      CHECK(listed == may(actor, read, lie.scope));
    }
  }
}

}  // namespace
}  // namespace lianxin::access
