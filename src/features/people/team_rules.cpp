#include "features/people/team_rules.h"

#include <algorithm>
#include <set>

#include "base/text.h"

namespace lianxin::people {
namespace {

constexpr std::size_t max_name = 100;
constexpr std::size_t max_seats = 100;

using Faults = std::vector<FieldFault>;

void check_words(Faults& faults, const Team& team, const places::Levels& levels) {
  if (is_blank(team.name)) faults.push_back({"name", "base.required"});
  else if (length_of(team.name) > max_name) faults.push_back({"name", "base.too_long", {{"max", std::to_string(max_name)}}});
  if (places::rank_of(levels, team.level) < 0) faults.push_back({"level", "people.no_such_level"});
}

void put_place(Faults& faults, Team& team, const places::Place* place) {
  if (!place) {
    faults.push_back({"place", "people.no_such_place"});
    return;
  }
  if (place->is_closed()) faults.push_back({"place", "people.place_closed"});
  team.place = place->code;
  team.place_name = place->name;
  team.place_full_name = place->full_name;
  team.place_path = place->now_path;
}

void put_seats(Faults& faults, Team& team, const std::vector<NewSeat>& asked, const TeamSetting& setting) {
  if (asked.size() > max_seats) faults.push_back({"seats", "base.too_many", {{"max", std::to_string(max_seats)}}});
  std::set<PersonId> seen;
  team.seats.clear();
  team.leader.reset();
  for (std::size_t i = 0; i < asked.size() && i < max_seats; ++i) {
    const std::string field = "seats[" + std::to_string(i) + "].";
    const auto person = std::find_if(setting.people.begin(), setting.people.end(),
                                     [&](const Person& p) { return p.id == asked[i].person && !p.left_on; });
    if (person == setting.people.end()) {
      faults.push_back({field + "person", "people.no_such_person"});
      continue;
    }
    if (!seen.insert(person->id).second) faults.push_back({field + "person", "people.seat_twice"});
    const Day from = asked[i].from.value_or(setting.today);
    if (from > setting.today) faults.push_back({field + "from", "people.from_in_future"});
    team.seats.push_back({person->id, person->name, asked[i].seat, person->unit, person->unit_name, person->rank, from, {}});
    if (asked[i].seat == SeatKind::leader) team.leader = PersonRef{person->id, person->name};
  }
  team.members = static_cast<std::int64_t>(team.seats.size());
}

}  // namespace

Result<Team> make_team(const NewTeam& asked, TeamId id, const TeamSetting& setting) {
  Team team;
  team.id = id;
  team.name = trimmed(asked.name);
  team.level = asked.level;
  Faults faults;
  check_words(faults, team, setting.levels);
  put_place(faults, team, setting.place);
  put_seats(faults, team, asked.seats.value_or(std::vector<NewSeat>{}), setting);
  if (!faults.empty()) return invalid(std::move(faults));
  return team;
}

bool is_same(const Team& team, const NewTeam& asked) {
  if (team.name != trimmed(asked.name) || team.level != asked.level || team.place != asked.place || team.closed_on) return false;
  const auto seats = asked.seats.value_or(std::vector<NewSeat>{});
  return seats.size() == team.seats.size() && std::all_of(seats.begin(), seats.end(), [&](const NewSeat& wanted) {
           return std::any_of(team.seats.begin(), team.seats.end(), [&](const Seat& seat) {
             return seat.person == wanted.person && seat.seat == wanted.seat && (!wanted.from || seat.from == *wanted.from);
           });
         });
}

Result<Team> edit_team(const Team& before, const TeamEdit& edit, const TeamSetting& setting) {
  if (before.closed_on) return fail(Code::conflict, "people.team_closed");
  Team team = before;
  if (edit.name) team.name = trimmed(*edit.name);
  if (edit.level) team.level = *edit.level;
  if (edit.closed_on) team.closed_on = edit.closed_on;
  Faults faults;
  check_words(faults, team, setting.levels);
  if (edit.place) put_place(faults, team, setting.place);
  if (edit.seats) put_seats(faults, team, *edit.seats, setting);
  if (!faults.empty()) return invalid(std::move(faults));
  for (auto& seat : team.seats)
    for (const auto& old : before.seats)
      if (old.person == seat.person && old.seat == seat.seat) seat.from = old.from;
  ++team.version;
  return team;
}

SeatChanges seat_changes(const std::vector<Seat>& before, const std::vector<Seat>& after, Day today) {
  const auto holds = [](const std::vector<Seat>& seats, const Seat& seat) {
    return std::any_of(seats.begin(), seats.end(), [&](const Seat& s) { return s.person == seat.person && s.seat == seat.seat; });
  };
  SeatChanges changes;
  for (const auto& seat : before)
    if (!holds(after, seat)) {
      changes.ended.push_back(seat);
      changes.ended.back().until = std::max(today, seat.from);
    }
  for (const auto& seat : after)
    if (!holds(before, seat)) changes.begun.push_back(seat);
  return changes;
}

}  // namespace lianxin::people
