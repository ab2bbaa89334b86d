#include "base/actor.h"

#include <algorithm>

namespace lianxin {

std::string_view name_of(Role role) {
  switch (role) {
    case Role::administrator: return "administrator";
    case Role::office: return "office";
    case Role::unit_clerk: return "unit_clerk";
    case Role::unit_leader: return "unit_leader";
    case Role::team_member: return "team_member";
    case Role::village_cadre: return "village_cadre";
    case Role::inspector: return "inspector";
    case Role::auditor: return "auditor";
  }
  return "";
}

std::string_view name_of(Reach reach) {
  switch (reach) {
    case Reach::subtree: return "subtree";
    case Reach::own_unit: return "own_unit";
    case Reach::own_links: return "own_links";
  }
  return "";
}

bool Actor::has_role(Role role) const {
  return std::any_of(grants.begin(), grants.end(), [role](const Grant& g) { return g.role == role; });
}

Actor system_actor(std::string_view via) {
  Actor actor;
  actor.kind = Actor::Kind::system;
  actor.via = std::string(via);
  return actor;
}

}  // namespace lianxin
