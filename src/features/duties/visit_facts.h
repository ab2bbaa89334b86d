// A visit as duties see it: who met whom, when and how. What visits hand over when one is received, corrected or taken back.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/actor.h"
#include "features/duties/duty.h"
#include "features/households/household.h"

namespace lianxin::duties {

using households::HouseholdId;

struct VisitFacts {
  Uuid visit{};
  std::optional<HouseholdId> household{};
  std::string place{};                 // code; of a household: where it lies
  std::string path{};                  // of the place, now
  Day day{};
  Bearing bearing = Bearing::counts;
  std::string kind{};                  // "home", "joint_meeting": what rules of events count
  std::vector<PersonId> visitors{};
  std::string needs = "[]";            // JSON, kept with the last visit
  std::string promised = "[]";
};

// What a visit counted for, as told to who entered it.
struct Credited {
  std::string rule{};
  Period period{};
  std::int64_t done = 0;               // of the place (full coverage), the link, the person
  std::int64_t owed = 0;
};

}  // namespace lianxin::duties
