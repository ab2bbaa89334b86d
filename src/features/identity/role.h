// Role: what each role may do, as the product's verbs say it.
#pragma once

#include <string>
#include <vector>

#include "base/actor.h"

namespace lianxin::identity {

struct RoleVerbs {
  Role role{};
  std::vector<std::string> verbs{};  // names, "ticket.assign", in the order the features offer them
};

}  // namespace lianxin::identity
