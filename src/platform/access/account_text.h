// Grants and superiors as the JSON texts of access_accounts. What cannot be read counts as none: deny by default.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/actor.h"

namespace lianxin::access {

std::string grants_to_text(const std::vector<Grant>&);
std::vector<Grant> grants_from_text(std::string_view);
std::string superiors_to_text(const std::vector<UnitId>&);
std::vector<UnitId> superiors_from_text(std::string_view);

}  // namespace lianxin::access
