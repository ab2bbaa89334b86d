// The people whom tests, seeds, screens and documents of the demonstration prefecture speak of by name. All invented.
#pragma once

#include <span>
#include <string_view>

#include "base/actor.h"

namespace lianxin::people {

struct DemoPerson {
  std::string_view name;
  std::string_view login_name;   // for whoever makes accounts
  std::string_view place;        // code of the unit's place
  std::string_view unit_key;     // places::demo_unit_id(place, unit_key)
  std::string_view post;
  std::string_view rank;         // key of packs/team_rules.json, or empty
  Role role;
  Reach reach;
  std::string_view reach_place;  // subtree and own_links: from where
};

std::span<const DemoPerson> demo_people();
// The same id wherever the name is used.
PersonId demo_person_id(std::string_view name);

}  // namespace lianxin::people
