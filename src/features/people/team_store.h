// Teams and their seats in the database.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/page.h"
#include "features/people/team.h"
#include "platform/db/db.h"

namespace lianxin::people::store {

struct TeamFilter {
  std::string words{};
  std::optional<std::string> level{};
  std::optional<PathRange> places{};  // where the place it serves is now
  std::optional<PersonId> person{};   // who has a seat in it
  bool with_closed = false;
};

// With the seats of the day.
Result<std::optional<Team>> find_team(const db::Reader&, std::string_view partition, TeamId, Day);
// The team of this name that serves the place, open ones first; nullopt: none ever was.
Result<std::optional<TeamId>> team_named(const db::Reader&, std::string_view partition, std::string_view name, std::string_view place);
struct TeamName {
  TeamId id{};
  std::string name{};
};
Result<std::vector<TeamName>> team_names(const db::Reader&, std::string_view partition, const std::vector<TeamId>&);
// In the order of the places they serve, then names; without seats.
Result<Page<Team>> list_teams(const db::Reader&, std::string_view partition, const TeamFilter&, const PageRequest&, Day today);
// Every seat there ever was, the oldest first.
Result<std::vector<Seat>> list_seats(const db::Reader&, std::string_view partition, TeamId);
// Open teams that serve one of these places (codes).
struct ServingTeam {
  std::string place;
  TeamRef team;
};
Result<std::vector<ServingTeam>> teams_serving(const db::Reader&, std::string_view partition,
                                               const std::vector<std::string>& places, Day);

Result<void> insert_team(db::Writer&, std::string_view partition, const Team&);
Result<void> save_team(db::Writer&, std::string_view partition, const Team&);
Result<void> insert_seat(db::Writer&, std::string_view partition, TeamId, const Seat&);
Result<void> end_seat(db::Writer&, std::string_view partition, TeamId, const Seat&);

}  // namespace lianxin::people::store
