// My due list, and how a place stands: computed for whoever asks, from what credits keep up to date.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "features/duties/coverage_store.h"
#include "features/duties/due_store.h"
#include "features/duties/duty_actions.h"

namespace lianxin::duties {

struct DueItem {
  const Rule* rule = nullptr;
  Period period{};
  store::DueRow row{};
  bool overdue = false;                // the period before ended without what was due, or a promise is late
};
struct DueSummary {
  const Rule* rule = nullptr;
  Period period{};
  int owed = 0;
  int done = 0;
  int away = 0;
  int expected = 0;                    // at an even pace by today
};
struct DueList {
  std::vector<DueSummary> summaries{};
  std::vector<DueItem> items{};        // overdue ones first, then those visited longest ago
};
// Of a person on a day: by the teams he sits in, his links, his unit's, and those of people he stands in for.
Result<DueList> my_duties(const db::Reader&, const Reckoning&, PersonId, Day today);

// Code of the highest place the asker sees whole. invalid "place" "base.required" for who sees none.
Result<std::string> own_place(const db::Reader&, const Reckoning&, const Actor&);

struct Standing {
  std::int64_t owed = 0;
  std::int64_t done = 0;
  std::int64_t away = 0;
  std::int64_t attempts = 0;
};
struct PlaceStanding {
  places::PlaceRef place{};
  Standing standing{};
};
struct RuleCoverage {
  const Rule* rule = nullptr;
  Period period{};
  bool closed = false;
  Standing of{};
  std::vector<PlaceStanding> below{};  // the places directly below
};
// `period`: the one of its kind that is asked for; the running one for all other rules. forbidden and not_found as reading.
Result<std::vector<RuleCoverage>> coverage(const db::Reader&, const Reckoning&, const Actor&, const std::string& place_code,
                                           const std::optional<std::string>& rule, const std::optional<Period>& period, Day today);

// What stands behind one figure of coverage.
struct DutySubject {
  std::optional<places::PlaceRef> place{};
  std::optional<households::HouseholdRef> household{};
  std::optional<people::PersonRef> person{};
  int owed = 0;
  int done = 0;
  int attempts = 0;
  bool away = false;
  std::optional<Day> last_visit_on{};
  std::optional<store::LinkedBy> by{};  // each_link: who owes it, and by which link
};
Result<std::vector<DutySubject>> subjects(const db::Reader&, const Reckoning&, const Actor&, const std::string& place_code, const Rule&,
                                          const Period&);

}  // namespace lianxin::duties
