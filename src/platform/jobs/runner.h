// Runner: does timed jobs and reactions, on threads of its own. Several servers may run one on the same database: a job
// is leased, and a reaction moves its cursor in the transaction of its effects, so each effect happens once.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "platform/feature/feature.h"

namespace lianxin::jobs {

struct RunnerOptions {
  std::string owner{};                  // names this runner; empty: host, process and a random part
  std::int64_t lease_ms = 120'000;      // a runner that died gives its jobs away after this
  int poll_ms = 250;                    // how long a journal row waits for its reactions at most
  std::function<Moment()> clock = now_from_system_clock;
};

class Runner {
 public:
  Runner(db::Store& store, std::vector<TimedJob> jobs, std::vector<Reaction> reactions, RunnerOptions options = {});
  ~Runner();  // stops
  Runner(const Runner&) = delete;
  Runner& operator=(const Runner&) = delete;

  void start();
  // Returns when what is running now has come to its end; a reaction stops between two rows.
  void stop();
  // Everything that is due, on this thread: jobs once, reactions until no row is left. Gives how much was done (what jobs
  // count, and rows reacted to); the first error, after trying the others too.
  Result<int> run_due_once(Moment now);

 private:
  class Work;
  std::unique_ptr<Work> work_;
};

// Of the platform itself: sealing the journal.
std::vector<TimedJob> platform_jobs();

// For the operator: what is late or failing.
struct JobState {
  std::string name;
  std::string owner{};
  std::optional<Moment> last_run_at{};
  Moment next_at{};
  std::int64_t failures = 0;  // in a row
  std::string last_error{};
};
Result<std::vector<JobState>> list_job_states(const db::Reader&);
// Reactions likewise; `behind`: rows of the journal not looked at yet, roughly.
struct ReactionState {
  std::string name;
  std::int64_t behind = 0;
  std::int64_t failures = 0;
  std::string last_error{};
};
Result<std::vector<ReactionState>> list_reaction_states(const db::Reader&);

}  // namespace lianxin::jobs
