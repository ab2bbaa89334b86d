// Clock: one promise that runs. Limits are copied into it when it starts, so that a changed table never changes the past.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/actor.h"
#include "features/tickets/vocabulary.h"

namespace lianxin::tickets {

struct Clock {
  ClockKind kind = ClockKind::triage;
  UnitId unit{};  // who has to act; nil: the resident
  Moment started_at{};
  Moment due_at{};                    // close of office hours of the last working day
  Moment amber_at{};                  // from here on ≤ 1 working day or ≤ 20 % is left
  int working_days = 0;               // length of the limit
  std::optional<Moment> paused_at{};  // stopped, waiting for the resident
  std::optional<Moment> alarm_at{};   // when the job has to look again
  std::string limit{};                // code in packs/time_limits.json; empty: a day given with its reason
  friend bool operator==(const Clock&, const Clock&) = default;
};
BOOST_DESCRIBE_STRUCT(Clock, (), (kind, unit, started_at, due_at, amber_at, working_days, paused_at, alarm_at, limit))

using Clocks = std::vector<Clock>;

// One row of packs/time_limits.json.
struct TimeLimit {
  std::string code;
  std::string name;
  std::string name_en;
  std::optional<ClockKind> clock{};
  std::optional<Urgency> urgency{};
  std::optional<Difficulty> difficulty{};
  int working_days = 0;
  std::optional<std::string> description{};
  std::optional<std::string> description_en{};
};
BOOST_DESCRIBE_STRUCT(TimeLimit, (), (code, name, name_en, clock, urgency, difficulty, working_days, description, description_en))

struct TimeLimits {
  std::string name;
  std::string version;
  std::vector<TimeLimit> items;
  // The row of a clock, for replies of an urgency and difficulty; null when the table has none.
  const TimeLimit* find(ClockKind kind, std::optional<Urgency> urgency = {}, std::optional<Difficulty> difficulty = {}) const;
  // The figure of a row by its code, or `otherwise`.
  int days_of(std::string_view code, int otherwise) const;
};
BOOST_DESCRIBE_STRUCT(TimeLimits, (), (name, version, items))

}  // namespace lianxin::tickets
