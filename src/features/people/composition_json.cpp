#include <set>

#include "features/people/people_json.h"
#include "platform/json/json.h"

namespace lianxin::people {
namespace {

Error bad(std::string what) { return fail(Code::invalid, "people.rules_bad", {{"fault", std::move(what)}}); }

}  // namespace

Result<CompositionRules> read_composition_rules(std::string_view text) {
  auto rules = json::read<CompositionRules>(text);
  if (!rules) return bad(rules.error().fields.empty() ? rules.error().key : rules.error().fields.front().field);
  std::set<std::string, std::less<>> ranks;
  for (const auto& rank : rules->ranks)
    if (rank.key.empty() || rank.zh.empty() || rank.en.empty() || !ranks.insert(rank.key).second) return bad(rank.key);
  std::set<std::string, std::less<>> levels;
  for (const auto& team : rules->teams) {
    if (!levels.insert(team.level).second) return bad(team.level);
    for (const auto& seat : team.seats) {
      if (seat.min.value_or(0) > seat.max.value_or(seat.min.value_or(0))) return bad(team.level + " min");
      for (const auto& rank : seat.ranks)
        if (!ranks.contains(rank)) return bad(rank);
    }
  }
  return rules;
}

}  // namespace lianxin::people
