// Visits of the demonstration that something came of: disputed, corrected, written by another, and those an inspector may ask about.
#pragma once

#include <vector>

#include "features/visits/visit_actions.h"
#include "platform/feature/feature.h"

namespace lianxin::visits {

// Who is met and who meets them, in the demonstration's gacha; `elsewhere`: code of a village of another township, or empty.
struct StoryGround {
  std::vector<HouseholdId> households{};
  std::vector<people::PersonRef> team{};
  std::string elsewhere{};
};
// To households that have been met anyhow: what is owed stays what it was.
Result<void> seed_stories(db::Writer&, const VisitBook&, const StoryGround&, const SeedOptions&);

}  // namespace lianxin::visits
