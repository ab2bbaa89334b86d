// Whom somebody owes a visit: the households of his teams' places and what he is linked to, with how each stands.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "features/duties/duty_rules.h"
#include "features/households/household.h"
#include "features/links/live_link.h"
#include "features/places/place.h"
#include "platform/db/db.h"

namespace lianxin::duties::store {

// Who answers by a link: a person, a unit or a team.
struct LinkedBy {
  links::LinkId link{};
  links::WhoKind kind = links::WhoKind::person;
  Uuid id{};
  std::string name{};
};

struct DueRow {
  places::PlaceRef place{};
  std::string path{};
  std::optional<households::HouseholdRef> household{};
  Subject subject{};
  int done = 0;
  int attempts = 0;
  bool was_met_before = false;         // in the period before
  std::optional<Day> last_visit_on{};
  std::string promised{};              // JSON as visits wrote it; empty: nothing
  std::optional<LinkedBy> by{};        // of links
};

// Present households below the path, in the order of place and number.
Result<std::vector<DueRow>> households_due(const db::Reader&, std::string_view partition, const Rule&, const Period&, const PathRange&, Zone);
// The same for links.
Result<std::vector<DueRow>> links_due(const db::Reader&, std::string_view partition, const Rule&, const Period&, const std::vector<links::LiveLink>&);
// Different households a person met in the period.
Result<int> met_by(const db::Reader&, std::string_view partition, const Rule&, const Period&, PersonId);
// People a rule of different households asks, in the range, with how many they met; for a figure's drill-down.
struct PersonDue {
  PersonId person{};
  std::string name{};
  int done = 0;
};
Result<std::vector<PersonDue>> people_due(const db::Reader&, std::string_view partition, const Rule&, const Period&, const PathRange&);
// Places that a rule of events or of villages asks.
Result<std::vector<DueRow>> places_due(const db::Reader&, std::string_view partition, const Rule&, const Period&, const PathRange&);
// Links a rule asks in the range.
Result<std::vector<links::LiveLink>> links_in(const db::Reader&, std::string_view partition, const Rule&, const Period&, const PathRange&);

}  // namespace lianxin::duties::store
