#include "features/voices/run_store.h"

#include <algorithm>

namespace lianxin::voices::store {
namespace {

using db::Row;

Run run_from(const Row& row) {
  Run out{.number = row.integer(0)};
  out.state = named<RunState>(row.text(1)).value_or(RunState::cancelled);
  out.phase = named<RunPhase>(row.text(2)).value_or(RunPhase::counting);
  out.done = row.integer(3);
  out.total = row.integer(4);
  out.moved = row.integer(5);
  out.asked_at = row.get<Moment>(6);
  out.asked_by = row.get<std::string>(7);
  out.ended_at = row.get<std::optional<Moment>>(8);
  return out;
}

constexpr std::string_view select_run = "select number, state, phase, done, total, moved, asked_at, asked_by, ended_at from voice_runs where partition = $1 ";

Result<std::optional<std::int64_t>> group_of(const db::Reader& r, std::string_view partition, std::int64_t number) {
  const auto group = TRY(r.integer("select coalesce(group_number, 0) from voices where partition = $1 and number = $2", {partition, number}));
  return group > 0 ? std::optional(group) : std::nullopt;
}

// The oldest of a group goes: the rest is called by the next.
Result<void> name_after_next(db::Writer& w, std::string_view partition, std::int64_t oldest) {
  const auto next = TRY(w.integer("select coalesce(min(number), 0) from voices where partition = $1 and group_number = $2 and number <> $2", {partition, oldest}));
  TRY(w.run("update voices set group_number = $3 where partition = $1 and group_number = $2 and number <> $2", {partition, oldest, next}));
  return {};
}

}  // namespace

Result<std::int64_t> add_run(db::Writer& w, std::string_view partition, Moment now, std::string_view asked_by) {
  const auto number = 1 + TRY(w.integer("select coalesce(max(number), 0) from voice_runs where partition = $1", {partition}));
  TRY(w.run("insert into voice_runs (partition, number, state, phase, done, total, moved, asked_at, asked_by) values ($1, $2, 'waiting', 'counting', 0, 0, 0, $3, $4)",
            {partition, number, now, asked_by}));
  return number;
}

Result<std::optional<Run>> open_run(const db::Reader& r, std::string_view partition) {
  static const std::string sql = std::string(select_run) + "and state in ('waiting', 'running') order by number limit 1";
  return r.find(sql, {partition}, run_from);
}

Result<std::optional<Run>> last_run(const db::Reader& r, std::string_view partition) {
  static const std::string sql = std::string(select_run) + "order by number desc limit 1";
  return r.find(sql, {partition}, run_from);
}

Result<std::int64_t> runs_done(const db::Reader& r, std::string_view partition) {
  return r.integer("select count(*) from voice_runs where partition = $1 and state = 'done'", {partition});
}

Result<bool> save_run(db::Writer& w, std::string_view partition, const Run& run) {
  const auto changed = TRY(w.run("update voice_runs set state = $3, phase = $4, done = $5, total = $6, moved = $7, ended_at = $8 where partition = $1 and number = $2 and "
                                 "state in ('waiting', 'running')",
                                 {partition, run.number, name_of(run.state), name_of(run.phase), run.done, run.total, run.moved, run.ended_at}));
  return changed > 0;
}

Result<void> add_pair(db::Writer& w, std::string_view partition, const Pair& pair, Moment now) {
  const auto [one, other] = std::minmax({to_text(pair.one), to_text(pair.other)});
  // What is decided anew gets a new number: whoever follows them sees it.
  TRY(w.run("delete from voice_pairs where partition = $1 and one = $2 and other = $3", {partition, one, other}));
  const auto number = 1 + TRY(last_pair(w, partition));
  TRY(w.run("insert into voice_pairs (partition, number, one, other, is_same, person, person_name, at, leaver) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
            {partition, number, one, other, pair.is_same, pair.person.is_nil() ? std::optional<PersonId>{} : pair.person, pair.person_name, now,
             pair.is_same ? std::optional<TicketId>{} : pair.one}));
  return {};
}

Result<void> keep_others(db::Writer& w, std::string_view partition, TicketId goes, TicketId stays, Moment now, int most) {
  const auto others = TRY(w.list("select m.ticket from voices m join voices l on l.partition = m.partition and l.ticket = $2 join voices s on s.partition = m.partition and s.ticket = $3 "
                                 "where m.partition = $1 and l.group_number = s.group_number and m.group_number = s.group_number and m.ticket <> $2 and m.ticket <> $3 and "
                                 "not exists (select 1 from voice_pairs p where p.partition = $1 and ((p.one = $2 and p.other = m.ticket) or (p.one = m.ticket and p.other = $2))) "
                                 "order by m.number limit $4",
                                 {partition, goes, stays, most}, [](const Row& row) { return row.get<TicketId>(0); }));
  for (const TicketId& other : others) {
    TRY(add_pair(w, partition, {.one = goes, .other = other, .is_same = false}, now));
    TRY(w.run("update voice_pairs set stayer = $3 where partition = $1 and number = $2", {partition, TRY(last_pair(w, partition)), stays}));
  }
  return {};
}

Result<void> drop_kept(db::Writer& w, std::string_view partition, TicketId one, TicketId other) {
  TRY(w.run("delete from voice_pairs where partition = $1 and stayer is not null and ((leaver = $2 and stayer = $3) or (leaver = $3 and stayer = $2))", {partition, one, other}));
  constexpr std::string_view between = "delete from voice_pairs where partition = $1 and stayer is not null and one in (select m.ticket from voices m join voices g on g.partition = m.partition and "
                                       "g.group_number = m.group_number where m.partition = $1 and g.ticket = $2) and other in (select m.ticket from voices m join voices g on "
                                       "g.partition = m.partition and g.group_number = m.group_number where m.partition = $1 and g.ticket = $3)";
  TRY(w.run(between, {partition, one, other}));
  TRY(w.run(between, {partition, other, one}));
  return {};
}

Result<std::int64_t> last_pair(const db::Reader& r, std::string_view partition) {
  return r.integer("select coalesce(max(number), 0) from voice_pairs where partition = $1", {partition});
}

Result<std::vector<NumberedPair>> pairs_after(const db::Reader& r, std::string_view partition, std::int64_t after) {
  return r.list("select p.number, a.number, b.number, p.is_same, case p.leaver when p.one then a.number when p.other then b.number else 0 end from voice_pairs p join voices a on a.partition = p.partition and a.ticket = p.one "
                "join voices b on b.partition = p.partition and b.ticket = p.other where p.partition = $1 and p.number > $2 order by p.number",
                {partition, after}, [](const Row& row) {
                  const auto [one, other] = std::minmax({row.integer(1), row.integer(2)});
                  return NumberedPair{row.integer(0), one, other, row.get<bool>(3), row.integer(4)};
                });
}

Result<bool> are_parted(const db::Reader& r, std::string_view partition, std::int64_t one_group, std::int64_t other_group) {
  constexpr std::string_view between =
      "select count(*) from voice_pairs p join voices a on a.partition = p.partition and a.ticket = p.one join voices b on b.partition = p.partition and "
      "b.ticket = p.other where p.partition = $1 and p.is_same = 0 and p.stayer is null and a.group_number = $2 and b.group_number = $3";
  return TRY(r.integer(between, {partition, one_group, other_group})) + TRY(r.integer(between, {partition, other_group, one_group})) > 0;
}

Result<void> merge_groups(db::Writer& w, std::string_view partition, std::int64_t into, std::int64_t from) {
  TRY(w.run("update voices set group_number = $3 where partition = $1 and group_number = $2", {partition, from, into}));
  return {};
}

Result<void> obey_pair(db::Writer& w, std::string_view partition, const NumberedPair& pair) {
  const auto one = TRY(group_of(w, partition, pair.one)), other = TRY(group_of(w, partition, pair.other));
  if (!one || !other) return {};
  if (pair.is_same) return *one == *other ? Result<void>{} : merge_groups(w, partition, std::min(*one, *other), std::max(*one, *other));
  if (*one != *other) return {};
  const auto leaver = pair.leaver();
  if (leaver == *one) TRY(name_after_next(w, partition, leaver));
  TRY(w.run("update voices set group_number = number where partition = $1 and number = $2", {partition, leaver}));
  return {};
}

}  // namespace lianxin::voices::store
