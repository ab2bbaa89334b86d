// Store: the database as the server holds it. SQLite (one writer thread with group commit, a pool of readers) or
// PostgreSQL (a pool of connections). An acknowledged write survives a power cut.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>

#include "platform/db/db.h"
#include "platform/db/store_metrics.h"

namespace lianxin::db {

struct StoreOptions {
  std::string url = "sqlite:data/lianxin.db";  // or postgresql://…
  int readers = 4;                             // connections for reading (SQLite), or in all (PostgreSQL)
  int max_group = 256;                         // writes in one commit; 1 switches group commit off
  int max_queued_writes = 4096;                // more: unavailable "base.store_busy"
  bool create_if_missing = true;
};

class Store {
 public:
  using ReadWork = std::function<Result<void>(Reader&)>;
  using WriteWork = std::function<Result<void>(Writer&)>;
  using Done = std::function<void(Result<void>)>;

  virtual ~Store() = default;
  virtual Dialect dialect() const = 0;
  // Whether reading is quick enough to be done on the thread that serves the network (a local file).
  virtual bool reads_locally() const = 0;
  // Runs `work` in one snapshot on a pooled connection, on this thread; waits for a free connection.
  virtual Result<void> read(const ReadWork& work) = 0;
  // Queues `work`; `done` is called from a store's thread after the commit is durable (or with the error, and then
  // nothing of it is written). Each work has its own savepoint: a failing one does not spoil its neighbours.
  // `work` may run more than once (serialization failures) and must leave nothing behind when it fails. After a failed
  // statement all that follow in the same work fail too, and the work as a whole, whatever it answers.
  // A full queue is answered at once, on the caller's thread: unavailable "base.store_busy".
  virtual void write(WriteWork work, Done done) = 0;
  // Waits until all queued writes are done, then refuses new ones.
  virtual void drain() = 0;
  virtual const StoreMetrics& metrics() const = 0;
  // A consistent copy of everything in a new file, while work goes on. SQLite only: PostgreSQL has its own tools
  // (unsupported "base.copy_by_pg_dump").
  virtual Result<void> copy_to(const std::string& file) = 0;

  // The same, waiting: for jobs, the command line and tests. Not from a store's own thread.
  Result<void> write_and_wait(WriteWork work);
  // Tells the planner what the tables hold. Without it SQLite takes every index that begins with `partition` for a narrow
  // one. After opening, after much has been loaded, and a few times a day; some tens of milliseconds.
  Result<void> gather_statistics();

  // f(Reader&) -> Result<T>
  template <class F>
  auto reading(F&& f) -> std::invoke_result_t<F&, Reader&> {
    std::optional<std::invoke_result_t<F&, Reader&>> out;
    auto done = read([&](Reader& r) -> Result<void> {
      out.emplace(f(r));
      if (!*out) return out->error();
      return {};
    });
    if (!done) return std::move(done).error();
    return std::move(*out);
  }
  // f(Writer&) -> Result<T>, in one transaction; returns after the durable commit.
  template <class F>
  auto transact(F&& f) -> std::invoke_result_t<F&, Writer&> {
    std::optional<std::invoke_result_t<F&, Writer&>> out;
    auto done = write_and_wait([&](Writer& w) -> Result<void> {
      out.reset();
      out.emplace(f(w));
      if (!*out) return out->error();
      return {};
    });
    if (!done) return std::move(done).error();
    return std::move(*out);
  }
};

// Errors: unavailable "base.store_away" (cannot connect), conflict "base.store_in_use" (another server holds the same
// SQLite file; one server a file, by an exclusive lock on FILE.lock).
Result<std::unique_ptr<Store>> open_store(const StoreOptions&);

// Reads in one snapshot without being a server: also beside the one that holds the database.
Result<void> read_beside(const StoreOptions&, const Store::ReadWork&);

}  // namespace lianxin::db
