// PlannedChange: a change of a place that holds from a day to come, kept until that day.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/id.h"
#include "base/result.h"
#include "features/places/place.h"

namespace lianxin::places {

using PlannedChangeId = Id<struct PlannedChange>;

// Why it could not be applied, as a message to be translated.
struct Obstacle {
  std::string field{};
  std::string key{};
  std::map<std::string, std::string> args{};
};
BOOST_DESCRIBE_STRUCT(Obstacle, (), (field, key, args))

struct PlannedChange {
  PlannedChangeId id{};
  std::string place{};  // code
  PlaceChange change{};
  std::string planned_by{};
  Moment planned_at{};
  std::optional<Day> tried_on{};       // could not be applied then
  std::vector<Obstacle> obstacles{};
};

// All that is wrong, or the one thing.
std::vector<Obstacle> obstacles_of(const Error&);

}  // namespace lianxin::places
