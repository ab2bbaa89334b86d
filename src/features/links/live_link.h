// Live link: a link as duties and phones need it.
#pragma once

#include "features/links/link.h"

namespace lianxin::links {

struct LiveLink {
  LinkId id{};
  std::string kind{};
  std::string level{};
  std::string place{};
  std::string path{};
  std::optional<HouseholdId> household{};
  Day from_on{};
  std::optional<Day> until_on{};
};
}  // namespace lianxin::links
