// What may be done with teams, and by whom.
#pragma once

#include <optional>

#include "features/people/person_actions.h"
#include "features/people/team.h"

namespace lianxin::people {

struct CreatedTeam {
  Team team;
  bool is_new = true;  // false: was there with the same content
};

// With the seats of the day.
Result<Team> show_team(const db::Reader&, const Staff&, TeamId, Day);
// conflict "base.duplicate" when the id is there with other content.
Result<CreatedTeam> add_team(db::Writer&, const Doing&, const Staff&, const NewTeam&);
// stale "base.stale" when `version` is not the team's.
Result<Team> change_team(db::Writer&, const Doing&, const Staff&, TeamId, const TeamEdit&, std::int64_t version);

}  // namespace lianxin::people
