// What the runner keeps in the database: leases of jobs and cursors of reactions.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "platform/db/store.h"
#include "platform/journal/settled.h"

namespace lianxin::jobs {

constexpr std::string_view all_reactions = "reactions";

struct Lease {
  std::string_view name;
  std::string_view owner;
  Moment now{};
  std::int64_t lasts_ms = 0;
};

// Takes the job when it is due and nobody holds it (or the holder's time is over, or it is ours).
Result<bool> take(db::Writer&, const Lease&);
// Keeps all that `owner` holds.
Result<void> renew(db::Writer&, const Lease&);
Result<void> give_back(db::Writer&, const Lease&);

struct Outcome {
  Moment next_at{};
  int count = 0;
  std::string error{};  // empty: went well
};
// Only when `lease.owner` still holds it.
Result<void> finish(db::Writer&, const Lease&, const Outcome&);
// The failures of a job or a reaction in a row.
Result<std::int64_t> failures_of_job(const db::Reader&, std::string_view name);
// The job's row is there and due.
Result<bool> is_due(const db::Reader&, std::string_view name, Moment now);

struct Cursor {
  journal::Position position{};
  Moment next_at{};
  std::int64_t failures = 0;
};
Result<Cursor> load_cursor(const db::Reader&, std::string_view reaction);
// Moves it on, in the transaction of what the reaction did; conflict "jobs.moved_by_another" when it stands elsewhere.
Result<void> move_cursor(db::Writer&, std::string_view reaction, journal::Position from, journal::Position to);
Result<void> note_failure(db::Writer&, std::string_view reaction, Moment next_at, std::string_view error);
// After rows were adopted from another cluster.
Result<void> adopt_restored_cursors(db::Writer&, journal::Position sealed_until_before);

}  // namespace lianxin::jobs
