// Duty 走访要求: who owes how many visits to whom in which period, as rules in data (packs/cadences.json).
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/moment.h"
#include "base/period.h"

namespace lianxin::duties {

enum class DutyKind {
  full_coverage,        // every household or every village of the place, by any member of its team of the level (4.34, 4.35)
  each_link,            // every linked place or household of a helper of the level, by that helper (4.31, 4.33)
  distinct_households,  // each member of a team of the level, so many different households (4.32)
  events,               // each office of the level, so many gatherings or rounds (2.7, 4.46)
};
BOOST_DESCRIBE_ENUM(DutyKind, full_coverage, each_link, distinct_households, events)

enum class SubjectKind { place, household, both };
BOOST_DESCRIBE_ENUM(SubjectKind, place, household, both)

// visits: each one counts; days: several on one day count once (4.31).
enum class Measure { visits, days };
BOOST_DESCRIBE_ENUM(Measure, visits, days)

struct Rule {
  std::string id{};
  std::string requirement{};            // "4.35"
  std::string zh{};
  std::string en{};
  DutyKind kind = DutyKind::full_coverage;
  std::string level{};                  // of the team or helper: key of levels.json
  std::vector<std::string> link_kinds{};  // each_link: keys of packs/link_kinds.json
  SubjectKind to = SubjectKind::household;
  std::string event{};                  // events: the kind of visit that counts
  int minimum = 1;
  PeriodKind period = PeriodKind::year;
  Measure measure = Measure::visits;
  std::optional<Day> from_on{};         // when the programme began: the first full period after it is the first one due
};

// The level of the places that rules of full coverage mean.
inline constexpr std::string_view village_level = "village";

struct Cadences {
  std::string version{};
  // Whether two attempts and a talk by telephone stand for a visit (§1.5: only if the tenant says so).
  bool attempts_and_phone_count = false;
  std::vector<Rule> rules{};
  const Rule* find(std::string_view id) const;
};

// Who must be visited: a household, a place or a link, in force in [from_on, until_on).
struct Subject {
  std::string key{};
  Day from_on{};
  std::optional<Day> until_on{};
  bool away = false;  // nobody at home for more than six months: a bucket of its own
};

// How a visit bears on a duty.
enum class Bearing {
  counts,   // held, and people met
  attempt,  // nobody was at home: kept, does not count
  phone,    // talked by telephone only
};
BOOST_DESCRIBE_ENUM(Bearing, counts, attempt, phone)

// A visit as duties see it: whom, when, how. Corrected, disputed and void ones are not among them.
struct Seen {
  std::string key{};
  Day day{};
  Bearing bearing = Bearing::counts;
};

// What was done for one subject in one period.
struct Done {
  int visits = 0;
  int days = 0;      // different days with a visit that counts
  int attempts = 0;
  int phones = 0;
};

struct Line {
  std::string key{};
  int done = 0;      // by the rule's measure
  int attempts = 0;
  bool met = false;
  bool away = false;
};

struct Evaluation {
  int owed = 0;      // subjects due, without those away
  int done = 0;      // of these, the ones met
  int away = 0;
  int attempts = 0;  // subjects not met where somebody tried
  std::vector<Line> lines{};  // of the subjects due or away, in the order they came
};

}  // namespace lianxin::duties
