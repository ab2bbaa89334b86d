#include "platform/jobs/job_store.h"

#include "platform/jobs/runner.h"

namespace lianxin::jobs {

Result<bool> take(db::Writer& writer, const Lease& lease) {
  TRY(writer.run("insert into jobs (name, leased_until, next_at, failures) values ($1, 0, 0, 0) on conflict (name) do nothing", {lease.name}));
  const auto taken = TRY(writer.run(
      "update jobs set owner = $1, leased_until = $2 where name = $3 and next_at <= $4 and (owner is null or owner = $1 or leased_until <= $4)",
      {lease.owner, lease.now + lease.lasts_ms, lease.name, lease.now}));
  return taken == 1;
}

Result<void> renew(db::Writer& writer, const Lease& lease) {
  TRY(writer.run("update jobs set leased_until = $1 where owner = $2", {lease.now + lease.lasts_ms, lease.owner}));
  return {};
}

Result<void> give_back(db::Writer& writer, const Lease& lease) {
  TRY(writer.run("update jobs set owner = null, leased_until = 0 where name = $1 and owner = $2", {lease.name, lease.owner}));
  return {};
}

Result<void> finish(db::Writer& writer, const Lease& lease, const Outcome& outcome) {
  const bool well = outcome.error.empty();
  TRY(writer.run("update jobs set owner = null, leased_until = 0, next_at = $1, failures = case when $2 = 1 then 0 else failures + 1 end, "
                 "last_error = $3, last_run_at = $4, last_count = $5 where name = $6 and owner = $7",
                 {outcome.next_at, well, well ? std::optional<std::string>{} : outcome.error, lease.now, outcome.count, lease.name, lease.owner}));
  return {};
}

Result<std::int64_t> failures_of_job(const db::Reader& reader, std::string_view name) {
  return reader.integer("select failures from jobs where name = $1", {name});
}

Result<bool> is_due(const db::Reader& reader, std::string_view name, Moment now) {
  return TRY(reader.integer("select count(*) from jobs where name = $1 and (next_at > $2 or leased_until > $2)", {name, now})) == 0;
}

Result<Cursor> load_cursor(const db::Reader& reader, std::string_view reaction) {
  const auto found = TRY(reader.find("select tx, seq, next_at, failures from reactions where name = $1", {reaction}, [](const db::Row& row) {
    return Cursor{{row.get<std::int64_t>(0), row.get<std::int64_t>(1)}, row.get<Moment>(2), row.get<std::int64_t>(3)};
  }));
  return found.value_or(Cursor{});
}

Result<void> move_cursor(db::Writer& writer, std::string_view reaction, journal::Position from, journal::Position to) {
  TRY(writer.run("insert into reactions (name, tx, seq, next_at, failures) values ($1, 0, 0, 0, 0) on conflict (name) do nothing", {reaction}));
  const auto moved = TRY(writer.run(
      "update reactions set tx = $1, seq = $2, next_at = 0, failures = 0, last_error = null where name = $3 and tx = $4 and seq = $5",
      {to.tx, to.seq, reaction, from.tx, from.seq}));
  if (moved != 1) return fail(Code::conflict, "jobs.moved_by_another");
  return {};
}

Result<void> note_failure(db::Writer& writer, std::string_view reaction, Moment next_at, std::string_view error) {
  TRY(writer.run("insert into reactions (name, tx, seq, next_at, failures) values ($1, 0, 0, 0, 0) on conflict (name) do nothing", {reaction}));
  TRY(writer.run("update reactions set next_at = $1, failures = failures + 1, last_error = $2 where name = $3", {next_at, error, reaction}));
  return {};
}

Result<void> adopt_restored_cursors(db::Writer& writer, journal::Position sealed) {
  TRY(writer.run("update reactions set tx = case when (tx, seq) <= ($1, $2) then 0 else 1 end", {sealed.tx, sealed.seq}));
  return {};
}

Result<std::vector<JobState>> list_job_states(const db::Reader& reader) {
  return reader.list("select name, owner, last_run_at, next_at, failures, last_error from jobs order by name", {}, [](const db::Row& row) {
    return JobState{row.get<std::string>(0), row.get<std::string>(1), row.get<std::optional<Moment>>(2),
                    row.get<Moment>(3),      row.get<std::int64_t>(4), row.get<std::string>(5)};
  });
}

Result<std::vector<ReactionState>> list_reaction_states(const db::Reader& reader) {
  const auto last = TRY(journal::last_seq(reader));
  return reader.list("select name, seq, failures, last_error from reactions order by name", {}, [&](const db::Row& row) {
    const auto behind = std::max<std::int64_t>(0, last - row.get<std::int64_t>(1));
    return ReactionState{row.get<std::string>(0), behind, row.get<std::int64_t>(2), row.get<std::string>(3)};
  });
}

}  // namespace lianxin::jobs
