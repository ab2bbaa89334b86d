// Credits, states and tallies of duties in the database.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "features/duties/duty_rules.h"
#include "features/duties/visit_facts.h"
#include "platform/db/db.h"

namespace lianxin::duties::store {

// What is credited: the subject of a rule in a period, and by whom.
struct Credit {
  const Rule* rule = nullptr;
  Period period{};
  std::string subject{};
  std::string body{};
  std::string path{};                  // of the subject, now
};

// A team somebody sits in, in [from_on, until_on).
struct SeatedIn {
  PersonId person{};
  std::string team{};
  std::string level{};
  std::string path{};                  // of the place it serves, now
  Day from_on{};
  std::optional<Day> until_on{};       // of the seat, or of the team
};
Result<std::vector<SeatedIn>> seats_of(const db::Reader&, std::string_view partition, const std::vector<PersonId>&);
// Those held on the day, in the order of paths, teams and people.
std::vector<SeatedIn> on_day(std::vector<SeatedIn> seats, Day);
Result<std::vector<SeatedIn>> teams_of(const db::Reader&, std::string_view partition, const std::vector<PersonId>&, Day);

// False when it was there.
Result<bool> add_credit(db::Writer&, std::string_view partition, const Credit&, const Uuid& visit, Day, Bearing);
// Takes back all that a visit was credited with; gives the subjects whose states must be worked out again.
struct Credited {
  std::string rule{};
  Period period{};
  std::string subject{};
};
Result<std::vector<Credited>> remove_credits(db::Writer&, std::string_view partition, const Uuid& visit);
// All that was done for a subject in a period.
Result<Done> done_for(const db::Reader&, std::string_view partition, const Credit&);
// Different bodies met: households of 4.32.
Result<int> bodies_met(const db::Reader&, std::string_view partition, const Credit&);

struct State {
  std::string path{};
  int done = 0;
  int attempts = 0;
  bool counted = false;
  std::optional<Day> last_on{};
  int visits = 0;                      // that count; with attempts and phones: what was done, by which `done` is reckoned
  int phones = 0;
};
// The state as it is, or a new one; kept for this transaction: who credits the same subject at the same time waits.
Result<State> hold_state(db::Writer&, std::string_view partition, const Rule&, const Period&, std::string_view subject, std::string_view path);
// So many more are met, or fewer, at a path.
Result<void> tally(db::Writer&, std::string_view partition, const Rule&, const Period&, std::string_view path, int change);
// Writes the state that is held, and moves the tallies by what changed.
Result<void> put_state(db::Writer&, std::string_view partition, const Rule&, const Period&, std::string_view subject,
                       const State& before, const State& after);
// States of a subject in periods that are not closed: what has to be looked at again when the subject changes.
struct Standing {
  std::string rule{};
  Period period{};
  State state{};
};
Result<std::vector<Standing>> states_of(const db::Reader&, std::string_view partition, std::string_view subject);

// As a subject of rules, whatever its state: since when, until when, whether away. nullopt: no such household or link.
Result<std::optional<Subject>> household_subject(const db::Reader&, std::string_view partition, std::string_view id, Zone);
Result<std::optional<Subject>> link_subject(const db::Reader&, std::string_view partition, std::string_view id);

struct LinkAt {
  std::string id{};
  std::string path{};
};
Result<std::vector<LinkAt>> links_of(const db::Reader&, std::string_view partition, std::string_view household);
Result<std::optional<LinkAt>> find_link(const db::Reader&, std::string_view partition, std::string_view id);
Result<bool> is_of_level(const db::Reader&, std::string_view partition, std::string_view place, std::string_view level);
// A household was merged: what was credited for meeting it was for meeting its successor (2.39), in periods that are not
// closed. Gives whose states must be worked out again.
Result<std::vector<Credited>> follow_lineage(db::Writer&, std::string_view partition, const Rule&, std::string_view household, std::string_view successor);

// The last visit of a household or place; an older one does not replace a younger.
struct LastVisit {
  std::string subject{};
  std::string path{};
  Day day{};
  Uuid visit{};
  std::string needs{};
  std::string promised{};
};
Result<void> put_last_visit(db::Writer&, std::string_view partition, const LastVisit&, Moment now);
// Of one that was taken back: the row tells that there is none, since when; who knows the one before puts it again.
Result<void> remove_last_visit(db::Writer&, std::string_view partition, std::string_view subject, const Uuid& visit, Moment now);

// A place moved or merged into another: states, tallies and last visits go with it; tallies that meet are added up.
Result<void> move_duties(db::Writer&, std::string_view partition, const PathRange& from, std::string_view to);

}  // namespace lianxin::duties::store
