// Standing: what people and places know of the person behind an account.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/actor.h"

namespace lianxin::identity {

struct Standing {
  std::string name{};
  std::optional<UnitId> unit{};
  std::string unit_name{};
  std::string place_path{};              // of the unit; empty: of none
  std::vector<UnitId> superiors{};       // own unit first, then upwards
  std::vector<std::string> team_paths{}; // of the places the person's teams serve
  bool has_left = false;
};

}  // namespace lianxin::identity
