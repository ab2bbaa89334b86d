#include "features/people/team_actions.h"

#include "features/people/person_store.h"
#include "features/people/team_rules.h"
#include "features/people/team_store.h"
#include "features/places/places.h"
#include "platform/journal/journal.h"
#include "platform/json/json.h"

namespace lianxin::people {

struct TeamDetail {
  std::string name{};
  std::string place{};
  std::vector<PersonId> ended{};  // who left a seat
  std::vector<PersonId> begun{};  // who took one
  std::optional<Day> closed_on{};
};
BOOST_DESCRIBE_STRUCT(TeamDetail, (), (name, place, ended, begun, closed_on))

namespace {

Result<void> tell(db::Writer& w, const Doing& doing, const Team& team, std::string_view what, const SeatChanges& changes) {
  TeamDetail detail{.name = team.name, .place = team.place};
  for (const auto& seat : changes.ended) detail.ended.push_back(seat.person);
  for (const auto& seat : changes.begun) detail.begun.push_back(seat.person);
  detail.closed_on = team.closed_on;
  return journal::record(w, doing,
                         {.kind = what, .subject_kind = "team", .subject = to_text(team.id), .place_path = team.place_path,
                          .detail = json::write(detail)});
}

// Without a place, whether he may change any team: the rules then name the place that is missing.
Result<void> may_change(const Doing& doing, const std::optional<places::Place>& place) {
  if (place) return access::allow(doing.by, change_people, read_people, {.place_path = place->now_path});
  if (!access::may_somewhere(doing.by, change_people)) return fail(Code::forbidden, "base.forbidden");
  return {};
}

Result<std::vector<Person>> people_of(const db::Reader& r, const Staff& staff, const std::optional<std::vector<NewSeat>>& seats) {
  std::vector<PersonId> ids;
  if (seats)
    for (const auto& seat : *seats) ids.push_back(seat.person);
  return store::find_people(r, staff.partition, ids);
}

}  // namespace

Result<Team> show_team(const db::Reader& r, const Staff& staff, TeamId id, Day day) {
  auto team = TRY(store::find_team(r, staff.partition, id, day));
  if (!team) return fail(Code::not_found, "base.not_found");
  return *std::move(team);
}

Result<CreatedTeam> add_team(db::Writer& w, const Doing& doing, const Staff& staff, const NewTeam& asked) {
  const Day today = day_of(doing.now, doing.zone);
  const auto place = TRY(places::find_place(w, staff.partition, asked.place));
  TRY(may_change(doing, place));
  const TeamId id = asked.id.value_or(TeamId{new_uuid(doing.now)});
  if (auto there = TRY(store::find_team(w, staff.partition, id, today))) {
    if (is_same(*there, asked)) return CreatedTeam{*std::move(there), false};
    return fail(Code::conflict, "base.duplicate");
  }
  TeamSetting setting{.levels = staff.levels, .place = place ? &*place : nullptr, .today = today};
  setting.people = TRY(people_of(w, staff, asked.seats));
  const auto team = TRY(make_team(asked, id, setting));
  TRY(store::insert_team(w, staff.partition, team));
  TRY(tell(w, doing, team, "team.added", {.begun = team.seats}));
  return CreatedTeam{TRY(show_team(w, staff, id, today)), true};
}

Result<Team> change_team(db::Writer& w, const Doing& doing, const Staff& staff, TeamId id, const TeamEdit& edit,
                         std::int64_t version) {
  const Day today = day_of(doing.now, doing.zone);
  const Team before = TRY(show_team(w, staff, id, today));
  TRY(access::allow(doing.by, change_people, read_people, {.place_path = before.place_path}));
  if (version != before.version) return fail(Code::stale, "base.stale");
  std::optional<places::Place> place;
  if (edit.place) {
    place = TRY(places::find_place(w, staff.partition, *edit.place));
    TRY(may_change(doing, place));
  }
  TeamSetting setting{.levels = staff.levels, .place = place ? &*place : nullptr, .today = today};
  setting.people = TRY(people_of(w, staff, edit.seats));
  const auto after = TRY(edit_team(before, edit, setting));
  const auto changes = seat_changes(before.seats, after.seats, today);
  TRY(store::save_team(w, staff.partition, after));
  for (const auto& seat : changes.ended) TRY(store::end_seat(w, staff.partition, id, seat));
  for (const auto& seat : changes.begun) TRY(store::insert_seat(w, staff.partition, id, seat));
  TRY(tell(w, doing, after, after.closed_on && !before.closed_on ? "team.closed" : "team.changed", changes));
  return show_team(w, staff, id, today);
}

}  // namespace lianxin::people
