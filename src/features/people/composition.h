// How a team ought to be composed, as data (packs/team_rules.json). Broken rules warn, they do not forbid (4.12, 4.23).
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "features/people/team.h"

namespace lianxin::people {

struct Rank {
  std::string key{};
  std::string zh{};
  std::string en{};
};
BOOST_DESCRIBE_STRUCT(Rank, (), (key, zh, en))

struct SeatRule {
  SeatKind seat = SeatKind::member;
  std::optional<int> min{};
  std::optional<int> max{};
  std::vector<std::string> ranks{};  // allowed; empty: any
  std::string requirement{};         // "4.12"
};
BOOST_DESCRIBE_STRUCT(SeatRule, (), (seat, min, max, ranks, requirement))

struct TeamRule {
  std::string level{};
  std::vector<SeatRule> seats{};
};
BOOST_DESCRIBE_STRUCT(TeamRule, (), (level, seats))

struct CompositionRules {
  std::vector<Rank> ranks{};
  std::vector<TeamRule> teams{};  // a level without one has no rules
};
BOOST_DESCRIBE_STRUCT(CompositionRules, (), (ranks, teams))

// One rule that is not met.
struct Lack {
  enum class Kind { too_few, too_many, rank };
  Kind kind = Kind::too_few;
  SeatKind seat = SeatKind::member;
  int have = 0;
  int want = 0;               // min or max
  std::string person{};       // rank: whose
  std::string rank{};         // rank: which, empty when none is known
  std::string requirement{};
  friend bool operator==(const Lack&, const Lack&) = default;
};

}  // namespace lianxin::people
