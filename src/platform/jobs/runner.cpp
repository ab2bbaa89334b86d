#include "platform/jobs/runner.h"

#include <unistd.h>

#include <algorithm>
#include <condition_variable>
#include <map>
#include <mutex>
#include <thread>

#include "platform/jobs/job_store.h"
#include "platform/logging/logging.h"

namespace lianxin::jobs {
namespace {

constexpr int rows_at_once = 200;
constexpr std::size_t rows_in_transaction = 32;
constexpr std::int64_t longest_pause_ms = 5 * ms_per_minute;

std::string new_owner() {
  char host[256] = "";
  ::gethostname(host, sizeof host - 1);
  return std::string(host) + ":" + std::to_string(::getpid()) + ":" + to_text(new_uuid(now_from_system_clock())).substr(24);
}

std::int64_t pause_after(std::int64_t failures) { return std::min<std::int64_t>(longest_pause_ms, 1000LL << std::min<std::int64_t>(failures, 9)); }

bool matches(std::string_view pattern, std::string_view kind) {
  if (!pattern.ends_with('*')) return pattern == kind;
  pattern.remove_suffix(1);
  return kind.starts_with(pattern);
}

std::string shown(const Error& error) { return error.detail.empty() ? error.key : error.key + ": " + error.detail; }

}  // namespace

class Runner::Work {
 public:
  Work(db::Store& store, std::vector<TimedJob> jobs, std::vector<Reaction> reactions, RunnerOptions options)
      : store_(&store), jobs_(std::move(jobs)), reactions_(std::move(reactions)), options_(std::move(options)) {
    if (options_.owner.empty()) options_.owner = new_owner();
  }

  void start();
  void stop();
  Result<int> run_jobs(Moment now);
  Result<int> run_reactions(Moment now);

 private:
  Lease lease_of(std::string_view name, Moment now) const { return {name, options_.owner, now, options_.lease_ms}; }
  Result<int> run_job(const TimedJob& job, Moment now);
  Result<bool> hold_reactions(Moment now);
  Result<int> react_to_all(const Reaction& reaction, Moment now);
  Result<void> react_to(const Reaction& reaction, journal::Position& kept, std::span<const journal::Settled* const> rows);
  Result<int> react_to_some(const Reaction& reaction, journal::Position& kept, journal::Position& seen, bool& more);
  Result<void> fail_reaction(const Reaction& reaction, const Error& error, Moment now);
  void adopt_restored();
  void renew_leases();
  void loop(const std::function<Result<int>(Moment)>& round, int pause_ms);
  bool is_stopping() const { return stopping_.load(std::memory_order_relaxed); }

  db::Store* store_;
  std::vector<TimedJob> jobs_;
  std::vector<Reaction> reactions_;
  RunnerOptions options_;
  // How far a reaction has looked without finding a row of its own: not worth a write.
  std::map<std::string_view, journal::Position> seen_;
  Moment reactions_held_until_{};
  std::atomic<bool> stopping_{false};
  std::mutex mutex_;
  std::condition_variable wake_;
  std::vector<std::thread> threads_;
};

// Timed jobs.

Result<int> Runner::Work::run_job(const TimedJob& job, Moment now) {
  if (!TRY(store_->reading([&](db::Reader& r) { return is_due(r, job.name, now); }))) return 0;
  const Lease lease = lease_of(job.name, now);
  if (!TRY(store_->transact([&](db::Writer& w) { return take(w, lease); }))) return 0;
  Result<int> done = fail(Code::internal, "base.internal");
  try {
    done = job.run(*store_, now);
  } catch (const std::exception& thrown) {
    done.error().detail = thrown.what();
  }
  Outcome outcome{.next_at = now + job.every_s * 1000LL};
  if (done) {
    outcome.count = *done;
  } else {
    const auto failures = TRY(store_->reading([&](db::Reader& r) { return failures_of_job(r, job.name); }));
    outcome.next_at = now + pause_after(failures);
    outcome.error = shown(done.error());
    log::error("job failed", {{"job", job.name}, {"error", outcome.error}});
  }
  TRY(store_->transact([&](db::Writer& w) { return finish(w, lease, outcome); }));
  return done;
}

Result<int> Runner::Work::run_jobs(Moment now) {
  int count = 0;
  std::optional<Error> first;
  for (const TimedJob& job : jobs_) {
    if (is_stopping()) break;
    const auto done = run_job(job, now);
    if (done) count += *done;
    else if (!first) first = done.error();
  }
  if (first) return *first;
  return count;
}

// Reactions.

Result<bool> Runner::Work::hold_reactions(Moment now) {
  if (now < reactions_held_until_) return true;
  seen_.clear();
  const Lease lease = lease_of(all_reactions, now);
  const bool held = TRY(store_->transact([&](db::Writer& w) { return take(w, lease); }));
  if (held) reactions_held_until_ = now + options_.lease_ms / 3;
  return held;
}

// Some rows in one transaction, so that an import of thousands does not wait for as many commits.
Result<void> Runner::Work::react_to(const Reaction& reaction, journal::Position& kept, std::span<const journal::Settled* const> rows) {
  auto done = store_->transact([&](db::Writer& w) -> Result<void> {
    for (const auto* settled : rows) TRY(reaction.react(w, settled->row));
    return move_cursor(w, reaction.name, kept, rows.back()->position);
  });
  if (done) kept = rows.back()->position;
  return done;
}

// One round of rows. `kept`: the cursor as stored; `seen`: how far was looked.
Result<int> Runner::Work::react_to_some(const Reaction& reaction, journal::Position& kept, journal::Position& seen, bool& more) {
  const auto rows = TRY(store_->reading([&](db::Reader& r) { return journal::settled_after(r, seen, rows_at_once); }));
  more = rows.size() == rows_at_once;
  std::vector<const journal::Settled*> own;
  for (const auto& settled : rows) {
    if (matches(reaction.kind, settled.row.kind)) own.push_back(&settled);
  }
  std::size_t at_once = rows_in_transaction;
  std::size_t at = 0;
  while (at < own.size() && !is_stopping()) {
    const std::span chunk(own.data() + at, std::min(at_once, own.size() - at));
    const auto done = react_to(reaction, kept, chunk);
    if (!done && chunk.size() == 1) return done.error();
    if (done) at += chunk.size();
    else at_once = 1;  // which of them fails: those before it shall be kept
  }
  if (at == own.size() && !rows.empty()) seen = rows.back().position;
  if (more && kept < seen) {
    TRY(store_->transact([&](db::Writer& w) { return move_cursor(w, reaction.name, kept, seen); }));
    kept = seen;
  }
  return static_cast<int>(at);
}

Result<void> Runner::Work::fail_reaction(const Reaction& reaction, const Error& error, Moment now) {
  seen_.erase(reaction.name);
  if (error.key == "jobs.moved_by_another") return {};
  log::error("reaction failed", {{"reaction", reaction.name}, {"error", shown(error)}});
  const auto cursor = TRY(store_->reading([&](db::Reader& r) { return load_cursor(r, reaction.name); }));
  const Moment next_at = now + pause_after(cursor.failures);
  return store_->transact([&](db::Writer& w) { return note_failure(w, reaction.name, next_at, shown(error)); });
}

Result<int> Runner::Work::react_to_all(const Reaction& reaction, Moment now) {
  const auto cursor = TRY(store_->reading([&](db::Reader& r) { return load_cursor(r, reaction.name); }));
  if (cursor.next_at > now) return 0;
  journal::Position kept = cursor.position;
  journal::Position& seen = seen_[reaction.name];
  seen = std::max(seen, kept);
  int count = 0;
  for (bool more = true; more && !is_stopping();) {
    const auto done = react_to_some(reaction, kept, seen, more);
    if (!done) {
      TRY(fail_reaction(reaction, done.error(), now));
      if (done.error().key == "jobs.moved_by_another") return count;
      return done.error();
    }
    count += *done;
  }
  return count;
}

Result<int> Runner::Work::run_reactions(Moment now) {
  if (reactions_.empty() || !TRY(hold_reactions(now))) return 0;
  int count = 0;
  std::optional<Error> first;
  for (bool busy = true; busy && !is_stopping();) {  // reactions write rows others react to
    busy = false;
    for (const Reaction& reaction : reactions_) {
      const auto done = react_to_all(reaction, now);
      if (done && *done > 0) busy = true;
      if (done) count += *done;
      else if (!first) first = done.error();
    }
  }
  if (first) return *first;
  return count;
}

// Threads.

void Runner::Work::adopt_restored() {
  const auto done = store_->transact([](db::Writer& w) -> Result<bool> {
    const auto sealed = TRY(journal::sealed_until(w));
    if (!TRY(journal::adopt_restored(w))) return false;
    TRY(adopt_restored_cursors(w, sealed));
    return true;
  });
  if (done && *done) log::warning("journal rows of another cluster adopted");
}

void Runner::Work::renew_leases() {
  const Lease lease = lease_of({}, options_.clock());
  const auto done = store_->transact([&](db::Writer& w) { return renew(w, lease); });
  if (!done) log::error("leases not renewed", {{"error", shown(done.error())}});
}

void Runner::Work::loop(const std::function<Result<int>(Moment)>& round, int pause_ms) {
  while (!is_stopping()) {
    const auto done = round(options_.clock());
    if (!done && done.error().code == Code::unavailable) log::warning("store away or busy", {{"error", shown(done.error())}});
    std::unique_lock lock(mutex_);
    wake_.wait_for(lock, std::chrono::milliseconds(pause_ms), [&] { return is_stopping(); });
  }
}

void Runner::Work::start() {
  if (!threads_.empty()) return;
  stopping_ = false;
  adopt_restored();
  threads_.emplace_back([this] { loop([this](Moment now) { return run_jobs(now); }, std::max(options_.poll_ms, 500)); });
  threads_.emplace_back([this] { loop([this](Moment now) { return run_reactions(now); }, options_.poll_ms); });
  threads_.emplace_back([this] {
    loop([this](Moment) -> Result<int> { renew_leases(); return 0; }, static_cast<int>(options_.lease_ms / 4));
  });
}

void Runner::Work::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  for (auto& thread : threads_) thread.join();
  const bool ran = !threads_.empty();
  threads_.clear();
  stopping_ = false;
  if (!ran && reactions_held_until_ == Moment{}) return;
  reactions_held_until_ = {};
  const Lease lease = lease_of(all_reactions, options_.clock());
  (void)store_->transact([&](db::Writer& w) { return give_back(w, lease); });
}

Runner::Runner(db::Store& store, std::vector<TimedJob> jobs, std::vector<Reaction> reactions, RunnerOptions options)
    : work_(std::make_unique<Work>(store, std::move(jobs), std::move(reactions), std::move(options))) {}

Runner::~Runner() { stop(); }

void Runner::start() { work_->start(); }

void Runner::stop() { work_->stop(); }

Result<int> Runner::run_due_once(Moment now) {
  const auto jobs = work_->run_jobs(now);
  const auto reactions = work_->run_reactions(now);
  if (!jobs) return jobs.error();
  if (!reactions) return reactions.error();
  return *jobs + *reactions;
}

std::vector<TimedJob> platform_jobs() {
  return {{.name = "journal.seal", .every_s = 60, .run = [](db::Store& store, Moment now) -> Result<int> {
             const auto sealed = TRY(store.transact([&](db::Writer& w) { return journal::seal(w, now); }));
             return static_cast<int>(sealed);
           }},
          {.name = "store.statistics", .every_s = 6 * 3600, .run = [](db::Store& store, Moment) -> Result<int> {
             TRY(store.gather_statistics());
             return 0;
           }}};
}

}  // namespace lianxin::jobs
