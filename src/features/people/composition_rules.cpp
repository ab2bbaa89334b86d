#include "features/people/composition_rules.h"

#include <algorithm>

namespace lianxin::people {
namespace {

const TeamRule* rule_of(std::string_view level, const CompositionRules& rules) {
  const auto found = std::find_if(rules.teams.begin(), rules.teams.end(), [&](const auto& r) { return r.level == level; });
  return found == rules.teams.end() ? nullptr : &*found;
}

bool allows(const SeatRule& rule, std::string_view rank) {
  return rule.ranks.empty() || std::find(rule.ranks.begin(), rule.ranks.end(), rank) != rule.ranks.end();
}

}  // namespace

std::vector<Lack> lacks_of(std::string_view level, const std::vector<Seat>& seats, const CompositionRules& rules) {
  std::vector<Lack> lacks;
  const TeamRule* team = rule_of(level, rules);
  if (!team) return lacks;
  for (const auto& rule : team->seats) {
    int have = 0;
    for (const auto& seat : seats) {
      if (seat.seat != rule.seat) continue;
      ++have;
      if (!allows(rule, seat.rank))
        lacks.push_back({.kind = Lack::Kind::rank, .seat = rule.seat, .person = seat.person_name, .rank = seat.rank,
                         .requirement = rule.requirement});
    }
    if (rule.min && have < *rule.min)
      lacks.push_back({.kind = Lack::Kind::too_few, .seat = rule.seat, .have = have, .want = *rule.min, .requirement = rule.requirement});
    if (rule.max && have > *rule.max)
      lacks.push_back({.kind = Lack::Kind::too_many, .seat = rule.seat, .have = have, .want = *rule.max, .requirement = rule.requirement});
  }
  return lacks;
}

bool is_allowed(std::string_view level, SeatKind seat, std::string_view rank, const CompositionRules& rules) {
  const TeamRule* team = rule_of(level, rules);
  return !team || std::all_of(team->seats.begin(), team->seats.end(),
                              [&](const auto& rule) { return rule.seat != seat || allows(rule, rank); });
}

}  // namespace lianxin::people
