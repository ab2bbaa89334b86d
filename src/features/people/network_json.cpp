#include "features/people/people_json.h"
#include "platform/json/json.h"

namespace lianxin::people {

struct NetworkTeamView {
  TeamId id{};
  std::string name{};
  std::optional<PersonRef> leader{};
  std::int64_t members = 0;
  std::string phone{};
};
BOOST_DESCRIBE_STRUCT(NetworkTeamView, (), (id, name, leader, members, phone))

struct NetworkStepView {
  std::string level{};
  places::PlaceRef place{};
  std::optional<places::UnitRef> office{};
  std::vector<places::UnitRef> units{};
  std::vector<NetworkTeamView> teams{};
  bool gap = false;
};
BOOST_DESCRIBE_STRUCT(NetworkStepView, (), (level, place, office, units, teams, gap))

struct NetworkView {
  places::PlaceRef place{};
  std::vector<NetworkStepView> levels{};
};
BOOST_DESCRIBE_STRUCT(NetworkView, (), (place, levels))

std::string write_network(const places::PlaceRef& place, const std::vector<NetworkStep>& steps) {
  NetworkView view{.place = place};
  for (const auto& step : steps) {
    NetworkStepView row{.level = step.place.level, .place = {step.place.code, step.place.name, step.place.full_name}};
    for (const auto& unit : step.units) {
      if (unit.is_office() && !row.office) row.office = places::UnitRef{unit.id, unit.name};
      row.units.push_back({unit.id, unit.name});
    }
    for (const auto& team : step.teams) row.teams.push_back({team.id, team.name, team.leader, team.members, team.phone});
    row.gap = row.units.empty() && row.teams.empty();
    view.levels.push_back(std::move(row));
  }
  return json::write(view);
}

}  // namespace lianxin::people
