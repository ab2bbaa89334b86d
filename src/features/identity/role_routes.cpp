#include "features/identity/role_routes.h"

#include <algorithm>
#include <boost/describe.hpp>

#include "features/identity/role.h"
#include "platform/http/texts.h"
#include "platform/json/json.h"

namespace lianxin::identity {

struct MayView {
  std::string verb{};
  std::string words{};
};
BOOST_DESCRIBE_STRUCT(MayView, (), (verb, words))

struct RoleView {
  Role role{};
  std::vector<MayView> may{};
};
BOOST_DESCRIBE_STRUCT(RoleView, (), (role, may))

namespace {

// What anybody may see of the rules of the house, with an account.
const access::Verb read_roles{.name = "role.read", .roles = {}, .of_every_account = true};

constexpr Role all_roles[] = {Role::office,        Role::unit_clerk, Role::unit_leader, Role::team_member,
                              Role::village_cadre, Role::inspector,  Role::auditor,     Role::administrator};

std::vector<RoleVerbs> verbs_by_role(const std::vector<access::Verb>& verbs) {
  std::vector<RoleVerbs> out;
  for (const Role role : all_roles) {
    RoleVerbs& each = out.emplace_back(RoleVerbs{role, {}});
    for (const access::Verb& verb : verbs) {
      if (std::find(verb.roles.begin(), verb.roles.end(), role) != verb.roles.end()) each.verbs.emplace_back(verb.name);
    }
  }
  return out;
}

std::string roles_json(const std::vector<RoleVerbs>& roles, http::Language language) {
  Page<RoleView> out;
  for (const RoleVerbs& each : roles) {
    RoleView& view = out.items.emplace_back(RoleView{.role = each.role, .may = {}});
    for (const std::string& verb : each.verbs) view.may.push_back({verb, http::translated("identity.verb." + verb, {}, language)});
  }
  return json::write(out);
}

}  // namespace

void mount_roles(http::Router& r, std::shared_ptr<const std::vector<access::Verb>> verbs) {
  r.get("/api/v1/roles", read_roles, [verbs](http::Call<db::Reader>& call) -> Result<http::Reply> {
    return http::ok(roles_json(verbs_by_role(*verbs), call.language));
  });
}

}  // namespace lianxin::identity
