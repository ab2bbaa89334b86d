#include "features/duties/credit_store.h"

#include <algorithm>
#include <tuple>

#include "base/named.h"
#include "platform/db/conditions.h"

namespace lianxin::duties::store {
namespace {

using db::Conditions;
using db::Row;

State state_from(const Row& row, int first) {
  State out;
  out.path = row.get<std::string>(first);
  out.done = row.get<int>(first + 1);
  out.attempts = row.get<int>(first + 2);
  out.counted = row.get<bool>(first + 3);
  out.last_on = row.get<std::optional<Day>>(first + 4);
  out.visits = row.get<int>(first + 5);
  out.phones = row.get<int>(first + 6);
  return out;
}

Credited credited_from(const Row& row) {
  return {row.get<std::string>(0), parse_period(row.text(1)).value_or(Period{}), row.get<std::string>(2)};
}

}  // namespace

Result<std::vector<SeatedIn>> seats_of(const db::Reader& r, std::string_view partition, const std::vector<PersonId>& people) {
  if (people.empty()) return std::vector<SeatedIn>{};
  Conditions where({partition});
  where.add("s.person in (" + where.bind_all(people) + ")");
  const std::string sql =
      "select s.person, t.id, t.level, f.now_path, s.from_on, s.until_on, t.closed_on from team_seats_facts s join teams_facts t on t.partition = s.partition and t.id = "
      "s.team join places_facts f on f.partition = t.partition and f.code = t.place where s.partition = $1" + where.sql();
  auto out = TRY(r.list(sql, where.values(), [](const Row& row) {
    SeatedIn seat{row.get<PersonId>(0), row.get<std::string>(1), row.get<std::string>(2), row.get<std::string>(3), row.get<Day>(4), row.get<std::optional<Day>>(5)};
    if (const auto closed = row.get<std::optional<Day>>(6); closed && (!seat.until_on || *closed < *seat.until_on)) seat.until_on = closed;
    return seat;
  }));
  return out;
}

std::vector<SeatedIn> on_day(std::vector<SeatedIn> seats, Day day) {
  std::erase_if(seats, [&](const SeatedIn& seat) { return seat.from_on > day || (seat.until_on && *seat.until_on <= day); });
  std::ranges::sort(seats, {}, [](const SeatedIn& seat) { return std::tie(seat.path, seat.team, seat.person); });
  const auto twice = std::ranges::unique(seats, {}, [](const SeatedIn& seat) { return std::tie(seat.team, seat.person); });
  seats.erase(twice.begin(), twice.end());
  return seats;
}

Result<std::vector<SeatedIn>> teams_of(const db::Reader& r, std::string_view partition, const std::vector<PersonId>& people, Day day) {
  return on_day(TRY(seats_of(r, partition, people)), day);
}

Result<bool> add_credit(db::Writer& w, std::string_view partition, const Credit& credit, const Uuid& visit, Day day, Bearing bearing) {
  return TRY(w.run("insert into duty_credits (partition, rule, period, subject, visit, body, day, bearing) values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict "
                   "(partition, rule, period, subject, visit) do nothing",
                   {partition, credit.rule->id, to_text(credit.period), credit.subject, to_text(visit), credit.body, day, name_of(bearing)})) > 0;
}

Result<std::vector<Credited>> remove_credits(db::Writer& w, std::string_view partition, const Uuid& visit) {
  const std::string id = to_text(visit);
  auto out = TRY(w.list("select distinct rule, period, subject from duty_credits where partition = $1 and visit = $2", {partition, id}, credited_from));
  TRY(w.run("delete from duty_credits where partition = $1 and visit = $2", {partition, id}));
  return out;
}

Result<Done> done_for(const db::Reader& r, std::string_view partition, const Credit& credit) {
  const auto done = TRY(r.find("select count(*) filter (where bearing = 'counts'), count(distinct case when bearing = 'counts' then day end), count(*) filter "
                               "(where bearing = 'attempt'), count(*) filter (where bearing = 'phone') from duty_credits where partition = $1 and rule = $2 and period = $3 and subject = $4",
                               {partition, credit.rule->id, to_text(credit.period), credit.subject},
                               [](const Row& row) { return Done{row.get<int>(0), row.get<int>(1), row.get<int>(2), row.get<int>(3)}; }));
  return done.value_or(Done{});
}

Result<int> bodies_met(const db::Reader& r, std::string_view partition, const Credit& credit) {
  return static_cast<int>(TRY(r.integer("select count(distinct body) from duty_credits where partition = $1 and rule = $2 and period = $3 and subject = $4 "
                                        "and bearing = 'counts'",
                                        {partition, credit.rule->id, to_text(credit.period), credit.subject})));
}

Result<void> tally(db::Writer& w, std::string_view partition, const Rule& rule, const Period& period, std::string_view path, int change) {
  if (change == 0) return {};
  TRY(w.run("insert into duty_tallies (partition, rule, period, path, done, owed, away) values ($1, $2, $3, $4, $5, 0, 0) on conflict "
            "(partition, rule, period, path) do update set done = duty_tallies.done + excluded.done",
            {partition, rule.id, to_text(period), path, change}));
  return {};
}

Result<void> put_state(db::Writer& w, std::string_view partition, const Rule& rule, const Period& period, std::string_view subject,
                       const State& before, const State& after) {
  TRY(w.run("update duty_states set path = $5, done = $6, attempts = $7, counted = $8, last_on = $9, visits = $10, phones = $11 where partition = $1 and rule = $2 "
            "and period = $3 and subject = $4",
            {partition, rule.id, to_text(period), subject, after.path, after.done, after.attempts, after.counted, after.last_on, after.visits, after.phones}));
  if (before.counted && after.counted && before.path == after.path) return {};
  if (before.counted) TRY(tally(w, partition, rule, period, before.path, -1));
  if (after.counted) TRY(tally(w, partition, rule, period, after.path, 1));
  return {};
}

Result<std::vector<Standing>> states_of(const db::Reader& r, std::string_view partition, std::string_view subject) {
  return r.list("select rule, period, path, done, attempts, counted, last_on, visits, phones from duty_states s where partition = $1 and subject = $2 and not exists (select 1 "
                "from duty_closings c where c.partition = s.partition and c.rule = s.rule and c.period = s.period) order by period, rule",
                {partition, subject}, [](const Row& row) {
                  return Standing{row.get<std::string>(0), parse_period(row.text(1)).value_or(Period{}), state_from(row, 2)};
                });
}

Result<State> hold_state(db::Writer& w, std::string_view partition, const Rule& rule, const Period& period, std::string_view subject, std::string_view path) {
  const auto state = TRY(w.find("insert into duty_states (partition, rule, period, subject, path, done, attempts, counted, last_on) values ($1, $2, $3, $4, $5, "
                                "0, 0, 0, null) on conflict (partition, rule, period, subject) do update set done = duty_states.done returning path, done, "
                                "attempts, counted, last_on, visits, phones",
                                {partition, rule.id, to_text(period), subject, path}, [](const Row& row) { return state_from(row, 0); }));
  return state.value_or(State{});
}

Result<std::optional<Subject>> household_subject(const db::Reader& r, std::string_view partition, std::string_view id, Zone zone) {
  return r.find("select registered_at, state, state_on from households_facts where partition = $1 and id = $2", {partition, id}, [&](const Row& row) {
    Subject out{.key = std::string(id), .from_on = day_of(row.get<Moment>(0), zone)};
    const auto state = named<households::HouseholdState>(row.text(1));
    out.away = state == households::HouseholdState::away;
    if (state && !households::is_present(*state)) out.until_on = row.get<Day>(2);
    return out;
  });
}

Result<std::optional<Subject>> link_subject(const db::Reader& r, std::string_view partition, std::string_view id) {
  return r.find("select l.from_on, l.until_on, coalesce(h.state, '') from links_facts l left join households_facts h on h.partition = l.partition and h.id = "
                "l.household where l.partition = $1 and l.id = $2",
                {partition, id}, [&](const Row& row) {
                  Subject out{.key = std::string(id), .from_on = row.get<Day>(0), .until_on = row.get<std::optional<Day>>(1)};
                  out.away = row.text(2) == name_of(households::HouseholdState::away);
                  return out;
                });
}

Result<std::vector<LinkAt>> links_of(const db::Reader& r, std::string_view partition, std::string_view household) {
  return r.list("select id, path from links_facts where partition = $1 and household = $2", {partition, household},
                [](const Row& row) { return LinkAt{row.get<std::string>(0), row.get<std::string>(1)}; });
}

Result<std::optional<LinkAt>> find_link(const db::Reader& r, std::string_view partition, std::string_view id) {
  return r.find("select id, path from links_facts where partition = $1 and id = $2", {partition, id},
                [](const Row& row) { return LinkAt{row.get<std::string>(0), row.get<std::string>(1)}; });
}

Result<bool> is_of_level(const db::Reader& r, std::string_view partition, std::string_view place, std::string_view level) {
  return TRY(r.integer("select count(*) from places_facts where partition = $1 and code = $2 and level = $3", {partition, place, level})) > 0;
}

Result<std::vector<Credited>> follow_lineage(db::Writer& w, std::string_view partition, const Rule& rule, std::string_view household, std::string_view successor) {
  constexpr std::string_view open = " and not exists (select 1 from duty_closings c where c.partition = duty_credits.partition and c.rule = duty_credits.rule and "
                                    "c.period = duty_credits.period)";
  static const std::string whose = "select distinct rule, period, subject from duty_credits where partition = $1 and rule = $2 and body = $3" + std::string(open);
  static const std::string put = "update duty_credits set body = $4 where partition = $1 and rule = $2 and body = $3" + std::string(open);
  auto out = TRY(w.list(whose, {partition, rule.id, household}, credited_from));
  TRY(w.run(put, {partition, rule.id, household, successor}));
  return out;
}

Result<void> put_last_visit(db::Writer& w, std::string_view partition, const LastVisit& last, Moment now) {
  TRY(w.run("insert into duty_last_visits (partition, subject, path, day, visit, needs, promised, changed_at) values ($1, $2, $3, $4, $5, $6, $7, $8) on "
            "conflict (partition, subject) do update set path = excluded.path, day = excluded.day, visit = excluded.visit, needs = excluded.needs, promised "
            "= excluded.promised, changed_at = excluded.changed_at where duty_last_visits.day <= excluded.day",
            {partition, last.subject, last.path, last.day, to_text(last.visit), last.needs, last.promised, now}));
  return {};
}

Result<void> remove_last_visit(db::Writer& w, std::string_view partition, std::string_view subject, const Uuid& visit, Moment now) {
  TRY(w.run("update duty_last_visits set visit = '', day = 0, needs = '[]', promised = '[]', changed_at = $4 where partition = $1 and subject = $2 and visit = $3",
            {partition, subject, to_text(visit), now}));
  return {};
}

Result<void> move_duties(db::Writer& w, std::string_view partition, const PathRange& from, std::string_view to) {
  if (from.begin == to) return {};
  const std::size_t rest = from.begin.size() + 1;  // substr counts from 1
  for (const std::string_view sql :
       {std::string_view("update duty_states set path = $4 || substr(path, cast($5 as integer)) where partition = $1 and path >= $2 and path < $3"),
        std::string_view("update duty_last_visits set path = $4 || substr(path, cast($5 as integer)) where partition = $1 and path >= $2 and path < $3")})
    TRY(w.run(sql, {partition, from.begin, from.end, to, rest}));
  TRY(w.run("insert into duty_tallies (partition, rule, period, path, done, owed, away) select partition, rule, period, $4 || substr(path, cast($5 as integer)), "
            "done, owed, away from duty_tallies where partition = $1 and path >= $2 and path < $3 on conflict (partition, rule, period, path) do update set done = "
            "duty_tallies.done + excluded.done, owed = duty_tallies.owed + excluded.owed, away = duty_tallies.away + excluded.away",
            {partition, from.begin, from.end, to, rest}));
  TRY(w.run("delete from duty_tallies where partition = $1 and path >= $2 and path < $3", {partition, from.begin, from.end}));
  return {};
}

}  // namespace lianxin::duties::store
