#include "features/people/team_store.h"

#include "base/text.h"
#include "platform/db/list_page.h"

namespace lianxin::people::store {
namespace {

using db::Conditions;
using db::Row;

// $2 is the day.
constexpr std::string_view columns =
    "select t.id, t.name, t.level, t.place, f.name, f.full_name, f.now_path, t.closed_on, t.version, l.id, l.name, l.phone, "
    "(select count(*) from team_seats m where m.partition = t.partition and m.team = t.id and m.from_on <= $2 and (m.until_on is "
    "null or m.until_on > $2)) ";
// One leader even where data has two: the one longest in the seat.
constexpr std::string_view source =
    "from teams t join places_facts f on f.partition = t.partition and f.code = t.place left join people l on l.partition = "
    "t.partition and l.id = (select s.person from team_seats s where s.partition = t.partition and s.team = t.id and s.seat = "
    "'leader' and s.from_on <= $2 and (s.until_on is null or s.until_on > $2) order by s.from_on, s.person limit 1) "
    "where t.partition = $1";
const std::string select_teams = std::string(columns) + std::string(source);

Team team_from(const Row& row) {
  Team t;
  t.id = row.get<TeamId>(0);
  t.name = row.get<std::string>(1);
  t.level = row.get<std::string>(2);
  t.place = row.get<std::string>(3);
  t.place_name = row.get<std::string>(4);
  t.place_full_name = row.get<std::string>(5);
  t.place_path = row.get<std::string>(6);
  t.closed_on = row.get<std::optional<Day>>(7);
  t.version = row.get<std::int64_t>(8);
  if (!row.is_null(9)) t.leader = PersonRef{row.get<PersonId>(9), row.get<std::string>(10)};
  t.members = row.get<std::int64_t>(12);
  return t;
}

std::vector<std::string> key_of(const Team& t) { return {t.place_path, t.name, to_text(t.id)}; }

constexpr std::string_view seat_columns =
    "select s.person, p.name, s.seat, p.unit, u.name, p.rank, s.from_on, s.until_on from team_seats s join people p on p.partition "
    "= s.partition and p.id = s.person left join units_facts u on u.partition = p.partition and u.id = p.unit where s.partition = "
    "$1 and s.team = $2";

Seat seat_from(const Row& row) {
  Seat s;
  s.person = row.get<PersonId>(0);
  s.person_name = row.get<std::string>(1);
  s.seat = seat_kind_named(row.text(2)).value_or(SeatKind::member);
  s.unit = row.get<UnitId>(3);
  s.unit_name = row.get<std::string>(4);
  s.rank = row.get<std::string>(5);
  s.from = row.get<Day>(6);
  s.until = row.get<std::optional<Day>>(7);
  return s;
}

// Leader, deputies, technicians and members as on the list of a team.
constexpr std::string_view seat_order =
    " order by case s.seat when 'leader' then 1 when 'deputy' then 2 when 'member' then 3 when 'technician' then 4 else 5 end, "
    "s.from_on, p.name, s.person";

void add_conditions(Conditions& where, const TeamFilter& filter) {
  if (!filter.with_closed) where.add("t.closed_on is null");
  if (const auto words = trimmed(filter.words); !words.empty())
    where.add("t.name like " + where.bind(db::containing(words)) + " escape '\\'");
  if (filter.level) where.add("t.level = " + where.bind(*filter.level));
  if (filter.places) {
    where.add("f.now_path >= " + where.bind(filter.places->begin));
    where.add("f.now_path < " + where.bind(filter.places->end));
  }
  if (filter.person)
    where.add("t.id in (select x.team from team_seats x where x.partition = $1 and x.from_on <= $2 and (x.until_on is null or "
              "x.until_on > $2) and x.person = " + where.bind(*filter.person) + ")");
}

}  // namespace

Result<std::optional<Team>> find_team(const db::Reader& r, std::string_view partition, TeamId id, Day day) {
  static const std::string sql = select_teams + " and t.id = $3";
  auto team = TRY(r.find(sql, {partition, day, id}, team_from));
  if (!team) return team;
  static const std::string seats = std::string(seat_columns) +
                                   " and s.from_on <= $3 and (s.until_on is null or s.until_on > $3)" + std::string(seat_order);
  team->seats = TRY(r.list(seats, {partition, id, day}, seat_from));
  return team;
}

Result<std::optional<TeamId>> team_named(const db::Reader& r, std::string_view partition, std::string_view name, std::string_view place) {
  return r.find("select id from teams where partition = $1 and place = $2 and name = $3 order by closed_on is not null, id limit 1",
                {partition, place, name}, [](const Row& row) { return row.get<TeamId>(0); });
}

Result<std::vector<TeamName>> team_names(const db::Reader& r, std::string_view partition, const std::vector<TeamId>& ids) {
  if (ids.empty()) return std::vector<TeamName>{};
  Conditions where({partition});
  const std::string sql = "select id, name from teams where partition = $1 and id in (" + where.bind_all(ids) + ")";
  return r.list(sql, where.values(), [](const Row& row) { return TeamName{row.get<TeamId>(0), row.get<std::string>(1)}; });
}

Result<Page<Team>> list_teams(const db::Reader& r, std::string_view partition, const TeamFilter& filter, const PageRequest& page,
                              Day today) {
  Conditions where({partition, today});
  add_conditions(where, filter);
  return db::list_page<Team>(r, {columns, source, {"f.now_path", "t.name", "t.id"}, team_from, key_of}, std::move(where), page);
}

Result<std::vector<Seat>> list_seats(const db::Reader& r, std::string_view partition, TeamId id) {
  static const std::string sql = std::string(seat_columns) + " order by s.from_on, s.until_on nulls last, p.name, s.person";
  return r.list(sql, {partition, id}, seat_from);
}

Result<std::vector<ServingTeam>> teams_serving(const db::Reader& r, std::string_view partition,
                                               const std::vector<std::string>& places, Day day) {
  if (places.empty()) return std::vector<ServingTeam>{};
  Conditions where({partition, day});
  where.add("t.closed_on is null and t.place in (" + where.bind_all(places) + ")");
  const std::string sql = select_teams + where.sql() + " order by f.now_path, t.name, t.id limit 800";
  return r.list(sql, where.values(), [](const Row& row) {
    const Team team = team_from(row);
    return ServingTeam{team.place, {team.id, team.name, team.level, team.leader, team.members, row.get<std::string>(11)}};
  });
}

Result<void> insert_team(db::Writer& w, std::string_view partition, const Team& t) {
  TRY(w.run("insert into teams (partition, id, name, level, place, closed_on, version) values ($1, $2, $3, $4, $5, $6, $7)",
            {partition, t.id, t.name, t.level, t.place, t.closed_on, t.version}));
  for (const auto& seat : t.seats) TRY(insert_seat(w, partition, t.id, seat));
  return {};
}

Result<void> save_team(db::Writer& w, std::string_view partition, const Team& t) {
  TRY(w.run("update teams set name = $3, level = $4, place = $5, closed_on = $6, version = $7 where partition = $1 and id = $2",
            {partition, t.id, t.name, t.level, t.place, t.closed_on, t.version}));
  return {};
}

Result<void> insert_seat(db::Writer& w, std::string_view partition, TeamId team, const Seat& s) {
  TRY(w.run("insert into team_seats (partition, team, person, seat, from_on, until_on) values ($1, $2, $3, $4, $5, $6) on conflict "
            "(partition, team, person, seat, from_on) do update set until_on = excluded.until_on",
            {partition, team, s.person, name_of(s.seat), s.from, s.until}));
  return {};
}

Result<void> end_seat(db::Writer& w, std::string_view partition, TeamId team, const Seat& s) {
  TRY(w.run("update team_seats set until_on = $6 where partition = $1 and team = $2 and person = $3 and seat = $4 and from_on = $5",
            {partition, team, s.person, name_of(s.seat), s.from, s.until}));
  return {};
}

}  // namespace lianxin::people::store
