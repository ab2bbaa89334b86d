// Staff and teams as the API shows and takes them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/page.h"
#include "base/result.h"
#include "features/people/composition.h"
#include "features/people/person.h"
#include "features/people/team.h"
#include "features/places/place.h"
#include "features/places/unit.h"
#include "platform/http/message.h"

namespace lianxin::people {

std::string write_person(const Person&);
std::string write_people(const Page<Person>&);
std::string write_team(const Team&, const std::vector<Lack>&, http::Language);
std::string write_teams(const Page<Team>&);

// Who answers for a place, one step down after the other.
struct NetworkStep {
  places::Place place;
  std::vector<places::Unit> units{};
  std::vector<TeamRef> teams{};
};
std::string write_network(const places::PlaceRef&, const std::vector<NetworkStep>&);

Result<NewPerson> read_new_person(std::string_view body);
Result<PersonEdit> read_person_edit(std::string_view body);
Result<NewTeam> read_new_team(std::string_view body);
Result<TeamEdit> read_team_edit(std::string_view body);
// packs/team_rules.json. invalid "people.rules_bad" {fault}: unreadable, a rank twice or unknown, a level twice, min > max.
Result<CompositionRules> read_composition_rules(std::string_view json);

}  // namespace lianxin::people
